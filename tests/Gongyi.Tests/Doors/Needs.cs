namespace Gongyi.Tests.Doors;

/// <summary>Needs that a test asks for, by their numbers.</summary>
internal static class Needs
{
    public static async Task<string> Filed(DemoHost host, string words, string who = "resident") =>
        (await host.Post(who, "/needs", new { text = words }))["number"]!;

    public static async Task<string> Published(DemoHost host, string words, string title, string who = "resident")
    {
        var need = await Filed(host, words, who);
        Assert.Equal("200 Verified", $"{await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" })}");
        Assert.Equal("200 Published", $"{await host.Post("caseworker", $"/needs/{need}/publication", new { title, consent = "Paper" })}");
        return need;
    }
}
