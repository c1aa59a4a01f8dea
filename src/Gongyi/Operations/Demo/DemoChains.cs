using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>The bodies of the demo at work: sittings from the Party committee to the council, and the notices that follow.</summary>
public sealed class DemoChains(DemoStage stage, WorkingDays days, DemoPapers papers)
{
    private static readonly string[] Party = ["party-1", "party-2", "party-3", "party-5", "party-6", "party-7"];
    private static readonly string[] Committees = ["party-1", "party-2", "party-3", "party-5", "party-6", "rc-3", "rc-6"];
    private static readonly string[] FundCommittee = ["fund-chair", "fund-2", "fund-3", "fund-4", "fund-5", "fund-6"];
    private const int Members = 27;

    /// <summary>The council's fourteen sittings and how many came: 21.4 of 27 in the mean, and once too few.</summary>
    private static readonly (DateOnly Day, int Came)[] Councils =
    [
        (D(10, 16), 22), (D(11, 3), 21), (D(11, 24), 23), (D(12, 22), 22), (D(1, 19), 20), (D(2, 9), 21), (D(3, 16), 26), (D(4, 20), 22),
        (TooFew, 17), (D(5, 25), 23), (D(6, 22), 21), (D(7, 20), 20), (D(8, 24), 22), (D(9, 21), 20),
    ];

    /// <summary>The council of 18 May, to which seventeen came.</summary>
    public static DateOnly TooFew => D(5, 18);

    /// <summary>What was convened, by body and day: the tour leads to some of it.</summary>
    public Dictionary<(BodyKind Body, DateOnly Day), Convene.Answer> Sittings { get; } = [];

    /// <summary>From the Party's study to the two committees' yes; further only where a council has its day.</summary>
    /// <param name="matters">What is decided, once it has been handed in.</param>
    public void BeforeTheCouncil(DateOnly handedIn, Func<IReadOnlyList<Guid>> matters, bool committees = true)
    {
        Sit(BodyKind.PartyCommittee, "party-1", Party, handedIn, 10, matters);
        if (committees) Sit(BodyKind.TwoCommittees, "party-1", Committees, handedIn.AddDays(1), 10, matters);
    }

    public void FundSits(DateOnly day, Func<IReadOnlyList<Guid>> matters) => Sit(BodyKind.FundCommittee, "fund-chair", FundCommittee, day, 10, matters);

    /// <param name="choose">Who votes otherwise than for.</param>
    public void CouncilSits(DateOnly day, Func<IReadOnlyList<Guid>> matters, Func<Guid, int, BallotChoice?>? choose = null)
    {
        var (no, came) = Councils.Index().Where(each => each.Item.Day == day).Select(each => (each.Index, each.Item.Came)).Single();
        // Never the same who stay away; the convener comes always, and so do the two about whom the tour tells.
        var away = Enumerable.Range(0, Members).Select(at => 2 + (at + no * 4) % (Members - 1)).Where(member => member is not (12 or 16)).Distinct().Take(Members - came).ToHashSet();
        List<string> present = [.. Enumerable.Range(1, Members).Where(member => !away.Contains(member)).Select(member => $"council-{member}")];
        var doubter = present[^(1 + no % 3)];
        Sit(BodyKind.Council, "council-1", present, day, 19, matters, (matter, member) =>
            choose?.Invoke(matter, present.IndexOf(member)) ?? (member == doubter ? no % 2 == 0 ? BallotChoice.Against : BallotChoice.Abstain : BallotChoice.For));
    }

    /// <summary>Hangs up the notice of a matter, and says on which day its chain is done when nobody objects.</summary>
    public DateOnly Post(DateOnly day, Func<Guid> matter)
    {
        Told<PostNotice.Answer> posted = null!;
        stage.Plan(day, () =>
        {
            posted = stage.Send("caseworker", write => PostNotice.Run(
                write, $"{write.Db.Notices.Where(notice => notice.MatterId == matter()).Select(notice => notice.Id).Single()}", new("桐荫路88号公告栏")));
            papers.Attach("caseworker", new NoticePhotos(), () => posted.Value.Number, "公告栏上的公示", lines: 12);
        });
        return days.LastOf(day, Chain.NoticeWorkingDays).AddDays(1);
    }

    private static DateOnly D(int month, int day) => DemoStage.Date(month, day);

    private void Sit(
        BodyKind body, string chair, IReadOnlyList<string> members, DateOnly day, int hour, Func<IReadOnlyList<Guid>> matters, Func<Guid, string, BallotChoice>? choose = null)
    {
        var notice = DecisionRule.Of(body).NoticeDays;
        stage.Plan(day.AddDays(-notice), () => Sittings[(body, day)] = stage.Do(chair, write => Convene.Run(
            write, new(body, DemoStage.At(day, hour), [.. matters().Select(each => $"{each}")]))), notice == 0 ? hour - 1 : 11);
        stage.Plan(day, () =>
        {
            if (day == TooFew) TurnBack(Sittings[(body, day)], chair, members);
            else stage.Hold(body, chair, Sittings[(body, day)], members, choose ?? ((_, _) => BallotChoice.For));
        }, hour);
    }

    /// <summary>Too few came: nothing is decided, and the matters wait for another sitting.</summary>
    private void TurnBack(Convene.Answer sitting, string chair, IReadOnlyList<string> members)
    {
        foreach (var member in members) _ = stage.Send(member, write => Attend.Run(write, $"{sitting.Id}", new()));
        _ = stage.Send(chair, write => AdjournSitting.Run(write, $"{sitting.Id}", new()));
    }
}
