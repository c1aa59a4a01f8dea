using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Rows pasted from a spreadsheet: looked at first, filed once, and what is wrong is said for each row.</summary>
public sealed class PasteTests(BuiltDemo built)
{
    private const string Head = "姓名\t手机\t小区\t事项\t类别\t紧急程度\n";

    [Fact]
    public async Task Thirty_rows_become_thirty_needs_that_are_journaled_once_however_often_they_are_pasted()
    {
        await using var host = await DemoHost.Start(built);
        var (worker, name) = (await Worker.Enter(host, "caseworker"), host.Persona("resident").Name);
        var sheet = Head + string.Concat(Enumerable.Range(1, 30).Select(no => $" {name[..1]} {name[1..]}　\t\t\t\"第 {no} 件事，\n要两行\"\t助老\t急\r\n"));
        var before = host.JournalEnds();

        var look = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=check", [], ("sheet", sheet));
        Assert.Contains("登记这 30 件", look.Text, StringComparison.Ordinal);
        Assert.Equal(before, host.JournalEnds());

        var form = await worker.Form(Worker.Paste);
        var filed = await worker.Send(form, $"{Worker.Paste}?handler=file", [], ("sheet", sheet));
        Assert.Equal((302, $"{Worker.Desk}?view=verify"), (filed.Status, filed.Location));
        Assert.Contains("登记了 30 件，等别的同事核实。", await worker.Open(filed.Location!), StringComparison.Ordinal);
        var ends = host.JournalEnds();
        Assert.Equal(302, (await worker.Send(form, $"{Worker.Paste}?handler=file", [], ("sheet", sheet))).Status);
        Assert.Equal(ends, host.JournalEnds());

        // The ledger grows at its end and is pasted again as a whole.
        var grown = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", sheet + $"{name}\t\t\t新的一件\n"));
        Assert.Contains("登记了 1 件", grown.Text, StringComparison.Ordinal);
        Assert.Contains("不用再登记的 30 行", grown.Text, StringComparison.Ordinal);
        Assert.Equal("", Worker.FieldOf(grown.Text));

        using var db = host.Place.Store.Read(1);
        var person = host.Persona("resident").PersonId;
        var needs = db.Needs.Where(need => need.PersonId == person && need.Words.StartsWith("第 ")).ToList();
        Assert.Equal(30, needs.Count);
        Assert.All(needs, need => Assert.Equal((host.Persona("caseworker").PersonId, Category.ElderCare, Urgency.Urgent, NeedState.PendingVerification, true), (need.FiledBy, need.Category!.Value, need.Urgency!.Value, need.State, need.Words.Contains('\n', StringComparison.Ordinal))));
        Assert.NotNull(needs[0].CourtyardId);
        var subjects = needs.Select(need => need.Id).ToHashSet();
        Assert.Equal(30, db.Set<Gongyi.Journal.JournalEntry>().Count(entry => entry.Verb == "NeedFiled" && subjects.Contains(entry.SubjectId)));
        Assert.Equal(needs.Select(need => need.Number).Order(StringComparer.Ordinal), (await worker.Rows($"{Worker.Desk}?view=verify")).Intersect(needs.Select(need => need.Number)).Order(StringComparer.Ordinal));
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task Every_row_that_cannot_be_taken_says_why_and_stays_to_be_mended_while_the_others_are_filed()
    {
        await using var host = await DemoHost.Start(built);
        var (name, phone) = (host.Persona("resident").Name, PhoneOf(host, "resident"));
        var (home, other) = Yards(host, "resident");
        await Import(host, home.Id, "同名甲", "同名甲");
        var worker = await Worker.Enter(host, "gridworker");
        (string Row, Refusal? No)[] rows =
        [
            ($"{name}\t{phone}\t{home.Name}小区\t灯坏了\t安全\t紧急", null),
            ($"{name}\t{Wide(phone)}\t3栋2单元\t灯又坏了\t\t", null),
            ($"{name}\t{phone[^4..]}\t\t门坏了", null),
            ("只有一格", new RowNotParted()),
            ($"\t{phone}\t\t灯坏了", new RowNamesNobody()),
            ($"{name}\t{phone}\t\t　", new RowAsksNothing()),
            ("查无此人\t\t\t灯坏了", new NobodyCalledSo("查无此人")),
            ("同名甲\t\t\t灯坏了", new SeveralCalledSo(2)),
            ($"{name}\t13900000000\t\t窗坏了", new PhoneNotTheirs()),
            ($"{name}\t1.38E+10\t\t窗坏了", new PhoneBroken()),
            ($"{name}\t\t不存在的小区\t窗坏了", new CourtyardUnknown("不存在的小区")),
            ($"{name}\t\t{other.Name}\t窗坏了", new LivesElsewhere(other.Name)),
            ($"{name}\t\t\t窗坏了\t不知道\t", new WordNotListed("不知道")),
            ($"{name}\t\t\t我的身份证１１０１０１１９９００１０１１２３Ｘ\t\t", new HoldsIdNumber()),
            ($"{name}\t\t\t{new string('长', 2001)}", new TextTooLong("sheet", 2000)),
            ($"{name}\t\t\t灯坏了", new SameRowAbove(2)),
            ($"{Masked.Erased}\t\t\t灯坏了", new NobodyCalledSo(Masked.Erased)),
        ];
        var sheet = Head + string.Join('\n', rows.Select(row => row.Row));
        var before = host.JournalEnds();
        var look = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=check", [], ("sheet", sheet));
        Assert.Equal((200, before), (look.Status, host.JournalEnds()));
        foreach (var (row, no) in rows.Index().Where(each => each.Item.No is not null).Select(each => (each.Index + 2, each.Item.No!)))
        {
            var at = look.Text.IndexOf($"<b>第 {row} 行　", StringComparison.Ordinal);
            Assert.True(at > 0, $"row {row}");
            Assert.Contains(Words.For(null).Say(no), look.Text[at..look.Text.IndexOf("</li>", at, StringComparison.Ordinal)], StringComparison.Ordinal);
        }

        Assert.Contains("登记这 3 件", look.Text, StringComparison.Ordinal);
        var filed = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", sheet));
        Assert.Equal(200, filed.Status);
        Assert.Contains("登记了 3 件", filed.Text, StringComparison.Ordinal);
        Assert.Equal(Head + string.Join('\n', rows.Where(row => row.No is not (null or SameRowAbove)).Select(row => row.Row)), Worker.FieldOf(filed.Text));
        // Mended one by one; nothing is filed while nothing is right.
        var left = host.JournalEnds();
        var again = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", Worker.FieldOf(filed.Text)));
        Assert.Equal((422, left), (again.Status, host.JournalEnds()));
        Assert.Equal(302, (await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", $"同名甲\t\t{home.Name}\t灯坏了\n".Replace("同名甲", name, StringComparison.Ordinal).Replace("灯坏了", "改好了", StringComparison.Ordinal)))).Status);
        var known = await host.Lane.Run(new(1, host.Persona("gridworker").PersonId, Capacity.GridWorker), write => FileFromSheet.Run(write, new("改好了", host.Persona("resident").PersonId)));
        Assert.IsType<AlreadyFiled>(known.Refusal);
    }

    [Fact]
    public async Task A_namesake_is_told_apart_by_number_or_courtyard()
    {
        await using var host = await DemoHost.Start(built);
        var (home, other) = Yards(host, "resident");
        await Import(host, home.Id, "同名甲");
        await Import(host, other.Id, "同名甲");
        var worker = await Worker.Enter(host, "rc-3");
        Assert.Equal(302, (await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", $"同名甲\t\t{other.Name}\t住在那边\n同名甲\t\t{home.Name}\t住在这边"))).Status);
        using var db = host.Place.Store.Read(1);
        Assert.Equal(other.Id, db.Needs.Single(need => need.Words == "住在那边").CourtyardId);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_rows_come_in_together_and_more_than_five_hundred_do_not()
    {
        await using var host = await DemoHost.Start(built);
        var (worker, name) = (await Worker.Enter(host, "caseworker"), host.Persona("resident-2").Name);
        string Rows(int count) => string.Concat(Enumerable.Range(1, count).Select(no => $"{name}\t\t\t第 {no} 件事\n"));
        Assert.Equal(302, (await worker.Press(Worker.Paste, $"{Worker.Paste}?handler=file", [], ("sheet", Rows(250)))).Status);
        using (var db = host.Place.Store.Read(1)) Assert.Equal(250, db.Needs.Count(need => need.Words.EndsWith("件事")));

        var ends = host.JournalEnds();
        foreach (var (sheet, no) in (ValueTuple<string, Refusal>[])[(Rows(501), new TooManyAtOnce("sheet", 500)), ("", new TextMissing("sheet")), (Head, new TextMissing("sheet")), (new string('长', 200_001), new TextTooLong("sheet", 200_000))])
            foreach (var handler in (string[])["check", "file"])
            {
                var answer = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler={handler}", [], ("sheet", sheet));
                Assert.Equal(422, answer.Status);
                Assert.Contains(Words.For(null).Say(no), answer.Text, StringComparison.Ordinal);
            }

        Assert.Equal(ends, host.JournalEnds());
    }

    [Fact]
    public async Task Cells_that_look_like_code_are_words_and_what_nobody_types_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        var (worker, name) = (await Worker.Enter(host, "caseworker"), host.Persona("resident").Name);
        var odd = Hostile.Odd.Where(word => word.Trim().Length > 0 && !word.StartsWith('\u200B')).Append("=cmd|' /C calc'!A0").Append("\"").ToList();
        foreach (var word in odd.Concat(Hostile.Numbers).Concat(Hostile.Unreadable.Where(word => !word.Contains('\0', StringComparison.Ordinal))))
            foreach (var row in (string[])[$"{name}\t\t\t{word}", $"{word}\t{word}\t{word}\t{word}\t{word}\t{word}", $"{name}\t\t\t灯坏了{word.Length}\t{word}\t{word}"])
                foreach (var handler in (string[])["check", "file"])
                {
                    var before = host.JournalEnds();
                    var sheet = await worker.Press(Worker.Paste, $"{Worker.Paste}?handler={handler}", [], ("sheet", row));
                    Assert.Null(Hostile.FaultOfPage(sheet.Status, sheet.Text));
                    // 200 from filing means that some rows were taken.
                    if (handler == "check" || sheet.Status is not (200 or 302)) Assert.Equal(before, host.JournalEnds());
                }

        foreach (var who in (string[])["resident", "volunteer", "council-3", "provider", "supervisor"])
            Assert.Equal(403, (await (await Worker.Enter(host, who)).Browser.Open(Worker.Paste)).Status);
        Assert.Empty(host.Verify().Findings);
    }

    private static string Wide(string digits) => new([.. digits.Select(digit => (char)(digit - '0' + '０'))]);

    private static string PhoneOf(DemoHost host, string who)
    {
        using var db = host.Place.Store.Read(1);
        var person = host.Persona(who).PersonId;
        return db.Set<Person>().Single(each => each.Id == person).Phone;
    }

    private static (Courtyard Home, Courtyard Other) Yards(DemoHost host, string who)
    {
        using var db = host.Place.Store.Read(1);
        var person = host.Persona(who).PersonId;
        var home = db.Set<Residence>().Single(each => each.PersonId == person).CourtyardId;
        return (db.Set<Courtyard>().Single(each => each.Id == home), db.Set<Courtyard>().First(each => each.Id != home));
    }

    private static async Task Import(DemoHost host, Guid courtyard, params string[] names) =>
        Assert.Null((await host.Lane.Run(Actor.House(1), write => ImportResidents.Run(write, new(courtyard, [.. names.Select(name => new ImportResidents.Line(name, 1950))])))).Refusal);
}
