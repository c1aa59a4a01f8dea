using System.Text;
using System.Text.RegularExpressions;
using Gongyi.Front;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>The worker's desk: what the views show, what is done with many needs at once, and what leaves the house.</summary>
public sealed partial class DeskTests(BuiltDemo built)
{
    [Fact]
    public async Task Every_view_shows_as_many_rows_as_its_tab_says_and_the_right_ones()
    {
        await using var host = await DemoHost.Start(built);
        for (var no = 0; no < 60; no++) _ = await Needs.Filed(host, $"想请人修水管 {no}", no % 2 == 0 ? "resident" : "resident-2");
        var own = await host.Post("caseworker", "/needs", new { text = "替邻居说一声", onBehalfOf = host.Persona("resident").PersonId });
        foreach (var urgency in (string[])["Emergency", "Urgent", "Normal"])
            Assert.Equal("200 Verified", $"{await host.Post("gridworker", $"/needs/{await Needs.Filed(host, $"要{urgency}")}/verification", new { method = "HomeVisit", category = "Health", urgency })}");
        _ = await Needs.Published(host, "想有人陪着散步", "陪伴散步");
        _ = await host.Advance(1);

        var (worker, me, today) = (await Worker.Enter(host, "caseworker"), host.Persona("caseworker").PersonId, WorkingDays.DayOf(await host.Now()));
        List<Need> all;
        using (var db = host.Place.Store.Read(1)) all = [.. db.Needs];
        bool Waits(Need need) => need.State is NeedState.PendingVerification;
        var expected = new Dictionary<string, Func<Need, bool>>
        {
            ["mine"] = need => need.State is NeedState.Published || (Waits(need) && (need.VerifiedBy is not null || (need.FiledBy != me && need.PersonId != me))),
            ["verify"] = need => Waits(need) && need.VerifiedBy is null,
            ["publish"] = need => Waits(need) && need.VerifiedBy is not null,
            ["match"] = need => need.State is NeedState.Published,
            ["today"] = need => need.DueOn == today && !need.IsOver,
            ["late"] = need => need.DueOn < today && !need.IsOver,
            ["all"] = _ => true,
        };
        var counts = await worker.Counts();
        Assert.Equal(expected.Keys, counts.Keys);
        foreach (var (view, belongs) in expected)
        {
            var rows = await worker.Rows($"{Worker.Desk}?view={view}");
            Assert.Equal(counts[view], rows.Count);
            Assert.Equal(all.Where(belongs).Select(need => need.Number).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        }

        Assert.True(counts["today"] > 0 && counts["verify"] > 60, string.Join(' ', counts));
        Assert.DoesNotContain(own["number"]!, await worker.Rows($"{Worker.Desk}?view=mine"));
        Assert.Contains(own["number"]!, await (await Worker.Enter(host, "gridworker")).Rows($"{Worker.Desk}?view=mine"));
        // What changes is counted at once.
        _ = await Needs.Filed(host, "再修一次");
        Assert.Equal(counts["verify"] + 1, (await worker.Counts())["verify"]);
    }

    [Fact]
    public async Task Questions_narrow_a_view_together_and_go_along_from_page_to_page()
    {
        await using var host = await DemoHost.Start(built);
        for (var no = 0; no < 55; no++) _ = await Needs.Filed(host, $"想请人修水管 {no}");
        var need = await Needs.Published(host, "想学用助听器", "助听器怎么用");
        var worker = await Worker.Enter(host, "caseworker");
        Guid yard;
        using (var db = host.Place.Store.Read(1)) yard = db.Needs.Single(each => each.Number == need).CourtyardId!.Value;

        Assert.Equal([need], await worker.Rows($"{Worker.Desk}?view=all&q=助听器&state=Published&category=ElderCare&courtyard={yard}"));
        Assert.Empty(await worker.Rows($"{Worker.Desk}?view=all&q=助听器&state=Closed"));
        var first = await worker.Open($"{Worker.Desk}?view=verify&courtyard={yard}&sort=new");
        Assert.Contains($"view=verify&amp;courtyard={yard}&amp;sort=new&amp;page=2", first, StringComparison.Ordinal);
        Assert.Contains("没有找到这样的事", await worker.Open($"{Worker.Desk}?q=绝无此事"), StringComparison.Ordinal);
        Assert.Equal(422, (await worker.Browser.Open($"{Worker.Desk}?courtyard=north")).Status);

        using (var db = host.Place.Store.Read(1))
        {
            var due = db.Needs.ToDictionary(each => each.Number, each => each.DueOn ?? DateOnly.MaxValue);
            var rows = await worker.Rows($"{Worker.Desk}?view=all&sort=due");
            Assert.Equal(due.Count, rows.Count);
            Assert.Equal(rows.Select(row => due[row]).Order(), rows.Select(row => due[row]));
            Assert.Equal(db.Needs.OrderBy(each => each.Id).Select(each => each.Number).ToList(), await worker.Rows($"{Worker.Desk}?view=all&sort=old"));
        }
    }

    [Fact]
    public async Task Many_are_verified_in_one_press_and_who_may_not_be_is_named_with_the_reason()
    {
        await using var host = await DemoHost.Start(built);
        string[] good = [await Needs.Filed(host, "灯坏了"), await Needs.Filed(host, "想学电脑", "resident-2"), (await host.Post("resident", "/needs", new { text = "孩子放学没人接", category = "Children", urgency = "Urgent" }))["number"]!];
        var own = (await host.Post("caseworker", "/needs", new { text = "替邻居说一声", onBehalfOf = host.Persona("resident").PersonId }))["number"]!;
        var worker = await Worker.Enter(host, "caseworker");
        var (form, before) = (await worker.Form($"{Worker.Desk}?view=verify"), host.JournalEnds());
        (string, string)[] how = [("method", "HomeVisit"), ("asCategory", ""), ("asUrgency", "Normal")];

        var first = await worker.Send(form, $"{Worker.Desk}?handler=verify&view=verify", [.. good, own, "N-2026-9999"], how);
        Assert.Equal(200, first.Status);
        // Nobody guessed what the first two are about, and nobody verifies what they wrote down themselves.
        Assert.Contains("办好了 1 件，还有 4 件没有办", first.Text, StringComparison.Ordinal);
        foreach (var (number, no) in (ValueTuple<string, Refusal>[])[(good[0], new ChoiceMissing("category")), (good[1], new ChoiceMissing("category")), (own, new OwnRequest()), ("N-2026-9999", new NotFoundHere())])
            Assert.Contains($"<span class=\"code\">{number}</span>　{Words.For(null).Say(no)}", first.Text, StringComparison.Ordinal);
        Assert.Contains($"办好的是 {good[2]}", first.Text, StringComparison.Ordinal);
        Assert.Equal(Ends(before, 1), host.JournalEnds());

        // Again, as a trembling hand does: the one that is done stays done, once.
        Assert.Contains("办好了 1 件", (await worker.Send(form, $"{Worker.Desk}?handler=verify&view=verify", [.. good, own], how)).Text, StringComparison.Ordinal);
        Assert.Equal(Ends(before, 1), host.JournalEnds());
        using (var db = host.Place.Store.Read(1)) Assert.Equal((Category.Children, Urgency.Normal), db.Needs.Where(each => each.Number == good[2]).AsEnumerable().Select(each => (each.Category!.Value, each.Urgency!.Value)).Single());

        var rest = await worker.Press($"{Worker.Desk}?view=verify", $"{Worker.Desk}?handler=verify&view=verify&sort=new", good[..2], ("method", "PhoneCall"), ("asCategory", "Other"), ("asUrgency", "Normal"));
        Assert.Equal((302, $"{Worker.Desk}?view=verify&sort=new"), (rest.Status, rest.Location));
        Assert.Contains("核实了 2 件", await worker.Open(rest.Location!), StringComparison.Ordinal);
        Assert.Equal(Ends(before, 3), host.JournalEnds());
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Many_are_published_each_under_its_own_title()
    {
        await using var host = await DemoHost.Start(built);
        var needs = new List<string>();
        foreach (var words in (string[])["灯坏了", "想学电脑", "想有人读报"])
        {
            needs.Add(await Needs.Filed(host, words));
            Assert.Equal("200 Verified", $"{await host.Post("gridworker", $"/needs/{needs[^1]}/verification", new { method = "HomeVisit", category = "Other", urgency = "Normal" })}");
        }

        var worker = await Worker.Enter(host, "caseworker");
        var (view, path) = ($"{Worker.Desk}?view=publish", $"{Worker.Desk}?handler=publish&view=publish");
        Assert.Contains($"name=\"title-{needs[0]}\"", await worker.Open(view), StringComparison.Ordinal);
        var mixed = await worker.Press(view, path, needs, ("consent", "Paper"), ($"title-{needs[0]}", "楼道照明"), ($"title-{needs[1]}", $"给{host.Persona("resident").Name}上课"), ($"title-{needs[2]}", ""));
        Assert.Equal(200, mixed.Status);
        foreach (var (number, no) in (ValueTuple<string, Refusal>[])[(needs[1], new TitleNamesPerson()), (needs[2], new TextMissing("title"))])
            Assert.Contains($"<span class=\"code\">{number}</span>　{Words.For(null).Say(no)}", mixed.Text, StringComparison.Ordinal);
        Assert.Equal(["楼道照明"], Titles());
        // What was typed is still there, and so is what was chosen.
        Assert.Contains($"value=\"{needs[1]}\" aria-label=\"选 {needs[1]}\" checked", mixed.Text, StringComparison.Ordinal);
        Assert.Contains("上课\"", mixed.Text, StringComparison.Ordinal);

        Assert.Equal(422, (await worker.Press(view, path, needs[1..], ($"title-{needs[1]}", "电脑课"), ($"title-{needs[2]}", "读报"), ("consent", ""))).Status);
        Assert.Equal(302, (await worker.Press(view, path, needs[1..], ($"title-{needs[1]}", "电脑课"), ($"title-{needs[2]}", "读报"), ("consent", "Self"))).Status);
        Assert.Equal(["楼道照明", "电脑课", "读报"], Titles());

        List<string> Titles()
        {
            using var db = host.Place.Store.Read(1);
            return [.. db.Needs.Where(need => needs.Contains(need.Number) && need.PublishedAt != null).OrderBy(need => need.Id).Select(need => need.Title)];
        }
    }

    [Fact]
    public async Task Many_are_rejected_or_referred_for_one_reason_and_never_more_than_fifty()
    {
        await using var host = await DemoHost.Start(built);
        var needs = new List<string>();
        for (var no = 0; no < 51; no++) needs.Add(await Needs.Filed(host, $"想请人修水管 {no}"));
        var worker = await Worker.Enter(host, "caseworker");
        var before = host.JournalEnds();
        async Task Refused(Refusal no, string handler, IEnumerable<string> chosen, params (string, string)[] fields)
        {
            var sheet = await worker.Press(Worker.Desk, $"{Worker.Desk}?handler={handler}", chosen, fields);
            Assert.Equal(no.Status, sheet.Status);
            Assert.Contains(Words.For(null).Say(no), sheet.Text, StringComparison.Ordinal);
            Assert.Equal(before, host.JournalEnds());
        }

        await Refused(new ChoiceMissing("needs"), "reject", [], ("reason", "重复"));
        await Refused(new TooManyAtOnce("needs", 50), "reject", needs, ("reason", "重复"));
        await Refused(new TextMissing("reason"), "reject", needs[..3], ("reason", " "));
        await Refused(new BodyUnreadable("method"), "verify", needs[..3], ("method", "Flying"));
        Assert.Equal(302, (await worker.Press(Worker.Desk, $"{Worker.Desk}?handler=reject", needs[..50], ("reason", "和物业重复"))).Status);
        Assert.Equal(302, (await worker.Press(Worker.Desk, $"{Worker.Desk}?handler=refer", needs[50..], ("to", "物业公司"))).Status);
        Assert.Equal(Ends(before, 51), host.JournalEnds());
        using (var db = host.Place.Store.Read(1))
            Assert.Equal((50, 1), (db.Needs.Count(need => need.State == NeedState.Rejected && need.Note == "和物业重复"), db.Needs.Count(need => need.State == NeedState.Referred && need.Note == "物业公司")));

        var grid = await Worker.Enter(host, "gridworker");
        foreach (var handler in (string[])["publish", "reject", "refer", "export"])
            Assert.Equal(403, (await grid.Press(Worker.Desk, $"{Worker.Desk}?handler={handler}", needs[..1], ("reason", "x"))).Status);
        Assert.Equal(403, (await (await Worker.Enter(host, "resident")).Browser.Open(Worker.Desk)).Status);
    }

    [Fact]
    public async Task A_list_leaves_the_house_as_it_is_seen_and_every_need_on_it_says_so()
    {
        await using var host = await DemoHost.Start(built);
        string[] needs = [await Needs.Filed(host, "=HYPERLINK(\"http://x\")"), await Needs.Filed(host, "灯坏了，\"楼道\"里\n看不见", "resident-2")];
        var (worker, before) = (await Worker.Enter(host, "caseworker"), host.JournalEnds());
        var path = $"{Worker.Desk}?handler=export&view=verify&sort=new";

        Assert.Equal(422, (await worker.Press($"{Worker.Desk}?view=verify", path, [], ("purpose", ""))).Status);
        Assert.Equal(409, (await worker.Press($"{Worker.Desk}?view=verify", $"{path}&q=绝无此事", [], ("purpose", "Report"))).Status);
        Assert.Equal(before, host.JournalEnds());

        var (form, seen) = (await worker.Form($"{Worker.Desk}?view=verify"), await worker.Rows($"{Worker.Desk}?view=verify&sort=new"));
        var sheet = await worker.Send(form, path, [], ("purpose", "JointMeeting"));
        Assert.Equal((200, "text/csv", "attachment"), (sheet.Status, sheet.Answer.Content.Headers.ContentType!.MediaType, sheet.Answer.Content.Headers.ContentDisposition!.DispositionType));
        Assert.Equal(Encoding.UTF8.Preamble.ToArray(), (await sheet.Answer.Content.ReadAsByteArrayAsync())[..3]);
        Assert.Equal(seen, Numbered().Matches(sheet.Text).Select(row => row.Groups[1].Value));
        Assert.Contains("\"'=HYPERLINK(\"\"http://x\"\")\"", sheet.Text, StringComparison.Ordinal);
        Assert.Contains("\"灯坏了，\"\"楼道\"\"里\n看不见\"", sheet.Text, StringComparison.Ordinal);
        Assert.Contains($",{Masked.Name(host.Persona("resident").Name)},", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(host.Persona("resident").Name, sheet.Text, StringComparison.Ordinal);
        Assert.Equal(Ends(before, seen.Count), host.JournalEnds());
        Assert.Equal(200, (await worker.Send(form, path, [], ("purpose", "JointMeeting"))).Status);
        Assert.Equal(Ends(before, seen.Count), host.JournalEnds());

        // Whoever it is about finds it in the journal.
        var need = IdOf(host, needs[1]);
        Assert.Contains("NeedExported", (await host.Get("resident-2", $"/journal?subject=need:{need}")).Body!.ToJsonString(), StringComparison.Ordinal);
        using (var db = host.Place.Store.Read(1)) Assert.Contains("JointMeeting", db.Set<Gongyi.Journal.JournalEntry>().Single(entry => entry.SubjectId == need && entry.Verb == "NeedExported").Payload, StringComparison.Ordinal);
        var many = await host.Lane.Run(new(1, host.Persona("caseworker").PersonId, Capacity.CaseWorker), write => ExportNeeds.Run(write, new([.. Enumerable.Range(0, ExportNeeds.Most + 1).Select(_ => Guid.NewGuid())], ExportPurpose.Report)));
        Assert.Equal(new TooManyAtOnce("purpose", ExportNeeds.Most), many.Refusal);
        Assert.Equal("409 NothingToExport", $"{new NothingToExport().Status} {new NothingToExport().Code}");
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task A_worker_keeps_views_of_their_own_and_nobody_else_sees_them()
    {
        await using var host = await DemoHost.Start(built);
        for (var no = 0; no < 3; no++) _ = await Needs.Filed(host, $"想请人修水管 {no}");
        var (worker, other, before) = (await Worker.Enter(host, "caseworker"), await Worker.Enter(host, "rc-3"), host.JournalEnds());
        var asked = $"{Worker.Desk}?view=verify&q=修水管&sort=new";
        Task<SignIn.Sheet> Keep(Worker by, string name, string question = "view=verify&q=%E4%BF%AE%E6%B0%B4%E7%AE%A1&sort=new") => by.Press(asked, $"{Worker.Desk}?handler=keep&{question}", [], ("name", name));

        Assert.Equal(302, (await Keep(worker, "水管")).Status);
        Assert.Contains(">水管<span class=\"count\">3</span>", await worker.Open(Worker.Desk), StringComparison.Ordinal);
        _ = await Needs.Filed(host, "修水管要快");
        Assert.Contains(">水管<span class=\"count\">4</span>", await worker.Open(Worker.Desk), StringComparison.Ordinal);
        Assert.DoesNotContain(">水管<", await other.Open(Worker.Desk), StringComparison.Ordinal);
        Assert.Contains("aria-current=\"true\">水管<", await worker.Open(asked), StringComparison.Ordinal);

        // The same name is the newer question, and other names are only taken up to a point.
        Assert.Equal(302, (await Keep(worker, "水管", "view=late")).Status);
        Assert.DoesNotContain(">水管<span class=\"count\">4</span>", await worker.Open(Worker.Desk), StringComparison.Ordinal);
        Assert.Equal(422, (await Keep(worker, " ")).Status);
        Assert.Equal(422, (await Keep(worker, new string('长', 13))).Status);
        for (var no = 1; no < KeepView.Most; no++) Assert.Equal(302, (await Keep(worker, $"视图{no}")).Status);
        Assert.Equal(new TooManyViews(KeepView.Most).Status, (await Keep(worker, "多了")).Status);
        Assert.Equal(302, (await worker.Press(Worker.Desk, $"{Worker.Desk}?handler=drop", [], ("name", "视图1"))).Status);
        Assert.Equal(302, (await Keep(worker, "多了")).Status);
        Assert.Equal(302, (await Keep(other, "我的")).Status);
        Assert.Equal(Ends(before, 1), host.JournalEnds());

        // It goes with the person, and so does one that calls or asks for the person by name.
        var name = host.Persona("resident").Name;
        foreach (var gone in (string[])["视图2", "视图3"]) Assert.Equal(302, (await worker.Press(Worker.Desk, $"{Worker.Desk}?handler=drop", [], ("name", gone))).Status);
        Assert.Equal((302, 302), ((await Keep(worker, name)).Status, (await Keep(worker, "找人", $"view=all&q={Uri.EscapeDataString(name)}")).Status));
        Assert.Equal("200 Erased", $"{await Forgotten.Erase(host)}");
        Assert.Null((await host.Lane.Run(Actor.House(1), write => new ForgetViews().Hear(new(host.Persona("rc-3").PersonId), write) is { } no ? no : (Result<string>)"done")).Refusal);
        using var db = host.Place.Store.Read(1);
        Assert.Equal([host.Persona("caseworker").PersonId], db.KeptViews.Select(each => each.PersonId).Distinct());
        Assert.Equal(["多了", "水管", "视图4", "视图5", "视图6", "视图7"], db.KeptViews.Select(each => each.Name).AsEnumerable().Order(StringComparer.Ordinal));
        Assert.Empty(host.Verify().Findings);
    }

    /// <summary>J2: two screens after the list, and not more than six typed fields; here it is one.</summary>
    [Fact]
    public async Task A_need_becomes_a_submitted_project_in_two_screens_and_one_typed_field()
    {
        await using var host = await DemoHost.Start(built);
        var need = await Needs.Published(host, "做饭困难", "独居老人午饭困难");
        var worker = await Worker.Enter(host, "caseworker");
        Assert.Contains($"href=\"/c/qiheli/desk/{need}\"", await worker.Open($"{Worker.Desk}?view=match"), StringComparison.Ordinal);

        // Only with those who have been admitted: others could not be chosen on the sheet.
        var stranger = host.Fixtures.UnadmittedProvider;
        var offer = await host.Lane.Run(new(1, host.Persona("provider").PersonId, Capacity.Provider, stranger), write => OfferResource.Run(
            write, new("上门做饭", ResourceKind.Skill, Category.ElderCare, ServiceNature.Free, null, 5, write.Today, write.Today.AddMonths(6))));
        Assert.Equal(200, (await host.Post("caseworker", $"/resources/{offer.Value!.Id}/check")).Status);
        var matches = await worker.Open($"{Worker.Desk}/{need}");
        Assert.Contains("上门做饭", matches, StringComparison.Ordinal);
        Assert.DoesNotContain($"provider={stranger}", matches, StringComparison.Ordinal);

        var compose = System.Net.WebUtility.HtmlDecode(Compose().Match(await worker.Open($"{Worker.Desk}/{need}")).Groups[1].Value);
        var form = HostileForm.On(await worker.Open(compose)).Single(each => each.Name.EndsWith("=compose", StringComparison.Ordinal));
        Assert.Equal("独居老人午饭困难", form.Fields["title"]);
        Assert.Contains("独居老人午饭困难", await worker.Open(compose), StringComparison.Ordinal);
        var page = await worker.Open(compose);
        var goal = Goal().Match(page).Groups[1].Value;
        Assert.Contains("为提出“独居老人午饭困难”的居民提供", goal, StringComparison.Ordinal);
        var provider = Chosen().Match(page).Groups[1].Value;
        Assert.NotEqual("", form.Fields["line1Name"]);

        string[] empty = ["line2Name", "line2Yuan", "line3Name", "line3Yuan", "line4Name", "line4Yuan"];
        Dictionary<string, string> sheet = new(form.Fields) { ["goal"] = goal, ["provider"] = provider, ["line1Yuan"] = "3000" };
        foreach (var line in empty) sheet[line] = "";
        var sent = await worker.Browser.Post("/c/qiheli/projects/new?handler=submit", sheet);
        Assert.Equal(302, sent.Status);
        var again = await worker.Browser.Post("/c/qiheli/projects/new?handler=submit", sheet);
        Assert.Equal((302, sent.Location), (again.Status, again.Location));
        Assert.Contains("送审了。下面是它要走的路。", await worker.Open(sent.Location!), StringComparison.Ordinal);
        using var db = host.Place.Store.Read(1);
        var project = db.Projects.Single(each => each.Title == "独居老人午饭困难");
        Assert.Equal((ProjectState.Submitted, 300_000, sent.Location), (project.State, project.Budget.Fen, $"/c/qiheli/projects/{project.Number}"));
        Assert.NotNull(project.MatterId);
    }

    private static Guid IdOf(DemoHost host, string number)
    {
        using var db = host.Place.Store.Read(1);
        return db.Needs.Single(each => each.Number == number).Id;
    }

    private static string Ends(string before, int more) => $"{long.Parse(before.Split(',')[0], System.Globalization.CultureInfo.InvariantCulture) + more},{before.Split(',')[1]}";

    [GeneratedRegex("^(N-\\d{4}-\\d+),", RegexOptions.Multiline)]
    private static partial Regex Numbered();

    [GeneratedRegex("href=\"(/c/qiheli/projects/new\\?need=[^\"]*provider=[^\"]*)\"")]
    private static partial Regex Compose();

    [GeneratedRegex("<textarea[^>]*name=\"goal\"[^>]*>([^<]*)</textarea>")]
    private static partial Regex Goal();

    [GeneratedRegex("<select[^>]*name=\"provider\".*?<option value=\"([^\"]+)\" selected", RegexOptions.Singleline)]
    private static partial Regex Chosen();
}
