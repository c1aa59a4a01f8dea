using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>Walks a matter along its chain through real sittings.</summary>
internal static class Walk
{
    /// <summary>Money of the fund, above the line of the representatives: every step there is.</summary>
    public static readonly ChainInput EveryStep = new(5_000_000, UsesFund: true, WithinMandate: false);

    public static Matter Matter(ChainInput? money = null, params string[] parties) => Gongyi.Governance.Matter.Submit(
        Cast.Worker, Guid.NewGuid(), MatterKind.Project, new Subject("project", Guid.NewGuid()), "老人助餐", money ?? EveryStep,
        parties.Select(name => (Cast.Id(name), Interest.Beneficiary)), Cast.Monday);

    /// <summary>A matter that waits for a body, everything before it passed.</summary>
    public static Matter MatterAt(BodyKind body, params string[] parties)
    {
        var matter = Matter(EveryStep, parties);
        while (matter.Current!.Body != body)
        {
            if (matter.Current.Body is BodyKind.RepresentativesMeeting && body is BodyKind.ResidentsAssembly) HandOver(matter);
            else Pass(matter);
        }

        return matter;
    }

    /// <summary>A matter that waits for its notice.</summary>
    public static Matter MatterAtNotice(params string[] parties)
    {
        var matter = Matter(EveryStep, parties);
        while (matter.Current!.Kind is not StepKind.Notice) Pass(matter);
        return matter;
    }

    /// <summary>The body of the current step says yes, with one voice.</summary>
    public static void Pass(Matter matter)
    {
        var body = matter.Current!.Body!.Value;
        if (body is BodyKind.FundCommittee) Opinion(matter);
        var sitting = Sit(matter, body, Cast.Roll(body, 1), present: 1);
        Says.Yes(sitting.Vote(Cast.Member(body, 1), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Close(sitting, matter));
    }

    /// <summary>Two of three stand back, so the step goes to the fallback body.</summary>
    public static Sitting HandOver(Matter matter)
    {
        var body = matter.Current!.Body!.Value;
        var sitting = Sit(matter, body, Cast.Roll(body, 3), present: 3);
        Says.Yes(sitting.Vote(Cast.Member(body, 1), sitting.Motions[0], matter, BallotChoice.Recuse, null, sitting.At));
        Says.Yes(sitting.Vote(Cast.Member(body, 2), sitting.Motions[0], matter, BallotChoice.Recuse, null, sitting.At));
        Says.Yes(sitting.Vote(Cast.Member(body, 3), sitting.Motions[0], matter, BallotChoice.For, null, sitting.At));
        Says.Yes(Close(sitting, matter));
        return sitting;
    }

    /// <summary>A sitting in which the first so many of the roll are present.</summary>
    public static Sitting Sit(Matter matter, BodyKind body, IReadOnlyCollection<Seat> roll, int present)
    {
        var sitting = Convened(matter, body, roll);
        for (var at = 1; at <= present; at++) Says.Yes(sitting.Attend(Cast.Member(body, at), sitting.At));
        return sitting;
    }

    public static Sitting Convened(Matter matter, BodyKind body, IReadOnlyCollection<Seat> roll) => Says.Yes(Convene(matter, body, roll));

    public static Result<Sitting> Convene(Matter matter, BodyKind body, IReadOnlyCollection<Seat> roll, int? days = null) => Sitting.Convene(
        Cast.Member(body, 1), Guid.NewGuid(), body, Cast.Monday.AddDays(days ?? DecisionRule.Of(body).NoticeDays), [matter], roll, Guid.NewGuid, Cast.Monday);

    public static Refusal? Close(Sitting sitting, Matter matter) =>
        sitting.Close(new Dictionary<Guid, Matter> { [matter.Id] = matter }, sitting.At);

    public static void Opinion(Matter matter) => Says.Yes(matter.GiveOpinion(Cast.Supervisor, Guid.NewGuid(), "程序完整", Cast.Monday));
}
