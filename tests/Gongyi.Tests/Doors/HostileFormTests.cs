using System.Globalization;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Tests.SignIn;

namespace Gongyi.Tests.Doors;

/// <summary>Every form on every page, filled in badly, sent twice, and sent by somebody else's page.</summary>
public sealed class HostileFormTests(BuiltDemo built) : IAsyncLifetime
{
    private readonly List<string> faults = [];
    private readonly Dictionary<string, Browser> readers = [];
    private DemoHost host = null!;
    private HostileScene scene = null!;

    private static string[] Values { get; } =
        [.. Hostile.Odd, .. Hostile.Unreadable, .. Hostile.Numbers, .. Hostile.Days, Hostile.Long, $"{Guid.Empty}", "99", "Flying", "For,Against", "true", $"{{{Guid.Empty}}}", "http://["];

    private static string TooLong { get; } = Hostile.Script + Hostile.Quote + Hostile.Long;

    public async ValueTask InitializeAsync()
    {
        host = await DemoHost.Start(built, with: options => options with { RealTime = new Hostile.Patience() });
        scene = await HostileScene.Play(host);
    }

    public ValueTask DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task Every_form_takes_bad_input_with_a_clean_no()
    {
        var seen = new HashSet<string>();
        foreach (var (who, page) in Pages())
        {
            var reader = await Reader(who);
            var forms = HostileForm.On((await reader.Open(page)).Text);
            seen.UnionWith(forms.Select(form => form.Name.Split('?')[^1]));
            // What is too long is refused and comes back with its page, the code in it as words; the page stays as it was for the rest.
            foreach (var form in forms) await FillBadly(reader, who, page, form, FieldsOf(form).Where(IsRead).Select(field => (field, TooLong)));
            foreach (var form in forms) await FillBadly(reader, who, page, form, (from field in FieldsOf(form) from value in Values select (field, value)).Some(12, who + form.Action));
        }

        // So that nobody believes in a walk that finds no forms.
        string[] all = ["file", "verify", "publish", "refer", "reject", "propose", "compose", "offer", "check", "object", "rule", "attach", "receive", "convene", "opinion", "approve", "gift", "signin", "export", "keep", "check"];
        Assert.Equal([], all.Except(seen.Select(name => name.Split("handler=")[^1].Split('&')[0])));
        Clean();
    }

    [Fact]
    public async Task A_form_sent_again_acts_once_and_one_from_elsewhere_never()
    {
        var (reader, other) = (await Reader("resident"), await Reader("caseworker"));
        var form = HostileForm.On((await reader.Open("/c/qiheli/help")).Text).Single(each => each.Name.EndsWith("=file", StringComparison.Ordinal));
        var before = Entries();
        var first = await reader.Post(form.Action, form.With("text", "只做一次"));
        for (var again = 0; again < 5; again++) Assert.Equal((302, first.Location), await Sent(reader, form.Action, form.With("text", "只做一次")));
        Assert.Equal(before + 1, Entries());
        Assert.Equal(422, (await reader.Post(form.Action, form.With("text", "换一句"))).Status);

        var theirs = HostileForm.On((await other.Open("/c/qiheli/help")).Text).Single(each => each.Name.EndsWith("=file", StringComparison.Ordinal)).Fields[HostileForm.Token];
        var fresh = HostileForm.On((await reader.Open("/c/qiheli/help")).Text).Single(each => each.Name.EndsWith("=file", StringComparison.Ordinal));
        foreach (var token in (string[])["", "x", theirs, theirs[..^4], Hostile.Script, Hostile.Long])
            Assert.Equal(400, (await reader.Post(fresh.Action, fresh.With(HostileForm.Token, token))).Status);
        Assert.Equal(400, (await reader.Post(fresh.Action, fresh.Fields.Where(field => field.Key != HostileForm.Token).ToDictionary())).Status);
        Assert.Equal(before + 1, Entries());
    }

    [Fact]
    public async Task Every_page_takes_a_bad_address_with_a_clean_no()
    {
        var reader = await Reader("caseworker");
        string[] words = [.. Hostile.Odd, .. Hostile.Unreadable, .. Hostile.Numbers, Hostile.Long[..600], "http://[", "//elsewhere", @"/\elsewhere", "/\telsewhere"];
        foreach (var page in (string[])["/c/qiheli/needs", "/c/qiheli/desk", "/c/qiheli/desk/paste", "/c/qiheli/resources", "/c/qiheli/projects", "/c/qiheli/log", "/c/qiheli/mine", "/c/qiheli/fund/ledger", "/c/qiheli/notices", "/c/qiheli/sittings", "/c/qiheli/projects/new", "/signin", "/signin/code", "/signin/seat", "/lang/en", "/size/big"])
            foreach (var name in (string[])["q", "page", "pageSize", "state", "category", "courtyard", "sort", "view", "offer", "provider", "need", "matter", "back", "title", "text", "handler"])
                foreach (var word in words.Some(3, page + name)) await Look(reader, $"{page}?{name}={Uri.EscapeDataString(word)}");
        foreach (var page in (string[])["/c/qiheli/needs/", "/c/qiheli/desk/", "/c/qiheli/projects/", "/c/qiheli/notices/", "/c/qiheli/sittings/", "/c/qiheli/attachments/", "/c/", "/lang/", "/size/", "/status/"])
            foreach (var word in words.Where(word => word.Length > 0).Some(8, page)) await Look(reader, page + Uri.EscapeDataString(word));
        Clean();
    }

