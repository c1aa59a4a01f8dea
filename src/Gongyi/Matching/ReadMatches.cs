using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Matching;

/// <summary>Which resources fit a need, best first, each with its reasons in words.</summary>
public static class ReadMatches
{
    public sealed record Item(Guid Id, string Number, string Name, ResourceKind Kind, ServiceNature Nature, int Score, IReadOnlyList<string> Reasons);

    public sealed record Answer(IReadOnlyList<Item> Items);

    public static Result<Answer> Run(Db db, Actor? actor, Words words, string id, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(words);
        if (actor is null) return new SignInNeeded();
        if (db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (!actor.May(Act.SeeMatches)) return new NotYourSeat();
        // To those who read the public list only, an unpublished need does not exist.
        if (!need.IsPublic && !actor.May(Act.ReadNeedWords)) return new NotFoundHere();

        var resources = db.Resources.Where(resource => resource.State == ResourceState.Available).ToList();
        var courtyards = db.Courtyards.ToDictionary(courtyard => courtyard.Id);
        return new Answer(
        [
            .. Suggestions.For(need, resources, MatchingTables.Taken(db), courtyards, WorkingDays.DayOf(now)).Take(20).Select(suggestion => new Item(
                suggestion.Resource.Id, suggestion.Resource.Number, suggestion.Resource.Name, suggestion.Resource.Kind, suggestion.Resource.Nature,
                suggestion.Score, [.. suggestion.Reasons.Select(reason => Say(words, reason))])),
        ]);
    }

    /// <summary>One sentence a worker can repeat on the phone.</summary>
    public static string Say(Words words, Reason reason)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(reason);
        return string.Format(System.Globalization.CultureInfo.InvariantCulture, words.Of(reason.Kind), reason.Number);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Tells("/needs/{id}/matches", (db, visit, request) =>
        visit.IsStranger ? new NotYourSeat() : Run(db, visit.Actor, visit.Words, request.RouteValues["id"] as string ?? "",
            request.HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()));
}
