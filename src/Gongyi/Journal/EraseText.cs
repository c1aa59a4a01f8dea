using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Journal;

/// <summary>
/// Makes words that an action takes away unguessable: every entry that ever sealed one of their rows loses the salt of
/// its text hashes. The one place where a line of the journal is ever updated; it must be, because with the salt whoever
/// has a list of likely sentences could still find the one that was said. The leaf does not hold the salt and stays.
/// </summary>
/// <remarks>
/// An entry seals several rows under one salt. Rows whose newest seal goes with it are sealed once more in the entry that
/// erases, after a look at whether they still are what that seal says: an erasure must not launder a change.
/// It reads the community's whole journal twice, which takes a second for half a million entries and happens some times a year.
/// </remarks>
internal static class EraseText
{
    private sealed record Sealing(JournalEntry Entry, Dictionary<string, string> Digests);

    /// <param name="changed">The rows that the action itself seals.</param>
    /// <returns>The rows to be sealed beside them, or <see cref="RowsDisagree"/>.</returns>
    public static Result<List<ChangedRow>> From(Writer writer, Db db, List<ChangedRow> changed)
    {
        var erased = db.ChangeTracker.Entries()
            .Where(row => row.State is EntityState.Modified && Seal.IsSealed(row.Metadata) && row.Properties.Any(IsLostText))
            .Select(row => Seal.Name(RowShape.Of(row.Metadata), column => column.Stored(row.Entity))).ToHashSet();
        var blanked = Naming(db, erased);
        var beside = blanked.SelectMany(each => each.Digests.Keys).ToHashSet();
        beside.ExceptWith(changed.Select(row => Seal.Name(row.Shape, row.Stored)));

        var newest = new Dictionary<string, Sealing>();
        foreach (var sealing in Naming(db, beside))
            foreach (var name in sealing.Digests.Keys.Where(beside.Contains)) newest[name] = sealing;
        var gone = blanked.Select(each => each.Entry.Seq).ToHashSet();
        var again = new List<ChangedRow>();
        foreach (var (name, sealing) in newest.Where(each => gone.Contains(each.Value.Entry.Seq)).OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            if (Row(writer, db, name) is not { } row || Seal.Digest(row.Shape, row.Stored, sealing.Entry.TextSalt) != sealing.Digests[name]) return new RowsDisagree();
            again.Add(row);
        }

        var entries = writer.Shape<JournalEntry>();
        foreach (var (entry, _) in blanked.Where(each => each.Entry.TextSalt.Length > 0))
        {
            entry.EraseTextSalt();
            writer.Run(entries, entries.Update, entries.Values(entry));
        }

        return again;
    }

    private static bool IsLostText(Microsoft.EntityFrameworkCore.ChangeTracking.PropertyEntry column) => column.IsModified && column.Metadata.ClrType == typeof(string);

    private static ChangedRow? Row(Writer writer, Db db, string name)
    {
        var parts = name.Split('/');
        var shape = RowShape.Of(db.Model.GetEntityTypes().Single(table => table.GetTableName() == parts[0]));
        return writer.FindRow(shape, parts[1..]) is { } row ? new(shape, row, IsNew: false) : null;
    }

    /// <summary>Entries that seal any of the rows, oldest first.</summary>
    private static List<Sealing> Naming(Db db, HashSet<string> rows)
    {
        if (rows.Count == 0) return [];
        var quoted = SearchValues.Create([.. rows.Select(row => JsonSerializer.Serialize(row))], StringComparison.Ordinal);
        return
        [
            .. from entry in db.Journal.AsNoTracking().OrderBy(entry => entry.Seq).AsEnumerable()
               where entry.Payload.AsSpan().ContainsAny(quoted)
               let digests = JsonNode.Parse(entry.Payload)!["rows"]!.AsObject().ToDictionary(row => row.Key, row => $"{row.Value}".Split(' ')[1])
               where digests.Keys.Any(rows.Contains)
               select new Sealing(entry, digests),
        ];
    }
}
