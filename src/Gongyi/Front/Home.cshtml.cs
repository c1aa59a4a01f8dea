using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The door of a community: five verbs, what is mine, what hangs on the wall.</summary>
[SeenByAll]
public sealed class HomePage : ShortPage
{
    public override string Title => T["首页"];

    /// <summary>What waits for whoever asks for no help themselves in this seat.</summary>
    public IReadOnlyList<ReadQueue.Item> Queue { get; private set; } = [];

    public IReadOnlyList<Need> Mine { get; private set; } = [];

    /// <summary>The needs in which mine went on.</summary>
    public IReadOnlyDictionary<Guid, Need> Into { get; private set; } = new Dictionary<Guid, Need>();

    /// <summary>Those of them in which somebody came to help and waits for a signature.</summary>
    public IReadOnlySet<Guid> ToSign { get; private set; } = new HashSet<Guid>();

    public IReadOnlyList<PublicNotice> Notices { get; private set; } = [];

    /// <summary>Whoever is not signed in yet is led to where one can.</summary>
    public bool MayAsk => Actor is null || Actor.May(Act.FileNeed);

    public bool MayOffer => Actor is null || Actor.May(Act.OfferResource);

    public DateOnly Today => WorkingDays.DayOf(Now);

    public string Left(PublicNotice notice)
    {
        ArgumentNullException.ThrowIfNull(notice);
        var days = notice.To!.Value.DayNumber - WorkingDays.DayOf(Now).DayNumber;
        return days > 0 ? T["还剩 {0} 天，可以提意见", days] : T["今天是最后一天，可以提意见"];
    }

    protected override Refusal? Load()
    {
        Notices = [.. Db.Notices.Where(notice => notice.State == NoticeState.Open || notice.State == NoticeState.Objected).OrderBy(notice => notice.To).Take(2)];
        if (Me is not null && !MayAsk) Queue = [.. new ReadQueue(Db, Actor!, T, Routes).First().Take(3)];
        else if (Me is { } me)
        {
            Mine = [.. Db.Needs.Where(need => need.PersonId == me || need.FiledBy == me).OrderByDescending(need => need.Id).Take(3)];
            Into = NeedTalk.Into(Db, Mine);
            ToSign = NeedTalk.ToSign(Db, Mine);
        }

        return null;
    }
}
