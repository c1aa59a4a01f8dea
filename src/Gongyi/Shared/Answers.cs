using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Shared;

/// <summary>How a "no" leaves the house: each family of refusals has one HTTP status, and here is the only place that knows.</summary>
public static class Answers
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false), new DayConverter() },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    extension(Refusal refusal)
    {
        public int Status => refusal switch
        {
            SignInNeeded => StatusCodes.Status401Unauthorized,
            NotFoundHere => StatusCodes.Status404NotFound,
            NotAllowed => StatusCodes.Status403Forbidden,
            Invalid => StatusCodes.Status422UnprocessableEntity,
            TooManyTries => StatusCodes.Status429TooManyRequests,
            TryLater => StatusCodes.Status503ServiceUnavailable,
            Broken => StatusCodes.Status500InternalServerError,
            _ => StatusCodes.Status409Conflict,
        };

        /// <summary>RFC 9457 problem details, with the refusal's name as <c>code</c> and a sentence in the reader's language.</summary>
        public ProblemDetails ToProblem(Words words)
        {
            var problem = new ProblemDetails
            {
                Status = refusal.Status, Title = words.Say(refusal), Extensions = { ["code"] = refusal.Code },
            };
            if (refusal is Invalid invalid) problem.Extensions["field"] = invalid.Field;
            if (refusal is Broken broken) problem.Extensions["traceId"] = broken.Trace;
            return problem;
        }
    }

    /// <summary>The status number, and when trying again is right.</summary>
    public static void Head(Refusal refusal, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        ArgumentNullException.ThrowIfNull(response);
        response.StatusCode = refusal.Status;
        if (refusal is TryLater later) response.Headers.RetryAfter = later.Seconds.ToString(CultureInfo.InvariantCulture);
    }

    public static IResult Problem(Refusal refusal, Words words, HttpResponse response)
    {
        ArgumentNullException.ThrowIfNull(response);
        response.HttpContext.Refused = refusal;
        Head(refusal, response);
        if (refusal is SignInNeeded) response.Headers.WWWAuthenticate = "Bearer";
        return Results.Json(refusal.ToProblem(words), Json, "application/problem+json", refusal.Status);
    }
}
