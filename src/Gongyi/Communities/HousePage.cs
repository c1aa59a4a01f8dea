using System.Net;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongyi.Communities;

/// <summary>A page of the house: knows the visit, what was typed, and why the last press did not work.</summary>
public abstract class HousePage : PageModel
{
    /// <summary>Title of the document and of the page.</summary>
    public abstract string Title { get; }

    public Visit Visit { get; private set; } = null!;

    /// <summary>Words in the reader's language.</summary>
    public Words T => Visit.Words;

    /// <summary>Why the last press did not work.</summary>
    public Refusal? No { get; private set; }

    // Without this it would itself be taken for a handler, of a method called PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        Visit = HttpContext.RequestServices.GetRequiredService<Visit>();
        // A press without a handler would show the page without asking whether this reader may see it.
        if (context.HandlerMethod is null) context.Result = NotFound();
    }

    /// <summary>What was typed before the refusal, so that nobody types it twice.</summary>
    public string? Typed(string field, string? otherwise = null) =>
        Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : otherwise ?? Request.Query[field];

    public bool IsWrong(string field) => No is Invalid invalid && string.Equals(invalid.Field, field, StringComparison.OrdinalIgnoreCase);

    /// <summary>The hidden fields of every form: it acts only once, however often it is sent, and only from this site.</summary>
    public IHtmlContent Once
    {
        get
        {
            // After a refusal the same key again: whoever presses twice because it was unclear whether it was kept acts once.
            var key = Typed("_key") is { Length: > 0 } pressed ? WebUtility.HtmlEncode(pressed) : $"{Guid.NewGuid():N}";
            var token = HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(HttpContext);
            return new HtmlString(
                $"""<input type="hidden" name="_key" value="{key}"><input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">""");
        }
    }

    /// <summary>The whole address of a path of this house, as it is printed on paper.</summary>
    public string Whole(string path) =>
        (HttpContext.RequestServices.GetRequiredService<ServerOptions>().Address?.GetLeftPart(UriPartial.Authority) ?? $"{Request.Scheme}://{Request.Host}") + path;

    /// <summary>The page again, with what was typed and why it did not work.</summary>
    protected IActionResult Again(Refusal no)
    {
        No = no;
        Answers.Head(no, Response);
        return Page();
    }

    protected IActionResult Deny(Refusal no)
    {
        ArgumentNullException.ThrowIfNull(no);
        // Whoever is not signed in is led to where one can sign in, and from there back; everybody else hears why not.
        if (no is SignInNeeded && HttpMethods.IsGet(Request.Method)) return Redirect(Routes.SignIn(Request.Path + Request.QueryString));
        HttpContext.Refused = no;
        return StatusCode(no.Status);
    }
}
