using System.Text;
using System.Text.Json;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>An action that creates something or moves it: what it answers beside its state.</summary>
public delegate Result<TAnswer> ActionOn<in TInput, TAnswer>(Write write, string id, TInput input) where TAnswer : notnull;

/// <summary>An action that creates something.</summary>
public delegate Result<TAnswer> ActionOf<in TInput, TAnswer>(Write write, TInput input) where TAnswer : notnull;

/// <summary>The API's door to an action: reads who asks and what, lets the lane run it, and says the answer or the refusal.</summary>
public static class Door
{
    private const int LargestBody = 64 * 1024;

    public static RouteHandlerBuilder Creates<TInput, TAnswer>(this IEndpointRouteBuilder api, string route, ActionOf<TInput, TAnswer> action)
        where TInput : class where TAnswer : notnull =>
        api.Route<TInput, TAnswer>("POST", route, (write, _, input) => action(write, input), StatusCodes.Status201Created);

    public static RouteHandlerBuilder Creates<TInput, TAnswer>(this IEndpointRouteBuilder api, string route, ActionOn<TInput, TAnswer> action)
        where TInput : class where TAnswer : notnull => api.Route("POST", route, action, StatusCodes.Status201Created);

    public static RouteHandlerBuilder Moves<TInput, TAnswer>(this IEndpointRouteBuilder api, string route, ActionOn<TInput, TAnswer> action)
        where TInput : class where TAnswer : notnull => api.Route("POST", route, action, StatusCodes.Status200OK);

    public static RouteHandlerBuilder Replaces<TInput, TAnswer>(this IEndpointRouteBuilder api, string route, ActionOn<TInput, TAnswer> action)
        where TInput : class where TAnswer : notnull => api.Route("PUT", route, action, StatusCodes.Status200OK);

    private static RouteHandlerBuilder Route<TInput, TAnswer>(
        this IEndpointRouteBuilder api, string method, string route, ActionOn<TInput, TAnswer> action, int status) where TInput : class where TAnswer : notnull =>
        api.MapMethods(route, [method], (HttpContext http, Visit visit, Lane lane) => Answer(http, visit, lane, action, status))
            .Accepts<TInput>("application/json")
            .Produces<TAnswer>(status)
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Answer<TInput, TAnswer>(
        HttpContext http, Visit visit, Lane lane, ActionOn<TInput, TAnswer> action, int status) where TInput : class where TAnswer : notnull
    {
        IResult Say(Refusal no) => Answers.Problem(no, visit.Words, http.Response);
        if (visit.Actor is null && !visit.IsStranger) return Say(new SignInNeeded());
        if (visit.Community is null) return Say(new NotFoundHere());
        if (visit.Actor is null) return Say(new NotYourSeat());

        var body = await Body(http.Request).ConfigureAwait(false);
        var (input, unreadable) = Parse<TInput>(body);
        var id = http.GetRouteValue("id") as string ?? "";
        var key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given
            ? RequestKey.Of(given, $"{http.Request.Method} {http.Request.Path}\n{body}")
            : null;
        var result = await lane.Run(visit.Actor, write => Act(write, id, input, unreadable, action), key).ConfigureAwait(false);
        return result.Fails(out var answer, out var no) ? Say(no) : Results.Json(answer, Answers.Json, statusCode: status);
    }

    /// <summary>
    /// Somebody who may not do this, or on something that is not here, hears that first, also when the request could
    /// not be read: the action is asked with nothing filled in, and nothing of it is kept.
    /// </summary>
    private static Result<TAnswer> Act<TInput, TAnswer>(
        Write write, string id, TInput input, BodyUnreadable? unreadable, ActionOn<TInput, TAnswer> action) where TAnswer : notnull
    {
        var result = action(write, id, input);
        return unreadable is null || result.Refusal is NotFoundHere or NotAllowed ? result : unreadable;
    }

    private static async Task<string?> Body(HttpRequest request)
    {
        using var reader = new StreamReader(request.Body, new UTF8Encoding(false, throwOnInvalidBytes: true));
        var buffer = new char[LargestBody + 1];
        try
        {
            var read = await reader.ReadBlockAsync(buffer).ConfigureAwait(false);
            return read > LargestBody ? null : new string(buffer, 0, read);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static (TInput Input, BodyUnreadable? Unreadable) Parse<TInput>(string? body) where TInput : class
    {
        TInput Nothing() => JsonSerializer.Deserialize<TInput>("{}", Answers.Json)!;
        if (body is null) return (Nothing(), new BodyUnreadable("body"));
        try
        {
            return (string.IsNullOrWhiteSpace(body) ? Nothing() : JsonSerializer.Deserialize<TInput>(body, Answers.Json) ?? Nothing(), null);
        }
        catch (JsonException wrong)
        {
            return (Nothing(), new BodyUnreadable(wrong.Path?.TrimStart('$', '.') is { Length: > 0 } field ? field : "body"));
        }
    }
}
