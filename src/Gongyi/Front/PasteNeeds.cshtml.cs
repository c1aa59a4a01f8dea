using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>Rows of a spreadsheet become needs: first they are looked at, then the good ones are filed in one press.</summary>
public sealed class PasteNeedsPage : ShortPage
{
    public override string Title => T["从表格粘贴"];

    public override bool IsDesk => true;

    /// <summary>What was looked at; null before.</summary>
    public CheckSheet.Answer? Checked { get; private set; }

    /// <summary>Rows that were filed just now.</summary>
    public int Filed { get; private set; }

    /// <summary>What stands in the field: after filing, only what is still to be mended.</summary>
    public string Sheet { get; private set; } = "";

    public IEnumerable<CheckSheet.Row> Good => Checked?.Rows.Where(row => row.No is null) ?? [];

    public IEnumerable<CheckSheet.Row> ToMend => Checked?.Rows.Where(row => row.No is not (null or AlreadyFiled or SameRowAbove)) ?? [];

    /// <summary>Rows that stand on the list already: nothing to mend, and nothing to file.</summary>
    public IEnumerable<CheckSheet.Row> Known => Checked?.Rows.Where(row => row.No is AlreadyFiled or SameRowAbove) ?? [];

    public async Task<IActionResult> OnPostCheckAsync(string? sheet)
    {
        if (Actor is null) return Deny(new SignInNeeded());
        if (CheckSheet.Run(Db, Actor, sheet).Fails(out var found, out var no)) return await Refuse(no).ConfigureAwait(false);

        (Checked, Sheet) = (found, sheet ?? "");
        return Page();
    }

    public async Task<IActionResult> OnPostFileAsync(string? sheet)
    {
        if (Actor is null) return Deny(new SignInNeeded());
        if (CheckSheet.Run(Db, Actor, sheet).Fails(out var found, out var no)) return await Refuse(no).ConfigureAwait(false);

        var key = Request.Form["_key"].ToString();
        var rows = await Task.WhenAll(found.Rows.Select(row => File(row, key))).ConfigureAwait(false);
        Filed = rows.Count(row => row.No is null);
        if (Filed == rows.Length)
        {
            TempData["said"] = T["登记了 {0} 件，等别的同事核实。", Filed];
            return Redirect($"{Routes.Desk}?view={DeskViews.Verify}");
        }

        Checked = found with { Rows = [.. rows.Where(row => row.No is not null)] };
        Sheet = string.Join('\n', new[] { found.Sheet.Head }.Where(head => head.Length > 0 && ToMend.Any()).Concat(ToMend.Select(row => row.Line.Raw)));
        HttpContext.Refused = Checked.Rows[0].No;
        if (Filed == 0) Answers.Head(Checked.Rows[0].No!, Response);
        return Page();
    }

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.FindPeople)) return new NotYourSeat();
        Sheet = Typed("sheet") ?? "";
        return null;
    }

    /// <summary>A row is an action of its own. Pressed twice, it is answered as the first time: the key is the form's and what the row says.</summary>
    private async Task<CheckSheet.Row> File(CheckSheet.Row row, string key)
    {
        if (row.Wish is not { } wish) return row;
        var said = $"{wish}";
        var answer = await Lane.Run(Actor!, write => FileFromSheet.Run(write, wish), key.Length > 0 ? RequestKey.Of($"{key} {said}", said) : null).ConfigureAwait(false);
        return row with { No = answer.Refusal };
    }
}
