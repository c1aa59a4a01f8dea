using System.Security.Cryptography;
using System.Text.Json;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gongyi.Communities;

/// <summary>The API's door to questions: whoever has the same answer already is told so, and a list names its other pages.</summary>
public static class Telling
{
    /// <summary>A question that needs no seat.</summary>
    public static RouteHandlerBuilder Tells<TAnswer>(this IEndpointRouteBuilder api, string route, Func<Db, Visit, HttpRequest, Result<TAnswer>> read)
        where TAnswer : notnull => api.Tells(route, (db, visit, request) => Task.FromResult(read(db, visit, request)));

    /// <summary>The same, where the answer takes longer to read.</summary>
    public static RouteHandlerBuilder Tells<TAnswer>(this IEndpointRouteBuilder api, string route, Func<Db, Visit, HttpRequest, Task<Result<TAnswer>>> read)
        where TAnswer : notnull => api.Tells(route, read, (_, _) => { });

    /// <summary>A list, which names its other pages.</summary>
    public static RouteHandlerBuilder Lists<TItem>(this IEndpointRouteBuilder api, string route, Func<Db, Visit, HttpRequest, Result<Listed<TItem>>> read) =>
        api.Lists(route, (db, visit, request) => Task.FromResult(read(db, visit, request)));

    /// <inheritdoc cref="Lists{TItem}(IEndpointRouteBuilder, string, Func{Db, Visit, HttpRequest, Result{Listed{TItem}}})"/>
    public static RouteHandlerBuilder Lists<TItem>(this IEndpointRouteBuilder api, string route, Func<Db, Visit, HttpRequest, Task<Result<Listed<TItem>>>> read) =>
        api.Tells(route, read, (http, list) => http.Response.Headers.Link = Links(http.Request, list.Page, list.Pages));

    private static RouteHandlerBuilder Tells<TAnswer>(
        this IEndpointRouteBuilder api, string route, Func<Db, Visit, HttpRequest, Task<Result<TAnswer>>> read, Action<HttpContext, TAnswer> head) where TAnswer : notnull =>
        api.MapGet(route, async (HttpContext http, Visit visit, Db db) =>
        {
            if (visit.Community is null) return Answers.Problem(new NotFoundHere(), visit.Words, http.Response);
            if ((await read(db, visit, http.Request).ConfigureAwait(false)).Fails(out var answer, out var no)) return Answers.Problem(no, visit.Words, http.Response);
            head(http, answer);
            return Tell(http, JsonSerializer.SerializeToUtf8Bytes(answer, Answers.Json));
        })
        .Produces<TAnswer>()
        .Produces(StatusCodes.Status304NotModified)
        .ProducesProblem(StatusCodes.Status404NotFound);

    /// <summary>What is told depends on who asks, so its mark is made of what is told and of nothing else.</summary>
    private static IResult Tell(HttpContext http, byte[] told)
    {
        // Weak: packing changes the bytes and not what they say.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(told).AsSpan(0, 16))}\"", isWeak: true);
        (http.Response.Headers.ETag, http.Response.Headers.CacheControl) = ($"{tag}", "private, no-cache");
        return http.Request.Knows(tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Bytes(told, "application/json; charset=utf-8");
    }

    private static string Links(HttpRequest request, int page, int pages)
    {
        var question = request.Query.Where(each => each.Key is not "page").Select(each => KeyValuePair.Create(each.Key, (string?)each.Value.ToString())).ToList();
        string To(int other, string relation) =>
            $"<{QueryHelpers.AddQueryString(request.PathBase + request.Path, question.Append(new("page", $"{other}")))}>; rel=\"{relation}\"";
        return string.Join(", ", [To(1, "first"), .. page > 1 ? [To(Math.Min(page - 1, pages), "prev")] : (string[])[], .. page < pages ? [To(page + 1, "next")] : (string[])[], To(pages, "last")]);
    }
}
