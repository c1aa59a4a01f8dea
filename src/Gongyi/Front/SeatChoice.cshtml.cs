using Gongyi.Communities;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>The last question at the door: in which of your seats do you come? Asked again by whoever changes seats, and the way out.</summary>
public sealed class SeatChoicePage(Entrance entrance) : HousePage
{
    public override string Title => T["您以什么身份办事？"];

    public string? Back => Shared.Back.Within(Request.Query["back"]);

    public IReadOnlyList<ReadSeats.Item> Seats => entrance.Choices(HttpContext, Visit);

    public IActionResult OnGet() => Seats.Count > 0 ? Page() : Redirect(Routes.SignIn(Back));

    public async Task<IActionResult> OnPostAsync(string? seat) =>
        !(await entrance.Sit(HttpContext, Visit, seat ?? "").ConfigureAwait(false)).Fails(out var taken, out var no) ? Redirect(taken.Start(Back))
        : no is Invalid ? Again(no)
        : Deny(no);

    public async Task<IActionResult> OnPostLeaveAsync()
    {
        await Entrance.Leave(HttpContext).ConfigureAwait(false);
        TempData["said"] = T["您已经退出了。"];
        return Redirect("/");
    }
}
