using System.Text.Json;
using System.Text.Json.Nodes;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Operations;

/// <summary>Something that is not as the journal and the rules say, and the row where it shows.</summary>
public sealed record Finding(int Community, string Row, string What);

/// <param name="Orphans">Files that no row names, as a process killed between file and row leaves them; no fault.</param>
/// <param name="Figures">Counts and sums of each community in which nothing was found.</param>
public sealed record VerifyReport(IReadOnlyList<Finding> Findings, long Entries, long Rows, long Files, long Orphans, IReadOnlyList<CommunityFigures> Figures)
{
    public string ToText() => Findings.Count == 0
        ? $"ok: {Entries} journal entries, {Rows} rows, {Files} files ({Orphans} more that nothing names), nothing out of place"
            + string.Concat(Figures.Select(each => $"\n{each.ToText()}"))
        : string.Join('\n', Findings.Select(finding => $"community {finding.Community}: {finding.Row}: {finding.What}"));

    public string ToJson() => JsonSerializer.Serialize(this, Answers.Json);
}

/// <summary>
/// Re-checks invariants 1, 3, 4 and 5 over all data, without trusting anything but the rules: the chain of the journal,
/// every sealed row against its digest, balances, approval chains, separation of duties, and every file that a row names.
/// </summary>
public static class Verify
{
    public static VerifyReport Run(Store store, FileStore kept)
    {
        ArgumentNullException.ThrowIfNull(store);
        List<int> communities;
        using (var db = store.Read(0))
            communities = [.. db.Set<JournalHead>().IgnoreQueryFilters().Select(head => head.CommunityId).Union(db.Journal.IgnoreQueryFilters().Select(entry => entry.CommunityId))];

        var findings = new List<Finding>();
        var (entries, rows) = (0L, 0L);
        var files = new VerifyFiles(kept);
        var figures = new List<CommunityFigures>();
        foreach (var community in communities.Order())
        {
            using var db = store.Snapshot(community);
            var seals = CheckJournal(db, community, findings);
            entries += seals.Entries;
            rows += CheckRows(db, community, seals.Latest, findings);
            // Rules are only re-checked over rows that are what they were: a torn row is named once, above.
            if (findings.Exists(finding => finding.Community == community)) continue;
            VerifyMoney.Check(db, community, findings);
            VerifyChains.Check(db, community, findings);
            files.Check(db, community, findings);
            figures.Add(VerifyFigures.Of(db, community));
        }

        return new(findings, entries, rows, files.Named, files.Orphans, figures);
    }

    private sealed record SealedRow(string Digest, byte[] TextSalt, long Seq);

    private static (long Entries, Dictionary<string, SealedRow> Latest) CheckJournal(Db db, int community, List<Finding> findings)
    {
        var latest = new Dictionary<string, SealedRow>();
        var blank = new VerifyErasures();
        var (seq, hash) = (0L, JournalEntry.Genesis);
        foreach (var entry in db.Journal.OrderBy(each => each.Seq).AsEnumerable())
        {
            var row = $"Journal/{community}/{entry.Seq}";
            if (entry.Seq != ++seq)
            {
                findings.Add(new(community, $"Journal/{community}/{seq}", "missing"));
                seq = entry.Seq;
            }

            if (!entry.IsIntact()) findings.Add(new(community, row, "changed: its leaf no longer fits what it says"));
            if (!entry.PreviousHash.AsSpan().SequenceEqual(hash)) findings.Add(new(community, row, "does not follow the entry before it"));
            hash = entry.Hash();
            blank.Look(entry, ReadSeals(entry, row, latest, findings), name => latest[name].Seq);
        }

        findings.AddRange(blank.Unexplained.Select(entry => new Finding(community, $"Journal/{community}/{entry}", "its text salt is gone, and no erasure says why")));

        var head = db.JournalHeads.FirstOrDefault();
        if (head is null || head.Seq != seq || !head.Hash.AsSpan().SequenceEqual(hash))
            findings.Add(new(community, $"Journal/{community}/{Math.Max(seq, head?.Seq ?? 0)}", "the journal does not end where its head says"));
        return (seq, latest);
    }

    /// <returns>The rows that the entry seals.</returns>
    private static List<string> ReadSeals(JournalEntry entry, string row, Dictionary<string, SealedRow> latest, List<Finding> findings)
    {
        if (TryParse(entry.Payload)?["rows"] is not JsonObject rows) return [];
        foreach (var (name, value) in rows)
        {
            if (value?.ToString().Split(' ') is not [var kind, var digest]) continue;
            if (kind == "new" && latest.ContainsKey(name)) findings.Add(new(entry.CommunityId, row, $"creates {name} a second time"));
            if (kind == "now" && !latest.ContainsKey(name)) findings.Add(new(entry.CommunityId, row, $"changes {name}, which nothing created"));
            latest[name] = new(digest, entry.TextSalt, entry.Seq);
        }

        return [.. rows.Select(each => each.Key)];
    }

    private static JsonNode? TryParse(string payload)
    {
        try
        {
            return JsonNode.Parse(payload);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Every stored row against its newest digest, and every digest against a stored row.</summary>
    private static long CheckRows(Db db, int community, Dictionary<string, SealedRow> latest, List<Finding> findings)
    {
        var seen = new HashSet<string>();
        foreach (var table in db.Model.GetEntityTypes().Where(Seal.IsSealed).Select(RowShape.Of))
            foreach (var row in StoredRows(db, table, community))
            {
                var name = Seal.Name(table, column => row[column.Name]);
                _ = seen.Add(name);
                if (!latest.TryGetValue(name, out var expected)) findings.Add(new(community, name, "inserted: no journal entry created it"));
                else if (Seal.Digest(table, column => row[column.Name], expected.TextSalt) != expected.Digest)
                    findings.Add(new(community, name, $"changed since journal entry {expected.Seq}"));
            }

        findings.AddRange(latest.Keys.Where(name => !seen.Contains(name)).Select(name => new Finding(community, name, $"deleted: journal entry {latest[name].Seq} knows it")));
        return seen.Count;
    }

    /// <summary>The stored values, past the model: a row that the model could not read must be found too.</summary>
    private static List<Dictionary<string, object?>> StoredRows(Db db, RowShape table, int community)
    {
        var connection = db.Database.GetDbConnection();
        db.Database.OpenConnection();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // Made from the model, the one value is a parameter.
        command.CommandText = table.FindAll;
#pragma warning restore CA2100
        var parameter = table.Key[0].Parameter(command, db is SqliteDb ? "$1" : "");
        parameter.Value = community;
        _ = command.Parameters.Add(parameter);
        using var reader = command.ExecuteReader();
        var rows = new List<Dictionary<string, object?>>();
        while (reader.Read()) rows.Add(table.Columns.Select((column, at) => (column.Name, Value: reader.GetValue(at))).ToDictionary(each => each.Name, each => (object?)each.Value));
        return rows;
    }
}
