using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The views in which work on needs is done: the same list, asked what is to be done next.</summary>
public sealed class DeskViews(Guid me, DateOnly today)
{
    public const string All = "all", Mine = "mine", Publish = "publish", Today = "today", Late = "late", Verify = "verify", Match = "match";

    public static IReadOnlyList<string> Names { get; } = [Mine, Verify, Publish, Match, Today, Late, All];

    /// <summary>The number of a view changes with the day and, for <see cref="Mine"/>, with who asks.</summary>
    public string KeyOf(string view) => view is Mine ? $"desk {view} {me:N}" : $"desk {view} {today:yyMMdd}";

    public IQueryable<Need> Of(string view, IQueryable<Need> needs) => view switch
    {
        // Whoever wrote it down, or is to be helped, does not verify it.
        Mine => needs.Where(need =>
            (need.State == NeedState.PendingVerification && (need.VerifiedBy != null || (need.FiledBy != me && need.PersonId != me))) || need.State == NeedState.Published),
        Verify => needs.Where(need => (need.State == NeedState.PendingVerification || need.State == NeedState.InfoRequested) && need.VerifiedBy == null),
        Publish => needs.Where(need => need.State == NeedState.PendingVerification && need.VerifiedBy != null && need.DueOn != null),
        Match => needs.Where(need => need.State == NeedState.Published),
        Today => Open(needs.Where(need => need.DueOn == today)),
        Late => Open(needs.Where(need => need.DueOn < today)),
        _ => needs,
    };

    /// <summary>What comes first: the nearest due date where every need has one, the oldest where somebody waits, the newest in the whole list.</summary>
    public static string SortOf(string view) => view switch
    {
        Publish or Match or Today or Late => DeskQuestion.ByDue,
        Mine or Verify => DeskQuestion.Oldest,
        _ => DeskQuestion.Newest,
    };

    public static string Word(Words t, string view)
    {
        ArgumentNullException.ThrowIfNull(t);
        return view switch
        {
            Mine => t["等我"],
            Verify => t["待核实"],
            Publish => t["待发布"],
            Match => t["待分派"],
            Today => t["今天到期"],
            Late => t["超时"],
            _ => t["全部"],
        };
    }

    /// <summary>What is to be said when a view is empty: that this is good, and what else could be done.</summary>
    public static string Nothing(Words t, string view)
    {
        ArgumentNullException.ThrowIfNull(t);
        return view switch
        {
            Today => t["今天没有到期的。可以给独居老人打个电话。"],
            Late => t["没有超时的，都赶上了。"],
            All => t["还没有人提过需求。可以先登记一件。"],
            _ => t["这里没有等着办的事。可以给独居老人打个电话。"],
        };
    }

    private static IQueryable<Need> Open(IQueryable<Need> needs) => needs.Where(need =>
        need.State != NeedState.Closed && need.State != NeedState.Referred && need.State != NeedState.Rejected && need.State != NeedState.Withdrawn && need.State != NeedState.Merged);
}
