using System.Net;
using System.Net.Http.Headers;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>A bug is answered like everything else: by a sentence, and a number that finds it in the log.</summary>
public sealed class BreakdownTests(BuiltDemo built)
{
    private static readonly object Offer = new { name = "轮椅", kind = "Goods", category = "ElderCare" };

    [Fact]
    public async Task A_bug_in_an_action_is_a_problem_with_a_sentence_and_a_trace()
    {
        await using var host = await DemoHost.Start(built);
        Break(host);
        var reply = await host.Post("merchant", "/resources", Offer);
        Assert.Equal($"500 {nameof(Broken)}", reply.ToString());
        Assert.Matches("^[0-9a-f]{32}$", reply["traceId"]!);
        Assert.Equal(Words.For(null).Say(new Broken(reply["traceId"]!)), reply["title"]);
    }

    [Fact]
    public async Task A_bug_in_reading_is_one_too_in_the_readers_language()
    {
        await using var host = await DemoHost.Start(built);
        Break(host);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/communities/qiheli/resources");
        request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue("en"));
        var answer = await host.Http.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Contains("the website has a fault", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_with_a_bug_is_still_a_page()
    {
        await using var host = await DemoHost.Start(built);
        Break(host);
        var answer = await host.Http.GetAsync("/c/qiheli/resources", TestContext.Current.CancellationToken);
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Contains("网站出了毛病", html, StringComparison.Ordinal);
        Assert.Contains("回到首页", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Even_without_a_database_there_is_a_sentence()
    {
        await using var host = await DemoHost.Start(built);
        using (var somebody = new Tampering(host.Place)) _ = somebody.Run("ALTER TABLE \"Communities\" RENAME TO \"Gone\"");
        var page = await host.Http.GetAsync("/c/qiheli", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.InternalServerError, page.StatusCode);
        Assert.Contains("网站出了毛病", await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        Assert.Equal($"500 {nameof(Broken)}", (await host.Get(null, "/needs")).ToString());
    }

    [Fact]
    public async Task What_was_only_badly_sent_is_no_bug()
    {
        await using var host = await DemoHost.Start(built);
        using var broken = new StringContent("_key=1&" + string.Join('&', Enumerable.Range(0, 2000).Select(at => $"f{at}=x")), null, "application/x-www-form-urlencoded");
        var answer = await host.Http.PostAsync("/c/qiheli/help?handler=file", broken, TestContext.Current.CancellationToken);
        Assert.InRange((int)answer.StatusCode, 400, 499);
    }

    private static void Break(DemoHost host)
    {
        using var somebody = new Tampering(host.Place);
        _ = somebody.Run("ALTER TABLE \"Resources\" RENAME TO \"Gone\"");
    }
}
