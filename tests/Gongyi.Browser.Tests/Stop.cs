using Gongyi.Governance;
using Gongyi.Lists;
using Gongyi.Projects;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>A page as somebody sees it.</summary>
/// <param name="Route">As the server names it.</param>
/// <param name="Who">Whose persona; nobody signed in when null.</param>
/// <param name="Status">What it is answered with.</param>
/// <param name="Press">What is pressed there before one looks: a form that comes back with what was typed, or the page it leads to.</param>
internal sealed record Stop(string Route, string? Who, string Address, int Status = 200, Func<IPage, Task>? Press = null)
{
    private const string Here = "/c/{slug}", Home = "/c/qiheli";

    /// <summary>A number is sent so many codes and no more, so each look has another.</summary>
    private static int numbers;

    public override string ToString() => $"{Address} by {Who ?? "anybody"}{(Press is null ? "" : ", pressed")}";

    public static IReadOnlyList<Stop> All(Found found)
    {
        List<Stop> stops =
        [
            new("/", null, "/"), new("/demo", null, "/demo"), new("/demo", "resident", "/demo"), new("/_kit", null, "/_kit"),
            new("/signin", null, "/signin"), new("/signin", null, "/signin", 422, Submit),
            new("/signin/code", null, "/signin", 200, page => Filled(page, "phone", $"139{Interlocked.Increment(ref numbers):00000000}")),
            new("/signin/seat", "party-1", "/signin/seat"), new("/status/{code:int}", null, "/c/nowhere", 404), new("/status/{code:int}", "resident", $"{Home}/desk", 403),
        ];
        void At(string route, string? who, string address, int status = 200, Func<IPage, Task>? press = null) =>
            stops.Add(new(Here + route, who, Home + address, status, press));

        foreach (var who in (string?[])[null, "resident", "caseworker", "council-2"]) At("", who, "");
        At("/help", "resident", "/help");
        At("/help", "gridworker", "/help");
        At("/help", "gridworker", $"/help?who={Uri.EscapeDataString(found.Neighbour.Name)}");
        At("/help", "gridworker", $"/help?onBehalfOf={found.Neighbour.Id}");
        At("/help", "resident", "/help", 422, Submit);
        At("/help/{number}", "resident", $"/help/{found.Asked}");
        foreach (var who in (string[])["resident", "council-2", "fund-chair", "provider"]) At("/mine", who, "/mine");
        At("/needs", null, "/needs");
        At("/needs", null, "/needs?q=%E5%8D%88%E9%A5%AD");
        At("/search", null, "/search?q=%E8%80%81%E4%BA%BA");
        At("/needs/{id}", "resident", $"/needs/{found.Asked}");
        At("/needs/{id}", null, $"/needs/{found.Need(NeedState.Published)}");
        At("/needs/{id}", "caseworker", $"/needs/{found.Need(NeedState.AwaitingFeedback)}");
        var unseen = found.Need(NeedState.PendingVerification, need => need.VerifiedBy is null);
        At("/desk", "caseworker", "/desk");
        At("/desk", "gridworker", "/desk");
        At("/desk/{id}", "gridworker", $"/desk/{unseen}");
        At("/desk/{id}", "gridworker", $"/desk/{unseen}", 422, Submit);
        At("/desk/{id}", "caseworker", $"/desk/{found.Need(NeedState.Published)}");
        At("/desk/{id}", "caseworker", $"/desk/{found.Need(NeedState.InService)}");
        At("/desk/paste", "caseworker", "/desk/paste");
        At("/desk/paste", "caseworker", "/desk/paste", 422, Submit);
        At("/desk/paste", "caseworker", "/desk/paste", 200, page => Filled(page, "sheet", "周大爷\t\t没有这个院\t灯坏了"));
        At("/resources", null, "/resources");
        At("/resources/new", "merchant", "/resources/new");
        At("/projects", null, "/projects");
        At("/projects/new", "caseworker", $"/projects/new?need={found.Need(NeedState.Published)}&provider={found.Fixtures.Provider}");
        At("/projects/new", "caseworker", $"/projects/new?need={found.Need(NeedState.Published)}", 422, Submit);
        At("/projects/{id}", null, $"/projects/{found.Project(ProjectState.Archived)}");
        At("/projects/{id}", null, $"/projects/{found.Project(ProjectState.NotPassed)}");
        At("/projects/{id}", "caseworker", $"/projects/{found.Project(ProjectState.Drafting)}");
        At("/projects/{id}", "party-1", $"/projects/{found.Project(ProjectState.Submitted)}");
        At("/projects/{id}", "custodian", $"/projects/{found.Project(ProjectState.Approved)}");
        At("/projects/{id}", "provider", $"/projects/{found.Project(ProjectState.InProgress)}");
        At("/projects/{id}", "supervisor", $"/projects/{found.Project(ProjectState.ClosingRequested)}");
        At("/projects/{id}", "caseworker", $"/projects/{found.Project(ProjectState.FinalReview)}");
        At("/sittings", "council-2", "/sittings");
        At("/sittings/new", "party-1", "/sittings/new");
        At("/sittings/{id:guid}", "party-1", $"/sittings/{found.Ballot.Split('/')[0]}");
        At("/sittings/{id:guid}", null, $"/sittings/{found.Closed}");
        At("/sittings/{id:guid}/{motion:guid}", "party-2", $"/sittings/{found.Ballot}");
        At("/sittings/{id:guid}/{motion:guid}", "party-2", $"/sittings/{found.Ballot}", 422, Submit);
        At("/sittings/{id:guid}/{motion:guid}", null, $"/sittings/{found.ClosedMotion}");
        At("/notices", null, "/notices");
        foreach (var who in (string?[])[null, "resident", "caseworker"]) At("/notices/{id}", who, $"/notices/{found.Notice(NoticeState.Open)}");
        At("/fund", null, "/fund");
        At("/fund/ledger", null, "/fund/ledger");
        At("/payments", "fund-chair", "/payments");
        At("/payments", "custodian", "/payments");
        foreach (var page in (string[])["/council", "/rules", "/log"]) At(page, null, page);
        return stops;
    }

    /// <summary>Goes there and presses what is to be pressed.</summary>
    public async Task<List<string>> Go(IPage page)
    {
        var answer = await page.GotoAsync(Address);
        if (Press is not null)
        {
            var next = page.WaitForResponseAsync(response => response.Request.IsNavigationRequest && response.Status is < 300 or >= 400);
            await page.EvaluateAsync("document.body.id = 'before'");
            await Press(page);
            answer = await next;
            await page.Locator("body:not(#before) .foot").WaitForAsync();
        }

        return answer!.Status == Status ? [] : [$"status: {answer.Status} instead of {Status}"];
    }

    /// <summary>Sends the page's form as it stands.</summary>
    private static Task Submit(IPage page) => page.Locator("main form[method=post] button.do").First.ClickAsync();

    private static async Task Filled(IPage page, string field, string text)
    {
        await page.Locator($"main [name='{field}']").FillAsync(text);
        await Submit(page);
    }
}
