using System.Globalization;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>
/// What is done with many needs in one press. Each is an action of its own, with its own entry and its own key: what can
/// be done is done, and for the rest the page says why not.
/// </summary>
public sealed partial class DeskPage
{
    /// <summary>Most needs in one press: what somebody can have looked at.</summary>
    public const int MostAtOnce = 50;

    public sealed record Outcome(string Number, Refusal? No);

    /// <summary>What became of each need of the last press; empty unless one was refused.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; private set; } = [];

    public bool MayActOnMany => Actor.May(Act.VerifyNeed) || Actor.May(Act.PublishNeed) || Actor.May(Act.EndNeed);

    public bool MayExport => Actor.May(Act.ExportNeeds);

    /// <summary>Refused needs stay chosen, so that they can be tried again.</summary>
    public bool IsChosen(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Request.HasFormContentType && Request.Form["needs"].Contains(row.Number) && !Outcomes.Any(each => each.Number == row.Number && each.No is null);
    }

    /// <summary>A category or urgency left open is the one that was guessed when the need was written down.</summary>
    public Task<IActionResult> OnPostVerifyAsync(string[]? needs, VerificationMethod? method, Category? asCategory, Urgency? asUrgency) =>
        Each(
            Act.VerifyNeed, needs,
            (write, number) => write.Db.Needs.Named(number) is { } need
                ? VerifyNeed.Run(write, number, new(method, asCategory ?? need.Category, asUrgency ?? need.Urgency))
                : new NotFoundHere(),
            count => T["核实了 {0} 件", count]);

    public Task<IActionResult> OnPostPublishAsync(string[]? needs, ConsentMethod? consent) =>
        Each(Act.PublishNeed, needs, (write, number) => PublishNeed.Run(write, number, new(Request.Form[TitleOf(number)], consent)), count => T["发布了 {0} 件", count]);

    public Task<IActionResult> OnPostReferAsync(string[]? needs, string? to) =>
        Each(Act.EndNeed, needs, (write, number) => EndNeed.Refer(write, number, new(to)), count => T["转了 {0} 件", count]);

    public Task<IActionResult> OnPostRejectAsync(string[]? needs, string? reason) =>
        Each(Act.EndNeed, needs, (write, number) => EndNeed.Reject(write, number, new(reason)), count => T["{0} 件没有接，原因会告诉本人", count]);

    /// <summary>The list as it is shown, all pages of it. First it stands in the journal, then it leaves the house.</summary>
    public async Task<IActionResult> OnPostExportAsync(ExportPurpose? purpose)
    {
        if (Actor is null) return Deny(new SignInNeeded());
        if (!Actor.May(Act.ExportNeeds)) return Deny(new NotYourSeat());
        if (DeskQuestion.Read(Request).Fails(out var question, out var no)) return Deny(no);
        if (purpose is null) return await Refuse(new ChoiceMissing("purpose")).ConfigureAwait(false);

        var rows = await Rows(question.Ordered(question.Needs(Db, Asked)), 1, ExportNeeds.Most + 1).ConfigureAwait(false);
        if (rows.Count == 0) return await Refuse(new NothingToExport()).ConfigureAwait(false);
        var result = await Lane.Run(Actor, write => ExportNeeds.Run(write, new([.. rows.Select(row => row.Id)], purpose)), Key("export", $"{purpose}")).ConfigureAwait(false);
        if (result.Fails(out _, out no)) return await Refuse(no).ConfigureAwait(false);

        IEnumerable<IEnumerable<string?>> table =
        [
            [T["编号"], T["事项"], T["类别"], T["提出人"], T["状态"], T["时限"]],
            .. rows.Select(row => new[] { row.Number, row.Title, T.Of(row.Category), row.Person, StateOf(row), row.DueOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) }),
        ];
        return File(Csv.Of(table), Csv.Media, $"{T["需求清单"]}-{Today:yyyyMMdd}.csv");
    }

    public string StateOf(Row row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row is { State: NeedState.PendingVerification, Verified: true } ? T["待发布"] : T.Of(row.State);
    }

    public static string TitleOf(string number) => $"title-{number}";

    private async Task<IActionResult> Each<T>(Act act, string[]? needs, Func<Write, string, Result<T>> action, Func<int, string> said) where T : notnull
    {
        if (Actor is null) return Deny(new SignInNeeded());
        if (!Actor.May(act)) return Deny(new NotYourSeat());
        var chosen = (needs ?? []).Where(number => !string.IsNullOrEmpty(number)).Distinct().ToList();
        if (chosen is []) return await Refuse(new ChoiceMissing("needs")).ConfigureAwait(false);
        if (chosen.Count > MostAtOnce) return await Refuse(new TooManyAtOnce("needs", MostAtOnce)).ConfigureAwait(false);
        if (Unread is { } unread) return await Refuse(unread).ConfigureAwait(false);

        var form = string.Join('&', Request.Form.Where(field => field.Key is not ("_key" or "__RequestVerificationToken" or "needs")).Select(field => $"{field.Key}={field.Value}"));
        var answers = await Task.WhenAll(chosen.Select(number => Lane.Run(Actor, write => action(write, number), Key($"{act} {number}", form)))).ConfigureAwait(false);
        var outcomes = chosen.Zip(answers, (number, answer) => new Outcome(number, answer.Refusal)).ToList();
        var done = outcomes.Count(each => each.No is null);
        if (done < outcomes.Count) return await Tell(outcomes).ConfigureAwait(false);

        TempData["said"] = said(done);
        return DeskQuestion.Read(Request).Fails(out var question, out _) ? Redirect(Routes.Desk) : Redirect(question.Address(Routes.Desk));
    }

    /// <summary>The page again, and what became of each. When nothing was done at all, that is the answer.</summary>
    private async Task<IActionResult> Tell(IReadOnlyList<Outcome> outcomes)
    {
        var first = outcomes.First(each => each.No is not null).No!;
        // What was asked once and left open is said once, at its field.
        if (first is Invalid && outcomes.All(each => each.No == first) && Request.Form.ContainsKey(((Invalid)first).Field)) return await Refuse(first).ConfigureAwait(false);
        Outcomes = outcomes;
        if (await LoadAsync().ConfigureAwait(false) is { } no) return Deny(no);
        HttpContext.Refused = first;
        if (outcomes.All(each => each.No is not null)) Answers.Head(first, Response);
        return Page();
    }

    private RequestKey? Key(string what, string body) => Request.Form["_key"].ToString() is { Length: > 0 } key ? RequestKey.Of($"{key} {what}", body) : null;
}
