using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>A community comes into the house, with its courtyards and bodies.</summary>
public static class FoundCommunity
{
    public sealed record Yard(string Name, int East, int North, Housing? Housing = null);

    public sealed record Term(BodyKind Kind, string Name, DateOnly From, DateOnly To);

    public sealed record Input(
        string Slug, string Name, string Phone, string Office, string AreaCode, string FundName, IReadOnlyList<Yard> Courtyards, IReadOnlyList<Term> Bodies);

    /// <param name="Courtyards">Ids by name.</param>
    public sealed record Answer(int Id, IReadOnlyDictionary<string, Guid> Courtyards);

    public static Result<Answer> Run(Write write, Input input)
    {
        if (write.Unless(Act.SetUp) is { } seat) return seat;

        var id = write.Actor.Community;
        _ = write.Add(Community.Found(id, input.Slug, input.Name, input.Phone, input.Office, input.AreaCode, input.FundName));
        foreach (var term in input.Bodies) _ = write.Add(Body.Constitute(write.Actor, write.NewId(), term.Kind, term.Name, term.From, term.To));
        return new Answer(id, input.Courtyards.ToDictionary(
            yard => yard.Name, yard => write.Add(Courtyard.Map(write.Actor, write.NewId(), yard.Name, yard.East, yard.North, yard.Housing)).Id));
    }
}
