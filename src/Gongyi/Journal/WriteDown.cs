using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>A row that an action wrote or changed, with its values as they are stored.</summary>
internal readonly record struct ChangedRow(RowShape Shape, object?[] Values, bool IsNew)
{
    public object? Stored(RowColumn column) => Values[column.At];
}

/// <summary>Writes the facts of an action into the journal, with the digests of the rows that go with them.</summary>
internal static class WriteDown
{
    private static readonly JsonSerializerOptions FactJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void All(Writer writer, Actor actor, DateTimeOffset now, List<Fact> facts, List<ChangedRow> rows)
    {
        var (entries, heads) = (writer.Shape<JournalEntry>(), writer.Shape<JournalHead>());
        var head = writer.JournalHeadOf(actor.Community) ?? new() { CommunityId = actor.Community, Hash = JournalEntry.Genesis };
        foreach (var fact in facts)
        {
            var salts = RandomNumberGenerator.GetBytes(48).AsSpan();
            var (salt, textSalt) = (salts[..16].ToArray(), salts[16..].ToArray());
            var payload = JsonSerializer.SerializeToNode(fact, fact.GetType(), FactJson)!.AsObject();
            _ = payload.Remove("about");
            // The rows stand in the last entry of the action: one place, found by key.
            if (ReferenceEquals(fact, facts[^1])) payload["rows"] = Seals(rows, textSalt);
            var entry = JournalEntry.Write(
                head.Seq + 1, now, actor, fact.About, fact.GetType().Name, payload.ToJsonString(FactJson), salt, textSalt, head.Hash);
            writer.Run(entries, entries.Insert, entries.Values(entry));
            head = head with { Seq = entry.Seq, Hash = entry.Hash(), At = entry.At };
        }

        writer.Figures.Put(heads, head);
    }

    private static JsonObject Seals(List<ChangedRow> rows, byte[] textSalt) =>
        new(from row in rows
            let name = Seal.Name(row.Shape, row.Stored)
            orderby name
            select KeyValuePair.Create<string, JsonNode?>(name, (row.IsNew ? "new " : "now ") + Seal.Digest(row.Shape, row.Stored, textSalt)));
}
