using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>What waits for me, and what became of what I asked for.</summary>
public sealed class MinePage : ShortPage
{
    public override string Title => Actor?.Capacity is Capacity.Resident ? T["我的事"] : T["待我处理"];

    public IReadOnlyList<ReadQueue.Item> Queue { get; private set; } = [];

    public Listed<Need> Needs { get; private set; } = new([], 0, 1, 30);

    /// <summary>The needs in which mine went on.</summary>
    public IReadOnlyDictionary<Guid, Need> Into { get; private set; } = new Dictionary<Guid, Need>();

    /// <summary>Those of them in which somebody came to help and waits for a signature.</summary>
    public IReadOnlySet<Guid> ToSign { get; private set; } = new HashSet<Guid>();

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (Me is not { } me) return new NotYourSeat();
        if (Listed.Read(Request).Fails(out var wish, out var no)) return no;

        Queue = new ReadQueue(Db, Actor, T, Routes).Run();
        var mine = Db.Needs.Where(need => need.PersonId == me || need.FiledBy == me);
        Needs = new([.. mine.OrderByDescending(need => need.Id).Skip((wish.Page - 1) * 30).Take(30)], mine.Count(), wish.Page, 30);
        Into = NeedTalk.Into(Db, Needs.Items);
        ToSign = NeedTalk.ToSign(Db, Needs.Items);
        return null;
    }
}
