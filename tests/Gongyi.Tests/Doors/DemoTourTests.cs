using System.Net;
using System.Text.RegularExpressions;

namespace Gongyi.Tests.Doors;

/// <summary>Six stories of domain.md §6.7 are found from <c>/demo</c>, each as it is told; and every page says that it is all made up.</summary>
public sealed partial class DemoTourTests(FullDemo full) : IClassFixture<FullDemo>
{
    [Theory]
    [InlineData("一位独居老人的事", "棠梨苑 4栋 82岁独居老人每周一次代购与陪聊", "别人代为提出", "双方说好了", "已评价")]
    [InlineData("她回避了", "鲜禾生鲜", "回避")]
    [InlineData("这个项目没有立", "南院夜间小集", "异议")]
    [InlineData("清单上看不到了", "天街公寓 居民夜里睡不着想找人聊聊", "收回了公开的同意", "已评价")]
    [InlineData("不到法定人数", "17", "流会")]
    [InlineData("一张按了手印的纸条", "代签", "已评价")]
    public async Task A_story_is_told_where_the_tour_leads(string sentence, params string[] seen)
    {
        using var http = new HttpClient(new SocketsHttpHandler { CookieContainer = new CookieContainer() }) { BaseAddress = full.Host.Http.BaseAddress };
        var demo = await http.GetStringAsync(new Uri("/demo", UriKind.Relative));
        var stop = Stop().Matches(demo).Single(each => each.Value.Contains(sentence, StringComparison.Ordinal)).Value;
        string page;
        if (Link().Match(stop) is { Success: true } link) page = await http.GetStringAsync(new Uri(link.Groups[1].Value, UriKind.Relative));
        else
        {
            using var form = new FormUrlEncodedContent(Fields().Matches(stop).ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value));
            using var answer = await http.PostAsync(new Uri("/demo?handler=signin", UriKind.Relative), form);
            page = await answer.Content.ReadAsStringAsync();
        }

        Assert.All(seen, words => Assert.Contains(words, page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task To_everybody_else_the_need_whose_consent_was_taken_back_does_not_exist()
    {
        var number = (await full.Host.Get("caseworker", $"/needs?q={Uri.EscapeDataString("夜里睡不着想找人聊聊")}&state=Closed")).Body!["items"]!.AsArray()
            .Select(need => need!["title"]!.ToString() == "天街公寓 居民夜里睡不着想找人聊聊" ? need["number"]!.ToString() : null).OfType<string>().Single();
        Assert.Equal("0", (await full.Host.Get(null, $"/needs?q={number}"))["total"]);
        using var page = await full.Host.Http.GetAsync(new Uri($"/c/qiheli/needs/{number}", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, page.StatusCode);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/demo")]
    [InlineData("/signin")]
    [InlineData("/c/qiheli")]
    [InlineData("/c/qiheli/needs")]
    [InlineData("/c/qiheli/resources")]
    [InlineData("/c/qiheli/projects")]
    [InlineData("/c/qiheli/fund")]
    [InlineData("/c/qiheli/fund/ledger")]
    [InlineData("/c/qiheli/notices")]
    [InlineData("/c/qiheli/sittings")]
    [InlineData("/c/qiheli/council")]
    [InlineData("/c/qiheli/rules")]
    [InlineData("/c/qiheli/log")]
    [InlineData("/c/qiheli/needs/N-2025-0003")]
    [InlineData("/c/qiheli/projects/P-2025-0001")]
    [InlineData("/c/liuxiang")]
    [InlineData("/c/nowhere")]
    public async Task Every_page_says_that_it_is_a_demo(string path)
    {
        using var page = await full.Host.Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Contains("<b>演示数据</b>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [GeneratedRegex("<li>(?:(?!</li>).)*(?:class=\"row\")(?:(?!</li>).)*</li>", RegexOptions.Singleline)]
    private static partial Regex Stop();

    [GeneratedRegex("<a class=\"row\" href=\"([^\"]+)\"")]
    private static partial Regex Link();

    [GeneratedRegex("name=\"([^\"]+)\"(?: type=\"hidden\")? value=\"([^\"]*)\"")]
    private static partial Regex Fields();
}
