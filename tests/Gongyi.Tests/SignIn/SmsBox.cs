using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gongyi.Tests.SignIn;

/// <summary>A telephone company in one small server: takes messages over HTTP and keeps them; may be slow, or out of order.</summary>
public sealed class SmsBox : IAsyncDisposable
{
    public const string Secret = "not-so-secret";

    private readonly WebApplication app;

    private SmsBox(WebApplication app) => this.app = app;

    public sealed record Message(string Phone, string Code, string Text, string Authorization, string Name);

    public ConcurrentQueue<Message> Messages { get; } = [];

    /// <summary>What the next messages meet before they are taken: an answer to give instead, or a long wait.</summary>
    public ConcurrentQueue<Func<Task<int?>>> Trouble { get; } = [];

    public Uri Url => new($"{app.Urls.First()}/messages");

    public static async Task<SmsBox> Open()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var box = new SmsBox(app);
        app.MapPost("/messages", box.Take);
        await app.StartAsync();
        return box;
    }

    public IEnumerable<Message> To(string phone) => Messages.Where(message => message.Phone == phone);

    /// <summary>The newest code that came to a number, as soon as there are this many.</summary>
    public async Task<string> CodeTo(string phone, int message = 1)
    {
        for (var wait = 0; wait < 400 && To(phone).Count() < message; wait++) await Task.Delay(25);
        var all = To(phone).ToList();
        Assert.True(all.Count >= message, $"{all.Count} messages came to {phone}.");
        return all[message - 1].Code;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    private async Task<IResult> Take(HttpRequest request)
    {
        var body = (await JsonNode.ParseAsync(request.Body))!;
        if (Trouble.TryDequeue(out var trouble) && await trouble() is { } status) return Results.StatusCode(status);
        Messages.Enqueue(new(
            $"{body["phone"]}", $"{body["code"]}", $"{body["text"]}", $"{request.Headers.Authorization}", $"{request.Headers["Idempotency-Key"]}"));
        return Results.Ok();
    }
}
