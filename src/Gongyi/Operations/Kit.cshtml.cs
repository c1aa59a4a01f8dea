using Gongyi.Communities;
using Gongyi.Journal;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gongyi.Operations;

/// <summary>Every repeated part of the pages in each of its states: where a new part is looked at first, in all three sizes. Nothing on it is anybody's.</summary>
public sealed class KitPage(ServerOptions options, Visit visit) : PageModel
{
    public static IReadOnlyList<(string Tone, string Word)> Tones { get; } =
        [("", "待核实"), ("ok", "已办结"), ("warn", "等您评价"), ("err", "未通过"), ("info", "服务中"), ("gold", "志愿之星"), ("seal", "公示")];

    public Visit Visit => visit;

    public IActionResult OnGet() => options.IsDemo ? Page() : NotFound();
}
