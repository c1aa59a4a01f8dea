using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Gongyi.Communities;

/// <summary>
/// The door for files: asks who may add before it reads a byte, streams what comes to the disk, and streams what is
/// kept to those who may see it.
/// </summary>
public static class FileDoor
{
    /// <summary>Adding to each album and listing it; and every single attachment.</summary>
    public static void MapAttachments(this IEndpointRouteBuilder api, Albums albums)
    {
        ArgumentNullException.ThrowIfNull(albums);
        foreach (var album in albums.All)
        {
            _ = api.MapPost(album.Route, (HttpContext http, Visit visit, Db db, Lane lane, Intake intake) => Add(http, visit, db, lane, intake, album))
                .AddOpenApiOperationTransformer(Describe)
                .Produces<AddAttachment.Answer>(StatusCodes.Status201Created)
                .ProducesProblem(StatusCodes.Status401Unauthorized)
                .ProducesProblem(StatusCodes.Status403Forbidden)
                .ProducesProblem(StatusCodes.Status404NotFound)
                .ProducesProblem(StatusCodes.Status409Conflict)
                .ProducesProblem(StatusCodes.Status422UnprocessableEntity)
                .ProducesProblem(StatusCodes.Status503ServiceUnavailable);
            _ = api.Tells<ReadAttachments.Answer>(album.Route, (db, visit, request) =>
                album.ToSee(db, visit.Actor, Id(request.HttpContext)).Fails(out var subject, out var no) ? Known(visit, no) : ReadAttachments.Run(db, subject));
        }

        _ = api.MapGet("/attachments/{id}", (HttpContext http, Visit visit, Db db, FileStore files) =>
                Open(http, visit, db, files, albums, no => Answers.Problem(Known(visit, no), visit.Words, http.Response)))
            .Produces(StatusCodes.Status200OK, contentType: "image/jpeg", additionalContentTypes: "application/pdf")
            .ProducesProblem(StatusCodes.Status401Unauthorized)
            .ProducesProblem(StatusCodes.Status403Forbidden)
            .ProducesProblem(StatusCodes.Status404NotFound);
    }

    /// <summary>The same files for pages, whose readers are known by their cookie.</summary>
    public static void MapAttachmentPage(this IEndpointRouteBuilder routes, Albums albums) =>
        routes.MapGet(new Routes("{slug}").Attachment("{id}"), (HttpContext http, Visit visit, Db db, FileStore files) => Open(http, visit, db, files, albums, no =>
        {
            http.Refused = no;
            return Results.StatusCode(no.Status);
        })).ExcludeFromDescription();

    private static Task Describe(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken stop)
    {
        var form = new OpenApiSchema
        {
            Type = JsonSchemaType.Object, Required = new HashSet<string> { "file" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["file"] = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary", Description = $"JPEG, PNG, WebP or PDF, at most {Intake.Megabytes} MB" },
                ["caption"] = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = Text.Line },
            },
        };
        operation.RequestBody = new OpenApiRequestBody { Required = true, Content = new Dictionary<string, OpenApiMediaType> { ["multipart/form-data"] = new() { Schema = form } } };
        return Task.CompletedTask;
    }

    private static string Id(HttpContext http) => http.GetRouteValue("id") as string ?? "";

    /// <summary>Whoever is signed in elsewhere need not be told to sign in.</summary>
    private static Refusal Known(Visit visit, Refusal no) => no is SignInNeeded && visit.IsStranger ? new NotYourSeat() : no;

    private static async Task<IResult> Add(HttpContext http, Visit visit, Db db, Lane lane, Intake intake, Album album)
    {
        IResult Say(Refusal no) => Answers.Problem(no, visit.Words, http.Response);
        if (visit.Actor is null && !visit.IsStranger) return Say(new SignInNeeded());
        if (visit.Community is null) return Say(new NotFoundHere());
        if (visit.Actor is null) return Say(new NotYourSeat());

        var id = Id(http);
        if (album.ToAdd(db, visit.Actor, id).Fails(out var subject, out var no)) return Say(no);
        if ((await UploadedFile.Read(http.Request, intake, album.Purpose, () => AddAttachment.Full(db, subject), http.RequestAborted).ConfigureAwait(false)).Fails(out var sent, out no)) return Say(no);

        var key = http.Request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } given
            ? RequestKey.Of(given, $"{http.Request.Method} {http.Request.Path}\n{sent.Fingerprint}")
            : null;
        var result = await lane.Run(visit.Actor, write => AddAttachment.Run(write, album, id, sent.File, sent.Caption), key).ConfigureAwait(false);
        return result.Fails(out var answer, out no) ? Say(no) : Results.Json(answer, Answers.Json, statusCode: StatusCodes.Status201Created);
    }

    private static IResult Open(HttpContext http, Visit visit, Db db, FileStore files, Albums albums, Func<Refusal, IResult> say)
    {
        if (visit.Community is null || db.Attachments.Named(Id(http)) is not { ErasedAt: null } attachment) return say(new NotFoundHere());
        var (album, subject) = (albums.Of(attachment), $"{attachment.SubjectId}");
        if (album.ToSee(db, visit.Actor, subject).Refusal is { } no) return say(no);
        if (files.Open(attachment.Hash) is not { } content) return say(new NotFoundHere());

        // A browser may keep it, and asks each time whether the reader still may.
        var headers = http.Response.GetTypedHeaders();
        headers.CacheControl = album.IsPublic(db, subject) ? new() { Public = true, MaxAge = TimeSpan.FromHours(1) } : new() { Private = true, NoCache = true };
        // Whatever a file holds, a browser neither guesses what it is nor runs any of it.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox";
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(attachment.Hash)}\"");
        return attachment.Media switch
        {
            MediaType.Jpeg => Results.Stream(content, "image/jpeg", entityTag: tag),
            MediaType.Pdf => Results.Stream(content, "application/pdf", $"{attachment.Id}.pdf", entityTag: tag),
        };
    }
}
