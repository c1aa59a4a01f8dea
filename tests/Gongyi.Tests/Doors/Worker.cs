using System.Net;
using System.Text.RegularExpressions;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>Somebody at the desk: opens a view, picks rows, presses one button for all of them.</summary>
internal sealed partial class Worker
{
    public const string Desk = "/c/qiheli/desk", Paste = "/c/qiheli/desk/paste";

    private Worker(Browser browser) => Browser = browser;

    public Browser Browser { get; }

    public static async Task<Worker> Enter(DemoHost host, string who)
    {
        var browser = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        Assert.Equal(302, (await browser.Press("/demo", "/demo?handler=signin", ("who", who))).Status);
        return new(browser);
    }

    public async Task<string> Open(string path)
    {
        var sheet = await Browser.Open(path);
        Assert.Equal(200, sheet.Status);
        return sheet.Text;
    }

    /// <summary>The hidden fields of a form as the page gives them: what a second press sends again.</summary>
    public async Task<Dictionary<string, string>> Form(string page)
    {
        var form = HostileForm.On(await Open(page)).First(each => each.Name.StartsWith("/desk", StringComparison.Ordinal));
        return form.Fields.Where(field => field.Key is HostileForm.Key or HostileForm.Token).ToDictionary();
    }

    public async Task<Sheet> Press(string page, string path, IEnumerable<string> needs, params (string Name, string Value)[] fields) =>
        await Send(await Form(page), path, needs, fields);

    public Task<Sheet> Send(Dictionary<string, string> form, string path, IEnumerable<string> needs, params (string Name, string Value)[] fields) =>
        Browser.Post(path, [.. form, .. needs.Select(need => KeyValuePair.Create("needs", need)), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))]);

    /// <summary>The numbers of the rows, in their order, page by page.</summary>
    public async Task<IReadOnlyList<string>> Rows(string path)
    {
        var (numbers, page) = (new List<string>(), 1);
        while (true)
        {
            var text = await Open($"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}page={page++}");
            numbers.AddRange(Numbers().Matches(text).Select(row => row.Groups[1].Value));
            if (!text.Contains("rel=\"next\"", StringComparison.Ordinal)) return numbers;
        }
    }

    /// <summary>What the tabs say: how many there are in each view.</summary>
    public async Task<Dictionary<string, int>> Counts() =>
        Tabs().Matches(await Open(Desk)).ToDictionary(tab => tab.Groups[1].Value, tab => int.Parse(tab.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>What stands in the field for pasted rows.</summary>
    public static string FieldOf(string page) => WebUtility.HtmlDecode(Field().Match(page).Groups[1].Value).Replace("\r\n", "\n", StringComparison.Ordinal);

    [GeneratedRegex("data-label=\"编号\" class=\"code\">([^<]+)<")]
    private static partial Regex Numbers();

    [GeneratedRegex("""desk\?view=(\w+)"[^>]*>[^<]+<span class="count">(\d+)""")]
    private static partial Regex Tabs();

    [GeneratedRegex("<textarea[^>]*name=\"sheet\"[^>]*>(.*?)</textarea>", RegexOptions.Singleline)]
    private static partial Regex Field();
}
