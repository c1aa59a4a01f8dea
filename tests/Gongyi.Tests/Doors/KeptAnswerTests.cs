using Gongyi.Communities;
using Gongyi.Front;
using Gongyi.Journal;
using Gongyi.Operations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Gongyi.Tests.Doors;

/// <summary>What is kept of an answer and what never is, whatever the rest of the house does behind it.</summary>
public sealed class KeptAnswerTests(BuiltDemo built) : IDisposable
{
    private readonly Renders renders = new();
    private int made;

    [Fact]
    public async Task Many_who_ask_for_the_same_at_once_have_it_made_once()
    {
        await using var host = await DemoHost.Start(built);
        var address = $"/c/qiheli/needs?{Guid.NewGuid():N}";
        var held = renders.Hold(address);
        var all = Enumerable.Range(0, 20).Select(_ => host.Http.GetStringAsync(address)).ToList();
        await held.Here;
        await Task.Delay(TimeSpan.FromMilliseconds(300)); // the others have come by then, or wait for nothing
        Assert.DoesNotContain(all, each => each.IsCompleted);
        held.LetGo();
        Assert.Single((await Task.WhenAll(all)).Distinct());
        Assert.Equal(1, renders.Of(address));
    }

    [Fact]
    public async Task Who_asks_only_for_the_head_gets_that_of_the_page()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var address in (string[])[$"/c/qiheli/needs?{Guid.NewGuid():N}", Assets.Css])
        {
            var (before, page, after) = (await Ask(host, HttpMethod.Head, address), await Ask(host, HttpMethod.Get, address), await Ask(host, HttpMethod.Head, address));
            Assert.Equal(("", ""), (before.Text, after.Text));
            Assert.Equal((page.Tag, page.Kind, page.Length), (after.Tag, after.Kind, after.Length));
            Assert.Equal((page.Tag, page.Kind), (before.Tag, before.Kind));
            Assert.True(page.Length > 5000);
        }
    }

    [Fact]
    public async Task What_is_kept_is_sent_under_the_host_that_was_asked()
    {
        await using var host = await DemoHost.Start(built);
        var address = $"/c/qiheli/notices/2026-6?{Guid.NewGuid():N}";
        foreach (var name in (string[])["qiheli.example", "other.example", "qiheli.example"])
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Host = name } };
            using var answer = await host.Http.SendAsync(request);
            Assert.Equal(200, (int)answer.StatusCode);
        }

        Assert.Equal(2, renders.Of(address));
    }

    [Fact]
    public async Task An_answer_is_made_once_and_keeps_what_it_said()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        var (first, second) = (await Visit(host, kept, Page("花开了")), await Visit(host, kept, Page("花谢了")));
        Assert.Equal("花开了", first.Text);
        Assert.Equal((first.Status, first.Text, first.Kind, first.Tag, first.Route), (second.Status, second.Text, second.Kind, second.Tag, second.Route));
        Assert.Equal("planted", second.Route); // by which visits are counted
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task Each_address_and_each_question_has_an_answer_of_its_own()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        string[] addresses = ["/c/qiheli/one", "/c/qiheli/two", "/c/qiheli/one?page=1", "/c/qiheli/one?page=2", "/c/qiheli/One"];
        foreach (var time in (string[])["first", "again"])
            foreach (var address in addresses) Assert.Equal($"first {address}", (await Visit(host, kept, Page($"{time} {address}"), address: address)).Text);
        Assert.Equal(addresses.Length, made);
    }

    [Fact]
    public async Task An_answer_with_a_cookie_is_somebodys_own() => await IsNotKept(200, "表单", http =>
    {
        http.Response.Cookies.Append("form", "guard");
        return http.Response.WriteAsync("表单");
    });

    [Fact]
    public async Task An_answer_that_nobody_should_store_is_somebodys_own() => await IsNotKept(200, "表单", http =>
    {
        http.Response.Headers.CacheControl = "no-cache, no-store";
        return http.Response.WriteAsync("表单");
    });

    [Fact]
    public async Task Who_leaves_while_it_is_made_leaves_a_whole_answer_to_the_others()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        // Sent as the framework sends files: no further once nobody is there, and without a word about it.
        RequestDelegate page = http => http.Response.WriteAsync(http.RequestAborted.IsCancellationRequested ? "半" : "一整页");
        _ = await Visit(host, kept, page, left: new(canceled: true));
        Assert.Equal("一整页", (await Visit(host, kept, Page("没人做"))).Text);
    }

    [Fact]
    public async Task Who_comes_just_behind_who_made_it_does_not_make_it_again()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        foreach (var text in (string[])["第一次", "第二次"]) Assert.Equal("第一次", (await Visit(host, kept, Page(text), find: false)).Text);
        Assert.Equal(1, made);
    }

    [Fact]
    public async Task A_look_at_the_head_of_a_link_with_a_size_leaves_the_link_as_it_was()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var method in (HttpMethod[])[HttpMethod.Head, HttpMethod.Get])
        {
            using var request = new HttpRequestMessage(method, "/c/qiheli/needs?size=big");
            using var answer = await host.Http.SendAsync(request);
            Assert.Equal((302, "/size/big?back=%2Fc%2Fqiheli%2Fneeds"), ((int)answer.StatusCode, $"{answer.Headers.Location}"));
        }
    }

    [Fact]
    public async Task An_answer_that_is_no_page_is_sent_and_not_kept() => await IsNotKept(422, "这里写错了", http =>
    {
        http.Response.StatusCode = 422;
        return http.Response.WriteAsync("这里写错了");
    });

    [Fact]
    public async Task A_very_large_answer_is_sent_whole_and_not_kept()
    {
        var large = new string('x', (512 * 1024) + 1);
        await IsNotKept(200, large, http => http.Response.WriteAsync(large));
    }

    [Fact]
    public async Task A_page_that_broke_leaves_nothing_behind_and_keeps_nobody_waiting()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var broken = Visit(host, kept, async http =>
        {
            await http.Response.WriteAsync("半");
            begun.SetResult();
            await gate.Task;
            throw new InvalidOperationException("半路坏了");
        });
        await begun.Task;
        var waits = Visit(host, kept, Page("好的"));
        Assert.False(waits.IsCompleted);
        gate.SetResult();
        _ = await Assert.ThrowsAsync<InvalidOperationException>(() => broken);
        Assert.Equal((200, "好的"), (await waits) is var own ? (own.Status, own.Text) : default);
        foreach (var page in (string[])["又好了", "没人做"]) Assert.Equal("又好了", (await Visit(host, kept, Page(page))).Text);
    }

    [Fact]
    public async Task A_page_that_was_overtaken_does_not_push_out_the_newer_one()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        var (begun, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        var late = Visit(host, kept, async http =>
        {
            begun.SetResult();
            await gate.Task;
            await http.Response.WriteAsync("旧的");
        });
        await begun.Task; // or it would be asked under the newer version, and the next one would wait for it
        host.Services.GetRequiredService<Store>().Versions.Move(1);
        Assert.Equal("新的", (await Visit(host, kept, Page("新的"))).Text);
        gate.SetResult();
        Assert.Equal("旧的", (await late).Text);
        Assert.Equal("新的", (await Visit(host, kept, Page("没人做"))).Text);
    }

    [Fact]
    public async Task Nothing_is_kept_of_a_page_that_does_not_say_it_is_for_all()
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        foreach (var text in (string[])["一", "二"]) Assert.Equal((text, ""), (await Visit(host, kept, Page(text), isForAll: false)) is var got ? (got.Text, got.Tag) : default);
        foreach (var cookie in (string[])["seat=x", "said=y"])
            foreach (var text in (string[])["一", "二"]) Assert.Equal((text, ""), (await Visit(host, kept, Page(text), cookie)) is var got ? (got.Text, got.Tag) : default);
    }

    public void Dispose() => renders.Dispose();

    private sealed record Got(int Status, string Text, string Kind, string Tag, long? Length, string? Route = null);

    private static KeptAnswers Of(DemoHost host) => new(host.Services.GetRequiredService<Store>(), host.Services.GetRequiredService<TimeProvider>());

    private static RequestDelegate Page(string text) => http =>
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync(text);
    };

    private async Task IsNotKept(int status, string text, RequestDelegate page)
    {
        await using var host = await DemoHost.Start(built);
        using var kept = Of(host);
        for (var time = 1; time <= 2; time++)
        {
            Assert.Equal((status, text, ""), (await Visit(host, kept, page)) is var got ? (got.Status, got.Text, got.Tag) : default);
            Assert.Equal(time, made);
        }
    }

    /// <summary>A visit to one page of 栖禾里, of which this test says what the rest of the house makes.</summary>
    private async Task<Got> Visit(DemoHost host, KeptAnswers kept, RequestDelegate page, string cookies = "", bool isForAll = true, string address = "/c/qiheli/planted", bool find = true, CancellationToken left = default)
    {
        await using var scope = host.Services.CreateAsyncScope();
        using var body = new MemoryStream();
        var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        var (path, query) = address.Split('?') is [var before, var after] ? (before, new QueryString($"?{after}")) : (address, QueryString.Empty);
        (http.Request.Method, http.Request.Scheme, http.Request.Host, http.Request.Path, http.Request.QueryString) = ("GET", "http", new("qiheli.example"), path, query);
        http.Request.Headers.Cookie = cookies;
        http.Request.RouteValues["slug"] = "qiheli";
        var endpoint = new Endpoint(null, isForAll ? new(new SeenByAllAttribute()) : EndpointMetadataCollection.Empty, "planted");
        http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
        await scope.ServiceProvider.GetRequiredService<Visit>().Arrive(http, host.Services.GetRequiredService<Addresses>());
        http.RequestAborted = left;
        Task Keep(HttpContext missed)
        {
            missed.SetEndpoint(endpoint); // as routing does
            return kept.Keep(missed, rest =>
            {
                _ = Interlocked.Increment(ref made);
                return page(rest);
            });
        }

        await (find ? kept.Find(http, Keep) : Keep(http));
        return new(http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()), $"{http.Response.ContentType}", $"{http.Response.Headers.ETag}", http.Response.ContentLength, http.GetEndpoint()?.DisplayName);
    }

    private static async Task<Got> Ask(DemoHost host, HttpMethod method, string address)
    {
        using var request = new HttpRequestMessage(method, address);
        using var answer = await host.Http.SendAsync(request);
        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), $"{answer.Content.Headers.ContentType}", $"{answer.Headers.ETag}", answer.Content.Headers.ContentLength);
    }
}
