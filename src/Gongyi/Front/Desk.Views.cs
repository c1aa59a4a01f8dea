using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Front;

/// <summary>The views that a worker has made for themselves.</summary>
public sealed partial class DeskPage
{
    /// <summary>Views the reader has kept, with what they ask and how many answer it now.</summary>
    public IReadOnlyList<(string Name, string Question, int Count)> Kept { get; private set; } = [];

    /// <summary>The kept view that is shown.</summary>
    public string? KeptHere => Kept.Where(each => each.Question == Question.Address("")).Select(each => each.Name).FirstOrDefault();

    public Task<IActionResult> OnPostKeepAsync(string? name) =>
        DeskQuestion.Read(Request).Fails(out var question, out var no) ? Task.FromResult(Deny(no))
        : Press(write => KeepView.Run(write, name, (question with { Page = 1 }).Address("")), _ => (question with { Page = 1 }).Address(Routes.Desk), T["这个视图留下了，就在上面。"]);

    public Task<IActionResult> OnPostDropAsync(string? name) => Press(write => KeepView.Drop(write, name), _ => Routes.Desk, T["这个视图去掉了。"]);

    private async Task LoadKept()
    {
        var me = Actor!.Person;
        var kept = await Db.KeptViews.AsSingleQuery().Where(each => each.PersonId == me).ToListAsync().ConfigureAwait(false);
        Kept =
        [
            .. kept.OrderBy(each => each.Name, StringComparer.Ordinal)
                .Select(each => (each.Name, each.Question, CountOf(each.Question))),
        ];
    }

    private int CountOf(string kept)
    {
        // What a later version no longer knows how to ask finds nothing, and can be dropped.
        var request = new DefaultHttpContext { Request = { QueryString = new(kept) } }.Request;
        return DeskQuestion.Read(request).Fails(out var question, out _) ? 0
            : Db.Kept($"desk kept {Actor!.Person:N} {Today:yyMMdd} {kept}", () => question.Needs(Db, Asked).Count());
    }
}
