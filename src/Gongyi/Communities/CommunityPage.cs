using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongyi.Communities;

/// <summary>
/// A page of one community: knows the visit, reads through <see cref="Db"/>, and hands what people press to the same
/// actions as the API. After a press comes a redirect; after a refusal the page again, with what was typed.
/// </summary>
public abstract class CommunityPage : HousePage
{
    public Db Db { get; private set; } = null!;

    public DateTimeOffset Now { get; private set; }

    public Community Community => Visit.Community!;

    public Actor? Actor => Visit.Actor;

    /// <summary>The person, in a seat in which people may mind what is their own.</summary>
    public Guid? Me => Actor.May(Act.MindOwn) ? Actor!.Person : null;

    public Routes Routes => new(Community.Slug);

    /// <summary>Staff pages are denser on a desk.</summary>
    public virtual bool IsDesk => false;

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        base.OnPageHandlerExecuting(context);
        var services = HttpContext.RequestServices;
        (Db, Now) = (services.GetRequiredService<Db>(), services.GetRequiredService<TimeProvider>().GetUtcNow());
        if (Visit.Community is null) context.Result = NotFound();
    }

    public async Task<IActionResult> OnGetAsync() => await LoadAsync().ConfigureAwait(false) is { } no ? Deny(no) : Page();

    protected Lane Lane => HttpContext.RequestServices.GetRequiredService<Lane>();

    /// <summary>The first field that could not be read.</summary>
    protected BodyUnreadable? Unread => ModelState.Where(each => each.Value?.Errors.Count > 0).Select(each => new BodyUnreadable(each.Key)).FirstOrDefault();

    /// <summary>Reads what the page shows; a refusal when there is nothing to show, or not to this reader.</summary>
    protected abstract Task<Refusal?> LoadAsync();

    /// <summary>Adds the file of a form to something: a press, after the file is on the disk.</summary>
    protected async Task<IActionResult> Attach(Album album, string? id, string next, string said)
    {
        ArgumentNullException.ThrowIfNull(album);
        if (Visit.Actor is null) return Deny(new SignInNeeded());
        if (album.ToAdd(Db, Visit.Actor, id ?? "").Fails(out var subject, out var no)) return await Refuse(no).ConfigureAwait(false);
        if ((await UploadedFile.From(
                Request.Form, HttpContext.RequestServices.GetRequiredService<Intake>(), album.Purpose, () => AddAttachment.Full(Db, subject), HttpContext.RequestAborted)
            .ConfigureAwait(false)).Fails(out var sent, out no)) return await Refuse(no).ConfigureAwait(false);
        return await Press(write => AddAttachment.Run(write, album, id ?? "", sent.File, sent.Caption), _ => next, said, sent.Fingerprint).ConfigureAwait(false);
    }

    /// <summary>Presses a button: runs the action, then leads to <paramref name="next"/>, saying <paramref name="said"/> there.</summary>
    /// <param name="file">What came beside the fields of the form.</param>
    protected async Task<IActionResult> Press<T>(Func<Write, Result<T>> action, Func<T, string> next, string? said = null, string file = "") where T : notnull
    {
        ArgumentNullException.ThrowIfNull(next);
        if (Visit.Actor is null) return Deny(new SignInNeeded());

        var form = string.Join('&', Request.Form.Where(field => field.Key is not ("_key" or "__RequestVerificationToken")).Select(field => $"{field.Key}={field.Value}"));
        var key = Request.Form["_key"].ToString() is { Length: > 0 } given ? RequestKey.Of(given, $"{Request.Path}{Request.QueryString}\n{form}{file}") : null;
        var result = await Lane.Run(Visit.Actor, Readable(action), key).ConfigureAwait(false);
        if (!result.Fails(out var value, out var no))
        {
            if (said is not null) TempData["said"] = said;
            return Redirect(next(value));
        }

        return await Refuse(no).ConfigureAwait(false);
    }

    /// <summary>A field that could not be read, a day that is none, counts as left open; where that would do, it is refused all the same.</summary>
    private Func<Write, Result<T>> Readable<T>(Func<Write, Result<T>> action) where T : notnull
    {
        return Unread is not { } unread ? action : write => action(write) is { Refusal: not null } refused ? refused : unread;
    }

    /// <summary>The page once more, with what was typed, where there is one to show.</summary>
    protected async Task<IActionResult> Refuse(Refusal no)
    {
        if (no is NotFoundHere || await LoadAsync().ConfigureAwait(false) is not null) return Deny(no);
        HttpContext.Refused = no;
        return Again(no);
    }
}
