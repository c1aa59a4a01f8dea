using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>Who deliberates for the community, and what came of it. They hold office, so they stand here with their names.</summary>
public sealed class CouncilPage : ShortPage
{
    public override string Title => T["议事公开"];

    public sealed record Member(string Name, string Title);

    public sealed record Seated(string Name, BodyKind Kind, DateOnly From, DateOnly To, IReadOnlyList<Member> Members);

    public IReadOnlyList<Seated> Bodies { get; private set; } = [];

    public IReadOnlyList<Sitting> Past { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Titles { get; private set; } = new Dictionary<Guid, string>();

    protected override Refusal? Load()
    {
        var today = WorkingDays.DayOf(Now);
        // Residents hold no office: the assembly of all of them is not listed by name.
        var bodies = Db.Bodies.Where(body => body.Kind != BodyKind.ResidentsAssembly && body.Kind != BodyKind.TwoCommittees).AsEnumerable().OrderBy(body => body.Kind).ToList();
        var capacities = bodies.SelectMany(body => Body.CapacitiesOf(body.Kind)).ToList();
        var seats = Db.Seats.Where(seat => capacities.Contains(seat.Capacity)).OrderBy(seat => seat.Id).AsEnumerable().Where(seat => seat.IsHeldOn(today)).ToList();
        var people = seats.Select(seat => seat.PersonId).ToList();
        var names = Db.People.Where(person => people.Contains(person.Id)).ToDictionary(person => person.Id, person => person.Name);
        Bodies =
        [
            .. bodies.Where(body => body.TermFrom <= today && today <= body.TermTo).Select(body => new Seated(
                body.Name, body.Kind, body.TermFrom, body.TermTo,
                MembersOf([.. seats.Where(seat => Body.CapacitiesOf(body.Kind).Contains(seat.Capacity)).DistinctBy(seat => seat.PersonId)], names))),
        ];
        Past = [.. Db.Sittings.Where(sitting => sitting.State != SittingState.Convened).OrderByDescending(sitting => sitting.At).ThenByDescending(sitting => sitting.Id).Take(20)];
        var matters = Past.SelectMany(sitting => sitting.Motions).Select(motion => motion.MatterId).ToList();
        Titles = Db.Matters.Where(matter => matters.Contains(matter.Id)).ToDictionary(matter => matter.Id, matter => matter.Title);
        return null;
    }

    /// <summary>The chair, then rare titles; the title that most members share is left out, the body's name says it.</summary>
    private static List<Member> MembersOf(IReadOnlyList<Seat> seats, Dictionary<Guid, string> names)
    {
        var shared = seats.CountBy(seat => seat.Title).ToDictionary();
        return
        [
            .. seats.OrderByDescending(seat => seat.IsChair).ThenBy(seat => shared[seat.Title])
                .Select(seat => new Member(names[seat.PersonId], shared[seat.Title] * 2 > seats.Count ? "" : seat.Title)),
        ];
    }
}
