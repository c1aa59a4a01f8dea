using Gongyi.Communities;
using Gongyi.Lists;

namespace Gongyi.Matching;

/// <summary>Why a resource was proposed. Each is one sentence to the worker; two at least stand behind every proposal.</summary>
public enum ReasonKind { SameCategory, RelatedCategory, SameCourtyard, WalkingMinutes, AvailableNow, PlacesLeft, Free, LowFee, SkilledPerson }

/// <summary>A reason with its number, where it has one (minutes, places).</summary>
public sealed record Reason(ReasonKind Kind, int Number = 0);

/// <summary>A proposed resource, its score out of 100, and why.</summary>
public sealed record Suggestion(Resource Resource, int Score, IReadOnlyList<Reason> Reasons);

/// <summary>
/// Which resources fit a need, and why (domain.md §3.2–3.3). People decide; this only orders the list. It sees
/// type, way to walk, time, kind of skill and free places, and nothing about what anybody ever gave (invariant 2).
/// </summary>
public static class Suggestions
{
    private static readonly Dictionary<Category, Category[]> Related = new()
    {
        [Category.ElderCare] = [Category.Health, Category.DailyConvenience, Category.DisabilitySupport],
        [Category.DisabilitySupport] = [Category.ElderCare, Category.Health],
        [Category.Children] = [Category.Culture],
        [Category.Hardship] = [Category.DailyConvenience],
        [Category.Environment] = [Category.Safety, Category.DailyConvenience],
        [Category.Health] = [Category.ElderCare],
        [Category.Safety] = [Category.Environment],
    };

    /// <param name="need">A published need.</param>
    /// <param name="resources">What the community has.</param>
    /// <param name="taken">Places already taken, by resource.</param>
    /// <param name="courtyards">The sketch that walking times come from.</param>
    /// <param name="day">The day help is wanted.</param>
    public static IReadOnlyList<Suggestion> For(
        Need need, IEnumerable<Resource> resources, IReadOnlyDictionary<Guid, int> taken,
        IReadOnlyDictionary<Guid, Courtyard> courtyards, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(need);
        ArgumentNullException.ThrowIfNull(resources);
        ArgumentNullException.ThrowIfNull(taken);
        ArgumentNullException.ThrowIfNull(courtyards);

        return
        [
            .. from resource in resources
               where resource.IsAvailableOn(day) && resource.PersonId != need.PersonId
               let left = resource.Capacity - taken.GetValueOrDefault(resource.Id)
               where left > 0
               let fit = Fit(need, resource)
               where fit > 0
               let minutes = Minutes(need, resource, courtyards)
               let score = fit + Nearness(minutes) + Math.Min(left, 5) * 2 + (resource.Nature is ServiceNature.Free ? 10 : 5)
               orderby score descending, resource.Number
               select new Suggestion(resource, score, [.. Reasons(need, resource, minutes, left)]),
        ];
    }

    private static int Fit(Need need, Resource resource) =>
        need.Category is not { } category ? 0
        : resource.Category == category ? 50
        : Related.GetValueOrDefault(category, []).Contains(resource.Category) ? 25
        : 0;

    private static int? Minutes(Need need, Resource resource, IReadOnlyDictionary<Guid, Courtyard> courtyards) =>
        need.CourtyardId is { } home && courtyards.TryGetValue(home, out var from) && courtyards.TryGetValue(resource.CourtyardId, out var to)
            ? from.MinutesTo(to, slowly: need.Category is Category.ElderCare or Category.DisabilitySupport)
            : null;

    private static int Nearness(int? minutes) => minutes is { } m ? Math.Max(0, 30 - (2 * (m - 1))) : 10;

    private static IEnumerable<Reason> Reasons(Need need, Resource resource, int? minutes, int left)
    {
        yield return new(resource.Category == need.Category ? ReasonKind.SameCategory : ReasonKind.RelatedCategory);
        if (resource.Kind is ResourceKind.Skill) yield return new(ReasonKind.SkilledPerson);
        if (resource.CourtyardId == need.CourtyardId) yield return new(ReasonKind.SameCourtyard);
        else if (minutes is { } walk) yield return new(ReasonKind.WalkingMinutes, walk);
        yield return new(ReasonKind.AvailableNow);
        yield return new(ReasonKind.PlacesLeft, left);
        if (resource.Nature is ServiceNature.Free) yield return new(ReasonKind.Free);
        if (resource.Nature is ServiceNature.LowFee) yield return new(ReasonKind.LowFee);
    }
}
