using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>What a record is found by.</summary>
/// <param name="Title">What it is called, as everybody sees it who finds it.</param>
/// <param name="Number">What it is called on paper.</param>
/// <param name="Open">What else everybody may read of it.</param>
/// <param name="Closed">What only staff may read; nobody else finds it by that.</param>
/// <param name="Marks">What it is and how it stands: a search can ask for all records with a mark.</param>
public sealed record Described(string Title, string Number, string Open, string Closed, IReadOnlyList<string> Marks)
{
    /// <summary>On records that everybody may see.</summary>
    public const string Public = "public";

    /// <summary>The mark for a value: <c>NeedState.Published</c>.</summary>
    public static string Mark(Enum? value) => value is null ? "" : $"{value.GetType().Name}.{value}";

    /// <summary>Under which words of the index it stands. The first letter says where the word was: in the title, open, closed; or it is a mark, or the whole of a line.</summary>
    internal HashSet<string> Words() =>
    [
        .. new[] { Title, Number }.Select(Terms.Whole).Where(line => line.Length > 0).Select(line => Find.Exactly + line),
        .. Terms.Of(Title).Concat(Terms.Of(Number)).Select(term => Find.InTitle + term),
        .. Terms.Of(Open).Select(term => Find.InOpen + term),
        .. Terms.Of(Closed).Select(term => Find.InClosed + term),
        .. Marks.Where(mark => mark.Length > 0).Select(mark => Find.Mark + mark),
    ];
}

/// <summary>A kind of record that can be found.</summary>
public interface IFindable
{
    Type Kind { get; }

    Described Describe(CommunityRecord record);

    /// <summary>All of the community's, oldest first.</summary>
    IEnumerable<CommunityRecord> All(Db db);
}

/// <inheritdoc />
public abstract class Findable<T> : IFindable where T : CommunityRecord
{
    public Type Kind => typeof(T);

    public Described Describe(CommunityRecord record) => Of((T)record);

    public IEnumerable<CommunityRecord> All(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Set<T>().OrderBy(record => record.Id).AsEnumerable();
    }

    /// <summary>From the record's own columns alone: what stood there before a change is described the same way.</summary>
    protected abstract Described Of(T record);
}

/// <summary>Everything that can be found, by kind.</summary>
public sealed class Findables(IEnumerable<IFindable> all)
{
    private readonly Dictionary<Type, IFindable> byKind = all.ToDictionary(each => each.Kind);

    public static Findables None { get; } = new([]);

    public IEnumerable<IFindable> All => byKind.Values;

    public IFindable? Of(object record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return byKind.GetValueOrDefault(record.GetType());
    }
}
