using System.Globalization;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Providers;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>From needs and a provider to a project sheet, filled in as far as the house knows.</summary>
public sealed class ComposeProjectPage : ShortPage
{
    private const int MostLines = 4;

    public override string Title => T["立项"];

    public override bool IsDesk => true;

    public IReadOnlyList<Need> Served { get; private set; } = [];

    /// <summary>What the project would be called, is to bring about and costs for, as far as needs and offer say.</summary>
    public (string Title, string Goal, string Line) Known { get; private set; } = ("", "", "");

    public IReadOnlyList<(string Value, string Word)> Providers { get; private set; } = [];

    /// <summary>The path a project of this budget would walk today.</summary>
    public IReadOnlyList<ChainRule> Path { get; private set; } = [];

    public DateOnly Today => WorkingDays.DayOf(Now);

    public string? YardOf(Need need) => Db.Courtyards.Where(each => each.Id == need.CourtyardId).Select(each => each.Name).FirstOrDefault();

    public IEnumerable<int> LineNumbers => Enumerable.Range(1, MostLines);

    /// <summary>Something was written below the first line: it must not hide.</summary>
    public bool HasMoreLines => Request.HasFormContentType && LineNumbers.Skip(1).Any(no => (Typed($"line{no}Name") + Typed($"line{no}Yuan")).Length > 0);

    public Task<IActionResult> OnPostComposeAsync(string? title, string? goal, string[]? needs, string? provider, DateOnly? from, DateOnly? to, string? instalments) =>
        Press(
            write => ComposeProject.Run(write, new(title, goal, needs, provider, from, to, Lines(), Percents(instalments))),
            answer => Routes.Project(answer.Number), T["项目草稿存好了。看一遍，再送审。"]);

    /// <summary>The same, and laid before the community at once.</summary>
    public Task<IActionResult> OnPostSubmitAsync(string? title, string? goal, string[]? needs, string? provider, DateOnly? from, DateOnly? to, string? instalments) =>
        Press(
            write => SubmitProject.RunComposed(write, new(title, goal, needs, provider, from, to, Lines(), Percents(instalments))),
            answer => Routes.Project(answer.Number), T["送审了。下面是它要走的路。"]);

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.ComposeProject)) return new NotYourSeat();

        var asked = Request.HasFormContentType ? Request.Form["needs"] : Request.Query["need"];
        Served = [.. asked.Select(each => Db.Needs.Named(each)).OfType<Need>()];
        var organizations = Db.Organizations;
        Providers =
        [
            .. Db.Providers.Where(each => each.State == ProviderState.Active)
                .Join(organizations, each => each.Id, each => each.Id, (_, organization) => new { organization.Id, organization.Name })
                .OrderBy(each => each.Name).AsEnumerable().Select(each => (each.Id.ToString(), each.Name)),
        ];
        Known = Prefilled();
        var fen = Request.HasFormContentType ? Lines().Sum(line => line.Fen) : 1;
        var mandate = Db.Mandates.Where(each => each.Kind == MatterKind.Project).AsEnumerable().Any(each => each.Covers(MatterKind.Project, fen, Today));
        Path = Chain.For(new(fen, UsesFund: fen > 0, mandate));
        return null;
    }

    private (string Title, string Goal, string Line) Prefilled()
    {
        if (Served is []) return ("", "", "");
        var (title, asked) = (Served[0].Title, string.Join("、", Served.Select(need => need.Title)));
        var provider = Providers.FirstOrDefault(each => each.Value == Typed("provider")).Word;
        return Db.Resources.Named(Request.Query["offer"]) is not { } offer || provider is null ? (title, T["让提出“{0}”的居民得到帮助", asked], "")
            : (title, T["由{0}为提出“{1}”的居民提供：{2}", provider, asked, offer.Name], offer.Name);
    }

    /// <summary>Lines somebody wrote something into; an amount that is none counts as zero and is refused with its reason.</summary>
    private List<ComposeProject.Line> Lines() =>
    [
        .. LineNumbers.Select(no => (Name: Request.Form[$"line{no}Name"].ToString(), Yuan: Request.Form[$"line{no}Yuan"].ToString()))
            .Where(line => line.Name.Length + line.Yuan.Length > 0)
            .Select(line => new ComposeProject.Line(line.Name, Typing.Fen(line.Yuan) ?? 0)),
    ];

    private static List<int> Percents(string? typed) =>
        [.. (typed ?? "").Split([',', '，', '、', '/', ' ', '%'], StringSplitOptions.RemoveEmptyEntries).Select(each => int.TryParse(each, CultureInfo.InvariantCulture, out var percent) ? percent : 0)];
}
