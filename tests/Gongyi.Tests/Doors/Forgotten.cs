using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>A resident who was helped, with words that nobody else says, and who then asks to be forgotten.</summary>
internal static partial class Forgotten
{
    public const string Said = "标记甲膝盖不好想请人陪", Noted = "标记乙陪到骨科", Why = "标记丙手抖签不了", Seen = "标记丁楼道", Waits = "标记戊灯坏了";

    public sealed record Helped(string Need, IReadOnlyList<string> Photos);

    /// <summary>Everything that must be gone.</summary>
    public static IReadOnlyList<string> WordsOf(DemoHost host) =>
        [host.Persona("resident").Name, PersonOf(host.Place, host.Persona("resident").PersonId).Phone, Said, Noted, Why, Seen, Waits];

    /// <summary>A need from one sentence to the rating, with two photos.</summary>
    public static async Task<Helped> Help(DemoHost host)
    {
        var need = await Published(host);
        var match = await Match(host, need);
        await Expect(host, "200 PendingBoth", "volunteer", $"/matches/{match}/confirmation");
        await Expect(host, "200 Confirmed", "resident", $"/matches/{match}/confirmation");
        var service = (await Expect(host, "201 AwaitingReceipt", "volunteer", $"/needs/{need}/services", new { at = await host.Now(), minutes = 60, note = Noted })).Id;
        List<string> photos =
        [
            (await host.Send("resident", $"/needs/{need}", Pictures.Jpeg(1, 321, 123), caption: Seen)).Id,
            (await host.Send("volunteer", $"/services/{service}", Pictures.Jpeg(1, 123, 321), caption: Seen)).Id,
        ];
        await Expect(host, "200 Received", "caseworker", $"/services/{service}/receipt", new { signed = "Proxy", reason = Why });
        await Expect(host, "200 Closed", "resident", $"/needs/{need}/rating", new { answer = "Satisfied" });
        return new(need, photos);
    }

    /// <summary>Another need, of which nobody has heard yet.</summary>
    public static Task Wait(DemoHost host) => Expect(host, "201 PendingVerification", "resident", "/needs", new { text = Waits });

    /// <summary>An appointment with the volunteer that nobody has kept yet.</summary>
    public static async Task<string> Match(DemoHost host, string? need = null) => (await Expect(
        host, "201 PendingBoth", "caseworker", $"/needs/{need ?? await Published(host)}/matches",
        new { offer = host.Fixtures.VolunteerOffer, at = (await host.Now()).AddDays(1), minutes = 120 })).Id;

    public static Task<Reply> Erase(DemoHost host, string who = "resident", string? key = null) =>
        host.Post("caseworker", $"/people/{host.Persona(who).PersonId}/erasure", key: key);

    public static void Says(Refusal no, Reply reply) => Assert.Equal(no.Code, reply["code"]);

    public static Person PersonOf(Place place, Guid id)
    {
        using var db = place.Store.Read(0);
        return db.People.Single(person => person.Id == id);
    }

    public static Need Of(DemoHost host, string need)
    {
        using var db = host.Place.Store.Read(1);
        return db.Needs.Single(each => each.Id == Guid.Parse(need));
    }

    public static Need Last(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        return db.Needs.OrderByDescending(each => each.Id).First();
    }

    public static ServiceRecord ServiceOf(DemoHost host, string need)
    {
        using var db = host.Place.Store.Read(1);
        return db.Services.Single(each => each.NeedId == Guid.Parse(need));
    }

    public static string NumberOf(DemoHost host, string need) => Of(host, need).Number;

    /// <summary>Comes in through the demo's page.</summary>
    public static async Task Enter(HttpClient browser, string who)
    {
        var token = Token().Match(await browser.GetStringAsync("/demo")).Groups[1].Value;
        using var form = new FormUrlEncodedContent([new("who", who), new("__RequestVerificationToken", token)]);
        using var answer = await browser.PostAsync("/demo?handler=signin", form);
        _ = answer.EnsureSuccessStatusCode();
    }

    public static async Task<string> Published(DemoHost host)
    {
        var need = (await Expect(host, "201 PendingVerification", "resident", "/needs", new { text = Said })).Id;
        await Expect(host, "200 Verified", "gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        await Expect(host, "200 Published", "caseworker", $"/needs/{need}/publication", new { title = "陪同就医", consent = "Paper" });
        return need;
    }

    private static async Task<Reply> Expect(DemoHost host, string expected, string who, string path, object? body = null)
    {
        var reply = await host.Post(who, path, body);
        Assert.Equal(expected, reply.ToString());
        return reply;
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
