using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>How the house speaks of a need: to the person it is about, and to everybody else.</summary>
public static class NeedTalk
{
    /// <summary>Words that cannot wait for a worker to read them.</summary>
    public static IReadOnlyList<string> Alarms { get; } = ["火", "晕倒", "煤气", "燃气", "昏迷", "触电", "冒烟", "救命", "喘不上气", "流血不止", "跳楼"];

    /// <summary>What it is called: the public title, or the person's own words to those who may read them.</summary>
    public static string Name(Need need)
    {
        ArgumentNullException.ThrowIfNull(need);
        return need.Title.Length > 0 ? need.Title : need.Words;
    }

    /// <summary>Where it stands, in a sentence to the person or to who wrote it down for the person.</summary>
    public static string ToPerson(Words t, Need need)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(need);
        return need.State switch
        {
            NeedState.PendingVerification => need.VerifiedBy is null ? t["社区收到了，会联系您核实"] : t["核实好了，社区正在安排"],
            NeedState.InfoRequested => t["社区还想再问您几句"],
            NeedState.Published => t["正在找合适的人来帮忙"],
            NeedState.MatchProposed => t["找到了能帮忙的人，等双方确认"],
            NeedState.InService => t["正在办理"],
            NeedState.AwaitingFeedback => t["办好了，请您说说满不满意"],
            NeedState.Closed => t["办好了，您的回答是：{0}", t.Of(need.Satisfaction)],
            NeedState.Referred => t["已经转给：{0}", need.Note],
            NeedState.Rejected => t["没有接下来，原因：{0}", need.Note],
            NeedState.Withdrawn => t["您说不需要了"],
            NeedState.OnHold => t["先放一放，社区会再联系您"],
            NeedState.Merged => t["和别的邻居说的是同一件事，合在一起办"],
        };
    }

    /// <summary>The same of a need that went on in another: what becomes of that one is what becomes of this one.</summary>
    public static string ToPerson(Words t, Need need, Need? into)
    {
        ArgumentNullException.ThrowIfNull(t);
        return into is null ? ToPerson(t, need) : t["和 {0} 是同一件事，合在一起办：{1}", into.Number, ToPublic(t, into.State)];
    }

    /// <summary>The needs in which some of these went on, by the id of the one that did.</summary>
    public static Dictionary<Guid, Need> Into(Db db, IReadOnlyCollection<Need> needs)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(needs);
        var (merged, into) = (needs.Where(need => need.State is NeedState.Merged).ToList(), needs.Select(need => need.MergedInto).OfType<Guid>().ToList());
        if (merged is []) return [];
        var known = db.Needs.Where(need => into.Contains(need.Id)).ToDictionary(need => need.Id);
        return merged.Where(need => known.ContainsKey(need.MergedInto!.Value)).ToDictionary(need => need.Id, need => known[need.MergedInto!.Value]);
    }

    /// <summary>Those of the needs in which a service waits for its signature.</summary>
    public static HashSet<Guid> ToSign(Db db, IReadOnlyCollection<Need> needs)
    {
        ArgumentNullException.ThrowIfNull(db);
        var running = needs.Where(need => need.State is NeedState.InService).Select(need => need.Id).ToList();
        return running is [] ? [] : [.. db.Services.Where(service => running.Contains(service.NeedId) && service.State == ServiceState.AwaitingReceipt).Select(service => service.NeedId)];
    }

    /// <summary>The same to the public; only states that the public can see have their own sentence.</summary>
    public static string ToPublic(Words t, NeedState state, Satisfaction? answer = null)
    {
        ArgumentNullException.ThrowIfNull(t);
        return state switch
        {
            NeedState.PendingVerification or NeedState.InfoRequested => t["社区正在核实"],
            NeedState.Published => t["正在找能帮忙的人"],
            NeedState.MatchProposed => t["有人愿意帮忙，等双方确认"],
            NeedState.InService => t["正在办理"],
            NeedState.AwaitingFeedback => t["办好了，等居民说满不满意"],
            NeedState.Closed => answer is null ? t["办好了"] : t["办好了，居民的回答是：{0}", t.Of(answer)],
            _ => t.Of(state),
        };
    }

    public static string Tone(NeedState state) => state switch
    {
        NeedState.Closed => "ok",
        NeedState.AwaitingFeedback or NeedState.InfoRequested or NeedState.PendingVerification => "warn",
        NeedState.Published or NeedState.MatchProposed or NeedState.InService => "info",
        NeedState.Referred or NeedState.Rejected or NeedState.Withdrawn or NeedState.OnHold or NeedState.Merged => "",
    };

    public static bool IsOver(NeedState state) => state is NeedState.Closed or NeedState.Referred or NeedState.Rejected or NeedState.Withdrawn or NeedState.Merged;

    public static bool CannotWait(string? words) => words is not null && Alarms.Any(alarm => words.Contains(alarm, StringComparison.Ordinal));

    /// <summary>By when the community is to have settled it, and said when it has not; empty where it waits for nobody of the community.</summary>
    /// <param name="toSign">What was done waits for the person to sign: the community has done its part.</param>
    public static string Due(Words t, Need need, DateOnly today, bool toSign = false)
    {
        ArgumentNullException.ThrowIfNull(t);
        ArgumentNullException.ThrowIfNull(need);
        if (need.DueOn is not { } due || toSign || IsOver(need.State) || need.State is NeedState.AwaitingFeedback) return "";
        return IsLate(need, today) ? t["说好{0}以前办，已经晚了 {1} 天", t.Day(due), today.DayNumber - due.DayNumber] : t["最晚{0}", t.Day(due)];
    }

    public static bool IsLate(Need need, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(need);
        return need.DueOn < today && !IsOver(need.State) && need.State is not NeedState.AwaitingFeedback;
    }
}
