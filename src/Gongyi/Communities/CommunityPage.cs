using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongyi.Communities;

/// <summary>
/// A page of one community: knows the visit, reads through <see cref="Db"/>, and hands what people press to the same
/// actions as the API. After a press comes a redirect; after a refusal the page again, with what was typed.
/// </summary>
public abstract class CommunityPage : PageModel
{
    /// <summary>Title of the document and of the page.</summary>
    public abstract string Title { get; }

    public Visit Visit { get; private set; } = null!;

    public Db Db { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    /// <summary>Words in the reader's language.</summary>
    public Words T => Visit.Words;

    public Community Community => Visit.Community!;

    public Actor? Actor => Visit.Actor;

    /// <summary>The person, in a seat in which people may mind what is their own.</summary>
    public Guid? Me => Actor.May(Act.MindOwn) ? Actor!.Person : null;

    public Routes Routes => new(Community.Slug);

    /// <summary>Why the last press did not work.</summary>
    public Refusal? No { get; private set; }

    /// <summary>Staff pages are denser on a desk.</summary>
    public virtual bool IsDesk => false;

    // Without this it would itself be taken for a handler, of a method called PAGE.
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var services = HttpContext.RequestServices;
        (Visit, Db, Now) = (services.GetRequiredService<Visit>(), services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        // A press without a handler would show the page without asking Load whether this reader may see it.
        if (Visit.Community is null || context.HandlerMethod is null) context.Result = NotFound();
    }

    public IActionResult OnGet() => Load() is { } no ? Deny(no) : Page();

    /// <summary>What was typed before the refusal, so that nobody types it twice.</summary>
    public string? Typed(string field, string? otherwise = null) =>
        Request.HasFormContentType && Request.Form.TryGetValue(field, out var typed) ? typed.ToString() : otherwise ?? Request.Query[field];

    public bool IsWrong(string field) => No is Invalid invalid && string.Equals(invalid.Field, field, StringComparison.OrdinalIgnoreCase);

    /// <summary>The hidden fields of every form: it acts only once, however often it is sent, and only from this site.</summary>
    public IHtmlContent Once
    {
        get
        {
            var token = HttpContext.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(HttpContext);
            return new HtmlString(
                $"""<input type="hidden" name="_key" value="{Guid.NewGuid():N}"><input type="hidden" name="{token.FormFieldName}" value="{token.RequestToken}">""");
        }
    }

    /// <summary>Reads what the page shows; a refusal when there is nothing to show, or not to this reader.</summary>
    protected abstract Refusal? Load();

    /// <summary>Presses a button: runs the action, then leads to <paramref name="next"/>, saying <paramref name="said"/> there.</summary>
    protected async Task<IActionResult> Press<T>(Func<Write, Result<T>> action, Func<T, string> next, string? said = null) where T : notnull
    {
        ArgumentNullException.ThrowIfNull(next);
        if (Visit.Actor is null) return Deny(new SignInNeeded());

        var form = string.Join('&', Request.Form.Where(field => field.Key is not ("_key" or "__RequestVerificationToken")).Select(field => $"{field.Key}={field.Value}"));
        var key = Request.Form["_key"].ToString() is { Length: > 0 } given ? RequestKey.Of(given, $"{Request.Path}{Request.QueryString}\n{form}") : null;
        var result = await HttpContext.RequestServices.GetRequiredService<Lane>().Run(Visit.Actor, action, key).ConfigureAwait(false);
        if (!result.Fails(out var value, out var no))
        {
            if (said is not null) TempData["said"] = said;
            return Redirect(next(value));
        }

        if (no is NotFoundHere || Load() is not null) return Deny(no);
        No = no;
        Response.StatusCode = no.Status;
        return Page();
    }

    protected IActionResult Deny(Refusal no)
    {
        ArgumentNullException.ThrowIfNull(no);
        // Whoever is not signed in is led to where one can sign in; everybody else hears why not.
        if (no is SignInNeeded && Request.Method == "GET") return Redirect("/signin");
        HttpContext.Items["no"] = no;
        return StatusCode(no.Status);
    }
}
