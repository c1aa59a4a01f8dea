using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Gongyi.Journal;

/// <summary>One write action in the lane: who asks, what time it is, and the database as it is at this moment.</summary>
public sealed class Write(Db db, Actor actor, DateTimeOffset now, WorkingDays workingDays, Listeners listeners)
{
    private static readonly JsonSerializerOptions FactJson = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter() },
    };

    public Db Db => db;

    public Actor Actor => actor;

    public DateTimeOffset Now => now;

    public DateOnly Today => Shared.WorkingDays.DayOf(now);

    public WorkingDays WorkingDays => workingDays;

    /// <summary>A new id; later ones sort after earlier ones.</summary>
    public Guid NewId() => Guid.CreateVersion7(now);

    /// <summary>Keeps something new; it becomes a row when the action succeeds.</summary>
    public T Add<T>(T record) where T : class
    {
        _ = db.Add(record);
        return record;
    }

    /// <summary>The next number people see: <c>N-2026-0231</c>. Without gaps, because a refused action gives it back.</summary>
    public string NextNumber(string kind)
    {
        var year = Today.Year;
        var counter = db.Set<Counter>().Find(db.Community, kind, year)
            ?? Add(new Counter { CommunityId = db.Community, Kind = kind, Year = year });
        counter.Last++;
        return $"{kind}-{year}-{counter.Last:0000}";
    }

    /// <summary>
    /// Lets everybody concerned hear what happened, then writes rows and journal entries together. Nothing can be
    /// written without a fact that says why.
    /// </summary>
    internal Refusal? Commit()
    {
        var facts = new List<Fact>();
        for (var news = TakeNews(); news.Count > 0; news = TakeNews())
        {
            facts.AddRange(news);
            foreach (var fact in news)
                if (listeners.Hear(fact, this) is { } no)
                    return no;
        }

        db.ChangeTracker.DetectChanges();
        var rows = db.ChangeTracker.Entries().Where(row => row.State is not EntityState.Unchanged && Seal.IsSealed(row.Metadata)).ToList();
        if (rows.Exists(row => row.State is EntityState.Deleted)) throw new InvalidOperationException("Nothing that bodies rely on is ever deleted.");
        if (rows.Count > 0 && facts.Count == 0) throw new InvalidOperationException($"{rows[0].Metadata.Name} changed and no fact says why.");

        if (facts.Count > 0) WriteDown(facts, rows);
        _ = db.SaveChanges();
        return null;
    }

    private List<Fact> TakeNews() =>
        [.. db.ChangeTracker.Entries<CommunityRecord>().SelectMany(row => row.Entity.TakeFacts()).OrderBy(told => told.Order).Select(told => told.Fact)];

    private void WriteDown(List<Fact> facts, List<EntityEntry> rows)
    {
        var head = db.Set<JournalHead>().Find(db.Community)
            ?? Add(new JournalHead { CommunityId = db.Community, Hash = JournalEntry.Genesis });
        foreach (var fact in facts)
        {
            var textSalt = RandomNumberGenerator.GetBytes(32);
            var payload = JsonSerializer.SerializeToNode(fact, fact.GetType(), FactJson)!.AsObject();
            _ = payload.Remove("about");
            // The rows stand in the last entry of the action: one place, found by key.
            if (ReferenceEquals(fact, facts[^1])) payload["rows"] = Seals(rows, textSalt);
            var entry = Add(JournalEntry.Write(
                head.Seq + 1, now, actor, fact.About, fact.GetType().Name, payload.ToJsonString(FactJson),
                RandomNumberGenerator.GetBytes(16), textSalt, head.Hash));
            (head.Seq, head.Hash) = (entry.Seq, entry.Hash());
        }
    }

    private static JsonObject Seals(List<EntityEntry> rows, byte[] textSalt) =>
        new(from row in rows
            let name = Seal.Name(row.Metadata, property => Stored(row, property.Name))
            orderby name
            select KeyValuePair.Create<string, JsonNode?>(
                name,
                (row.State is EntityState.Added ? "new " : "now ") + Seal.Digest(row.Metadata, property => Stored(row, property.Name), textSalt)));

    private static object? Stored(EntityEntry row, string property)
    {
        var value = row.Property(property);
        var converter = value.Metadata.GetTypeMapping().Converter;
        return value.CurrentValue is { } current && converter is not null ? converter.ConvertToProvider(current) : value.CurrentValue;
    }
}
