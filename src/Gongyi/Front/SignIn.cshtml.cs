using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The first question at the door: which number may we send a code to?</summary>
public sealed class SignInPage(ServerOptions options, Entrance entrance, Browsers browsers, Db db) : HousePage
{
    public override string Title => T["登录"];

    public bool IsDemo => options.IsDemo;

    public bool IsOpen => entrance.IsOpen;

    public string? Back => Shared.Back.Within(Request.Query["back"]);

    /// <summary>Whom to call instead: the community that one comes from, or all of a small house.</summary>
    public IReadOnlyList<Community> Helpers
    {
        get
        {
            var slug = Back?.Split('/', '?') is [_, "c", var named, ..] ? named : null;
            return [.. db.Communities.Where(community => slug == null || community.Slug == slug).OrderBy(community => community.Id).Take(8)];
        }
    }

    /// <summary>Whoever has further seats wants another of them: their number is known already.</summary>
    public IActionResult OnGet()
    {
        if (Visit.HasOtherSeats) return Redirect(Routes.SignInSeat(Back));
        _ = browsers.Mark(HttpContext);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(string? phone)
    {
        if (string.IsNullOrWhiteSpace(phone)) return Again(new TextMissing("phone"));
        if (Typing.Mobile(phone) is not { } number) return Again(new PhoneUnreadable());
        if ((await entrance.Ask(HttpContext, number, T).ConfigureAwait(false)).Fails(out var shown, out var no)) return no is NotFoundHere ? Deny(no) : Again(no);

        if (shown.Length > 0) TempData["digits"] = shown;
        return Redirect(Routes.SignInCode(Back));
    }
}
