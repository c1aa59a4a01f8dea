using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Gongyi.Journal;

/// <summary>One write action in the lane: who asks, what time it is, and the database as it is at this moment.</summary>
public sealed class Write : IDisposable
{
    private readonly Writer writer;
    private readonly Listeners listeners;
    private readonly List<object> added = [];
    private readonly List<Action> gone = [];
    private StoredAnswer? kept;
    private Db? db;

    internal Write(Writer writer, Actor actor, DateTimeOffset now, WorkingDays workingDays, Listeners listeners)
    {
        (this.writer, this.listeners, Actor, Now, WorkingDays) = (writer, listeners, actor, now, workingDays);
    }

    /// <summary>The tables as this action sees them. What it finds and changes is written when it succeeds.</summary>
    public Db Db => db ??= writer.Join(Actor.Community);

    public Actor Actor { get; }

    public DateTimeOffset Now { get; }

    public DateOnly Today => Shared.WorkingDays.DayOf(Now);

    public WorkingDays WorkingDays { get; }

    /// <summary>Whether it wrote more than its answer and what is somebody's own: then what was read before is out of date.</summary>
    internal bool HasChanged { get; private set; }

    /// <summary>Rows that the action found, as it left them.</summary>
    internal IEnumerable<EntityEntry> Known => db?.ChangeTracker.Entries() ?? [];

    /// <summary>A new id; later ones sort after earlier ones.</summary>
    public Guid NewId() => writer.Ids.Next(Now);

    /// <summary>Keeps something new; it becomes a row, with all that lives in its lists, when the action succeeds. Until then queries do not find it.</summary>
    public T Add<T>(T record) where T : class
    {
        ArgumentNullException.ThrowIfNull(record);
        added.Add(record);
        return record;
    }

    /// <summary>Takes rows away that nothing relies on, when the action succeeds; until then queries still find them.</summary>
    public void Delete<T>(IQueryable<T> rows) where T : class => gone.Add(() => _ = rows.ExecuteDelete());

    /// <summary>What this action has added so far.</summary>
    public IEnumerable<T> Added<T>() => added.OfType<T>();

    /// <summary>The next number people see: <c>N-2026-0231</c>. Without gaps, because a refused action gives it back.</summary>
    public string NextNumber(string kind)
    {
        var year = Today.Year;
        var counter = Figure<Counter>(kind, year) ?? new() { CommunityId = Actor.Community, Kind = kind, Year = year };
        Put(counter = counter with { Last = counter.Last + 1 });
        return $"{kind}-{year}-{counter.Last:0000}";
    }

    /// <summary>A row that every action moves on (<see cref="Figures"/>), by the key behind its community; null when there is none yet.</summary>
    public T? Figure<T>(params object[] key) where T : class => writer.Figures.Of<T>(writer.Shape<T>(), [Actor.Community, .. key]);

    /// <summary>Moves such a row on; a refused action leaves it as it was.</summary>
    public void Put<T>(T figure) where T : class => writer.Figures.Put(writer.Shape<T>(), figure);

    public void Dispose() => db?.Dispose();

    /// <summary>The answer that was given to this person's key before, if there was one.</summary>
    internal StoredAnswer? AnswerTo(string key) => writer.AnswerTo(new(Actor.Community, Actor.Person, key));

    internal void Keep(RequestKey key, string answer) => kept = new()
    {
        CommunityId = Actor.Community, PersonId = Actor.Person, Key = key.Key, BodyHash = key.BodyHash, Answer = answer, At = Now,
    };

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

        var rows = Rows();
        var sealedRows = rows.FindAll(row => row.Shape.IsSealed);
        if (sealedRows.Count > 0 && facts.Count == 0) throw new InvalidOperationException($"{sealedRows[0].Shape.Table} changed and no fact says why.");
        if (facts.Exists(fact => fact is Erasing))
        {
            if (EraseText.From(writer, Db, sealedRows).Fails(out var again, out var no)) return no;
            sealedRows.AddRange(again);
            // The entry that carries the seals is the one that says why old ones cannot be checked any more.
            facts = [.. facts.OrderBy(fact => fact is Erasing)];
        }

        // From here on nothing refuses any more: what was refused has written nothing.
        foreach (var delete in gone) delete();
        foreach (var row in rows) writer.Run(row.Shape, row.IsNew ? row.Shape.Insert : row.Shape.Update, row.Values);
        KeepFindable.All(writer, this, listeners.Findables, added);
        if (kept is not null) writer.Keep(kept);
        if (facts.Count > 0) WriteDown.All(writer, Actor, Now, facts, sealedRows);
        HasChanged = rows.Exists(row => !row.Shape.IsOwn);
        return null;
    }

    /// <summary>Facts told since the last time, by what was added and by what was found, in the order of telling.</summary>
    private List<Fact> TakeNews()
    {
        db?.ChangeTracker.DetectChanges();
        var found = db?.ChangeTracker.Entries<CommunityRecord>().Select(row => row.Entity) ?? [];
        var records = added.Concat(added.SelectMany(record => writer.Shape(record).Parts(record).Select(part => part.Record))).OfType<CommunityRecord>();
        return [.. records.Concat(found).SelectMany(record => record.TakeFacts()).OrderBy(told => told.Order).Select(told => told.Fact)];
    }

    /// <summary>Every row that is new or changed, owners before what they own.</summary>
    private List<ChangedRow> Rows()
    {
        var rows = new List<ChangedRow>();
        foreach (var record in added)
        {
            var shape = writer.Shape(record);
            rows.Add(new(shape, shape.Values(record), IsNew: true));
            rows.AddRange(shape.Parts(record).Select(part => new ChangedRow(part.Shape, part.Shape.Values(part.Record), IsNew: true)));
        }

        foreach (var row in Known)
        {
            if (row.State is EntityState.Deleted) throw new InvalidOperationException("Nothing that bodies rely on is ever deleted.");
            if (row.State is not (EntityState.Added or EntityState.Modified)) continue;
            var shape = RowShape.Of(row.Metadata);
            rows.Add(new(shape, shape.Values(row.Entity), row.State is EntityState.Added));
        }

        return [.. rows.OrderBy(row => row.Shape.Depth)];
    }
}
