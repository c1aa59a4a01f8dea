using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Gongyi.Operations.Demo;

namespace Gongyi.Tests.Doors;

/// <summary>Somebody at the API, with connections of their own.</summary>
public sealed class Client(DemoFile demo, Uri? address = null) : IDisposable
{
    public HttpClient Http { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = address };

    public Persona Persona(string key) => demo.Personas.Single(persona => persona.Key == key);

    public async Task<Reply> Send(HttpMethod method, string? who, string path, object? body = null, string? key = null, string? language = null)
    {
        using var request = new HttpRequestMessage(method, path.StartsWith("/api", StringComparison.Ordinal) ? path : $"/api/v1/communities/qiheli{path}");
        if (who is not null) request.Headers.Authorization = new("Bearer", Persona(who).Token);
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        if (language is not null) request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        request.Content = body switch
        {
            null => method == HttpMethod.Get ? null : JsonContent.Create(new { }),
            HttpContent raw => raw,
            _ => JsonContent.Create(body),
        };
        using var answer = await Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return new((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text), answer.Headers.RetryAfter is not null);
    }

    public void Dispose() => Http.Dispose();
}
