using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Communities;
using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.SignIn;

/// <summary>Whoever hammers is asked to wait; whoever only lives next door is not.</summary>
public sealed class LimitTests(BuiltDemo built)
{
    private const int BrowserSize = 30;
    private const int StrangerSize = 300;
    private const int NeighbourhoodSize = 1500;

    [Fact]
    public async Task Three_hundred_neighbours_behind_one_address_sign_in_within_a_minute()
    {
        await using var house = await House.Open(built);
        var neighbours = Enumerable.Range(0, 300).Select(at => ($"邻居{at}", string.Create(CultureInfo.InvariantCulture, $"155{at:00000000}"))).ToArray();
        await house.MoveIn(House.Qiheli, neighbours);
        // Time stands still meanwhile: nothing refills, so it also holds for neighbours who all come at once.
        await Parallel.ForEachAsync(neighbours, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (neighbour, _) =>
            Assert.Equal("/c/qiheli", (await house.Browser().Enter(house.Sms, neighbour.Item2)).Location));
        Assert.Equal(300, house.Read().SignInCodes.Count(code => code.EnteredAt != null));
    }

    [Fact]
    public async Task A_browser_that_hammers_waits_and_its_neighbours_do_not()
    {
        await using var house = await House.Open(built);
        var (browser, neighbour) = (house.Browser(), house.Browser());
        var form = await Form(browser);
        for (var at = 0; at < BrowserSize; at++) Assert.Equal(422, (await browser.Post("/signin", form)).Status);
        var refused = await browser.Post("/signin", form);
        Assert.Equal(429, refused.Status);
        Assert.InRange(refused.RetryAfter, 1, 5);
        Assert.Contains(Words.For(null).Say(new TooManyTries(refused.RetryAfter)), refused.Text, StringComparison.Ordinal);
        Assert.Contains("请等一等", refused.Text, StringComparison.Ordinal);
        // Reading goes on, and so does everybody behind the same address, however long it hammers.
        for (var at = 0; at < NeighbourhoodSize; at++) Assert.Equal(429, (await browser.Post("/signin", form)).Status);
        Assert.Equal(200, (await browser.Open("/signin")).Status);
        Assert.Equal("/c/qiheli", (await neighbour.Enter(house.Sms, House.Resident)).Location);

        house.Time.Pass(TimeSpan.FromSeconds(5));
        Assert.Equal(422, (await browser.Post("/signin", form)).Status);
        Assert.Equal(429, (await browser.Post("/signin", form)).Status);
    }

    [Fact]
    public async Task A_mark_of_ones_own_making_is_none()
    {
        await using var house = await House.Open(built);
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = house.Address };
        async Task<int> Post(string mark)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/signin") { Content = new FormUrlEncodedContent([]) };
            request.Headers.Add("Cookie", $"browser={mark}");
            using var answer = await http.SendAsync(request);
            return (int)answer.StatusCode;
        }

        for (var at = 0; at < StrangerSize; at++) Assert.Equal(400, await Post($"made-up-{at}"));
        Assert.Equal(429, await Post("made-up-again"));
        // Those who opened a page first are not the strangers' neighbours.
        Assert.Equal(302, (await house.Browser("127.0.0.1").Ask(House.Resident)).Status);
        house.Time.Pass(TimeSpan.FromSeconds(60));
        Assert.Equal(400, await Post("made-up-later"));
    }

    [Fact]
    public async Task An_address_that_sends_fresh_browsers_without_end_is_refused_at_last_and_others_are_not()
    {
        await using var house = await House.Open(built);
        var statuses = new List<int>();
        for (var each = 0; each <= NeighbourhoodSize / BrowserSize; each++)
        {
            var browser = house.Browser();
            var form = await Form(browser);
            for (var at = 0; at < BrowserSize; at++) statuses.Add((await browser.Post("/signin", form)).Status);
        }

        Assert.Contains(429, statuses);
        Assert.Equal(NeighbourhoodSize, statuses.Count(status => status == 422));
        Assert.Equal(302, (await house.Browser("198.51.100.1").Ask(House.Resident)).Status);
    }

    [Fact]
    public async Task The_api_says_it_as_a_problem_in_the_callers_language()
    {
        await using var house = await House.Open(built);
        using var http = new HttpClient { BaseAddress = house.Address };
        http.DefaultRequestHeaders.Add("Accept-Language", "en");
        for (var at = 0; at < StrangerSize; at++) Assert.Equal(401, (int)(await http.PostAsJsonAsync("/api/v1/communities/qiheli/needs", new { text = "x" })).StatusCode);
        using var refused = await http.PostAsJsonAsync("/api/v1/communities/qiheli/needs", new { text = "x" });
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        var problem = await refused.Content.ReadFromJsonAsync<JsonNode>();
        Assert.Equal(("TooManyTries", "429"), ($"{problem!["code"]}", $"{problem["status"]}"));
        Assert.Equal(Words.For("en").Say(new TooManyTries(1)), $"{problem["title"]}");
    }

    [Fact]
    public async Task Somebody_signed_in_is_counted_as_a_person_and_may_do_much()
    {
        await using var host = await DemoHost.Start(built);
        for (var at = 0; at < StrangerSize + 20; at++) Assert.Equal("422 TextMissing", (await host.Post("resident", "/needs", new { text = "" })).ToString());
    }

    [Fact]
    public async Task Only_the_proxy_that_the_operator_named_is_believed()
    {
        await using var house = await House.Open(built, proxies: IPAddress.Parse("192.0.2.1"));
        for (var at = 0; at < StrangerSize; at++) Assert.Equal(400, (await new Browser(house.Address, $"198.51.{at / 250}.{at % 250}").Post("/signin", new Dictionary<string, string>())).Status);
        Assert.Equal(429, (await new Browser(house.Address, "198.51.100.251").Post("/signin", new Dictionary<string, string>())).Status);
        // Nor does anybody make http into https.
        Assert.DoesNotContain((await new Browser(house.Address, "198.51.100.1", isSecure: true).Open("/signin")).Cookies, cookie => cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public void A_bucket_gives_what_it_holds_fills_with_time_and_says_how_long()
    {
        var time = new WatchTime();
        using var bucket = new Gongyi.Operations.Bucket(2, 0.1, time);
        bool Take() => bucket.AttemptAcquire().IsAcquired;
        Assert.True(Take() && Take());
        Assert.False(Take());
        Assert.True(bucket.AttemptAcquire().TryGetMetadata(System.Threading.RateLimiting.MetadataName.RetryAfter, out var wait));
        Assert.InRange(wait.TotalSeconds, 9.5, 10);
        time.Pass(TimeSpan.FromSeconds(9.9));
        Assert.False(Take());
        time.Pass(TimeSpan.FromSeconds(0.2));
        Assert.True(Take());
        Assert.False(Take());
        Assert.Null(bucket.IdleDuration);
        time.Pass(TimeSpan.FromHours(1));
        Assert.True(bucket.IdleDuration > TimeSpan.FromMinutes(59));
        Assert.True(Take() && Take());
        Assert.False(Take());
    }

    /// <summary>The form of the first page with nothing filled in.</summary>
    private static async Task<IReadOnlyDictionary<string, string>> Form(Browser browser)
    {
        var page = (await browser.Open("/signin")).Text;
        var token = System.Text.RegularExpressions.Regex.Match(page, "name=\"__RequestVerificationToken\" value=\"([^\"]+)\"").Groups[1].Value;
        return new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["phone"] = "" };
    }
}
