using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Operations.Demo;

/// <summary>Gives the people of the demo their seats, and each persona a token that acts for it.</summary>
public static class DemoCast
{
    /// <param name="newcomer">How a person comes in; who lives here may be known already.</param>
    /// <param name="organizations">Ids by name, for those who act for one.</param>
    public static IReadOnlyList<Persona> Enter(
        DemoStage stage, IReadOnlyDictionary<string, Guid> organizations, Func<string, int, (Guid? Person, Guid? Courtyard)> newcomer)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.DoAsHouse<List<Persona>>(write =>
        {
            var people = DemoPeople.Roles.GroupBy(role => role.Person).ToList();
            var input = new Enroll.Input([.. people.Select((roles, at) =>
            {
                var (person, courtyard) = newcomer(roles.Key, at);
                return new Enroll.Newcomer(roles.Key, PhoneOf(at), courtyard, [.. roles.SelectMany(role => Terms(role, organizations)).Select(term => term.Wish)], person);
            })]);
            return Enroll.Run(write, input).Fails(out var answer, out var no) ? no : Personas(write, people, answer, stage, organizations);
        });
    }

    /// <summary>An invented number: no network gives such ones out.</summary>
    public static string PhoneOf(int at) => $"1540000{at:0000}";

    /// <summary>The residents' committee was elected anew on 5 January 2026; the same seven had the term before.</summary>
    private static IEnumerable<(DemoPeople.Role Role, Enroll.SeatWish Wish)> Terms(DemoPeople.Role role, IReadOnlyDictionary<string, Guid> organizations)
    {
        Enroll.SeatWish wish = new(
            role.Capacity, DemoPlan.TermFrom, DemoPlan.TermTo, role.Chair, role.Title, role.Organization is { } name ? organizations[name] : null);
        if (role.Capacity is not Capacity.ResidentsCommittee) return [(role, wish)];
        return [(role, wish with { To = DemoPlan.Elected.AddDays(-1) }), (role, wish with { From = DemoPlan.Elected })];
    }

    private static List<Persona> Personas(
        Write write, List<IGrouping<string, DemoPeople.Role>> people, Enroll.Answer enrolled, DemoStage stage, IReadOnlyDictionary<string, Guid> organizations)
    {
        var personas = new Dictionary<string, Persona>();
        foreach (var (roles, person) in people.Zip(enrolled.People))
            foreach (var ((role, wish), seat) in roles.SelectMany(role => Terms(role, organizations)).Zip(person.Seats))
            {
                if (wish.To < DemoPlan.TermTo) continue;
                personas[role.Key] = new(role.Key, person.Person, role.Person, role.Capacity, role.Title, write.Actor.Community, seat, Enroll.IssueToken(write, seat));
                stage.Enter(role.Key, write.Added<Seat>().Single(each => each.Id == seat).Actor);
            }

        // A representative speaks as a resident when it is about their own needs.
        foreach (var role in DemoPeople.Roles.Where(role => role.Capacity is Capacity.Representative))
            if (role.Key is not ("rep-1" or "rep-2" or "rep-3" or "rep-4" or "rep-5" or "rep-6" or "rep-7"))
                stage.Enter(role.Key, new Actor(write.Actor.Community, personas[role.Key].PersonId, Capacity.Resident));
        personas["convener"] = personas["council-1"] with { Key = "convener" };
        personas["fund-1"] = personas["fund-chair"] with { Key = "fund-1" };
        return [.. DemoPeople.Roles.Select(role => role.Key).Append("convener").Append("fund-1").Select(key => personas[key])];
    }
}