    private IEnumerable<(string Who, string Page)> Pages()
    {
        using var db = host.Place.Store.Read(1);
        var sitting = db.Set<Sitting>().First(each => each.Body == BodyKind.Council && each.State == SittingState.Convened);
        const string here = "/c/qiheli";
        return
        [
            ("resident", $"{here}/help"), ("gridworker", $"{here}/help"), ("gridworker", $"{here}/desk/N-2026-0003"), ("caseworker", $"{here}/desk/N-2026-0003"), ("caseworker", $"{here}/desk/N-2026-0005"),
            ("caseworker", $"{here}/desk?view=verify&sort=new"), ("caseworker", $"{here}/desk?view=publish"), ("gridworker", $"{here}/desk/paste"),
            ("caseworker", $"{here}/resources"), ("resident", $"{here}/resources/new"), ("volunteer", $"{here}/needs/{scene.Need}"), ("resident", $"{here}/needs/{scene.Need}"), ("caseworker", $"{here}/needs/{scene.Need}"),
            ("rc-3", $"{here}/notices/2026-6"), ("resident", $"{here}/notices/2026-6"), ("caseworker", $"{here}/projects/new?need=N-2026-0005"), ("merchant", $"{here}/projects/P-2026-0002"), ("supervisor", $"{here}/projects/P-2026-0003"),
            ("supervisor", $"{here}/sittings/{sitting.Id}"), ("party-1", $"{here}/sittings/new"), ("council-1", $"{here}/sittings/new"), ("council-1", $"{here}/sittings/{sitting.Id}"), ("council-1", $"{here}/sittings/{sitting.Id}/{sitting.Motions[0].Id}"),
            ("fund-3", $"{here}/payments"), ("custodian", $"{here}/payments"), ("", "/signin"), ("", "/signin/code"), ("", "/demo"),
        ];
    }

    private static List<string> FieldsOf(HostileForm form) => [.. form.Fields.Keys.Append("elsewhere").Where(field => field is not HostileForm.Token)];

    /// <summary>Whether what stands in a field is kept; the rest only says which form it is, or nothing.</summary>
    private static bool IsRead(string field) => field is not (HostileForm.Key or "elsewhere" or "item");

    private async Task FillBadly(Browser reader, string who, string page, HostileForm form, IEnumerable<(string Field, string Value)> tries)
    {
        foreach (var (field, value) in tries)
        {
            var (what, before) = ($"{who} {form.Name} {field}={(value.Length > 40 ? value[..40] : value)}", host.JournalEnds());
            var sheet = await reader.Post(form.Action, form.With(field, value));
            // A file that leaves the house stands in the journal. It is no page: the browser keeps it and reads nothing into it.
            if (sheet is { Status: 200, Answer.Content.Headers: { ContentDisposition.DispositionType: "attachment" } file })
            {
                if (file.ContentType?.MediaType is not "text/csv" || !sheet.Answer.Headers.Contains("X-Content-Type-Options")) faults.Add($"{what}: a file as {file.ContentType}");
                continue;
            }

            if (Hostile.FaultOfPage(sheet.Status, sheet.Text) is { } fault) faults.Add($"{what}: {fault}");
            // A NUL is refused by the reader of forms, before anybody knows whose form it is.
            if (sheet.Status is 400 && !value.Contains('\0', StringComparison.Ordinal)) faults.Add($"{what}: 400");
            if (sheet.Status is not 302)
            {
                if (host.JournalEnds() != before) faults.Add($"{what}: refused with {sheet.Status}, and something was written");
                continue;
            }

            // Taken, and not from us: a new form, if there still is one.
            if (sheet.Location is not ['/', not ('/' or '\\'), ..] and not "/") faults.Add($"{what}: led to {sheet.Location}");
            if (Hostile.Unreadable.Contains(value) && host.JournalEnds() != before && IsRead(field)) faults.Add($"{what}: was taken");
            if (who.Length == 0) continue;
            if (HostileForm.On((await reader.Open(page)).Text).FirstOrDefault(each => each.Action == form.Action) is not { } next) return;
            form = next;
        }
    }

    private async Task Look(Browser reader, string path)
    {
        var sheet = await reader.Open(path);
        if (Hostile.FaultOfPage(sheet.Status, sheet.Text) is { } fault) faults.Add($"GET {path}: {fault}");
        if (sheet.Status is 302 && sheet.Location is not ['/', ..]) faults.Add($"GET {path}: led to {sheet.Location}");
        if (sheet.Location is ['/', '/' or '\\', ..]) faults.Add($"GET {path}: led to {sheet.Location}");
    }

    private static async Task<(int, string?)> Sent(Browser reader, string action, IReadOnlyDictionary<string, string> fields)
    {
        var sheet = await reader.Post(action, fields);
        return (sheet.Status, sheet.Location);
    }

    private long Entries() => long.Parse(host.JournalEnds().Split(',')[0], CultureInfo.InvariantCulture);

    private async Task<Browser> Reader(string who)
    {
        if (readers.TryGetValue(who, out var reader)) return reader;
        reader = readers[who] = new Browser(host.Http.BaseAddress!, "203.0.113.7");
        if (who.Length > 0) Assert.Equal(302, (await reader.Press("/demo", "/demo?handler=signin", ("who", who))).Status);
        else Assert.Equal(302, (await reader.Ask(House.Resident)).Status);
        return reader;
    }

    private void Clean()
    {
        Assert.True(faults.Count == 0, $"GONGYI_SEED={Hostile.Seed}\n{string.Join('\n', faults.Distinct())}");
        Assert.Empty(host.Verify().Findings);
    }
}
