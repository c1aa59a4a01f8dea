using Gongyi.Communities;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The second question at the door: which six digits does the message say?</summary>
public sealed class SignInCodePage(Entrance entrance, Browsers browsers) : HousePage
{
    public override string Title => T["写验证码"];

    public string? Back => Shared.Back.Within(Request.Query["back"]);

    /// <summary>The number that the code was asked for, as it was typed in this browser.</summary>
    public string? Number => browsers.NumberOf(HttpContext);

    public IActionResult OnGet() => Number is null ? Redirect(Routes.SignIn(Back)) : Page();

    public async Task<IActionResult> OnPostAsync(string? code)
    {
        if (Number is null) return Redirect(Routes.SignIn(Back));
        if (string.IsNullOrWhiteSpace(code)) return Again(new TextMissing("code"));
        if (Typing.Digits(code) is not { Length: 6 } digits) return Again(new CodeUnreadable());
        if (await entrance.Prove(HttpContext, digits).ConfigureAwait(false) is { } wrong) return Again(wrong);

        // Most people have one seat and are asked no more.
        return !(await entrance.Sit(HttpContext, Visit, null).ConfigureAwait(false)).Fails(out var seat, out var no) ? Redirect(seat.Start(Back))
            : no is ChoiceMissing ? Redirect(Routes.SignInSeat(Back))
            : Deny(no);
    }
}
