using System.Net;
using System.Text.RegularExpressions;

namespace Gongyi.Tests.SignIn;

/// <summary>What a browser got.</summary>
public sealed record Sheet(int Status, string Text, string? Location, IReadOnlyList<string> Cookies, HttpResponseMessage Answer)
{
    public int RetryAfter => (int)(Answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0);
}

/// <summary>A browser with its own cookies, which opens pages and sends the forms on them, as people do.</summary>
public sealed partial class Browser(Uri house, string from, bool isSecure = false)
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All });
    private readonly Dictionary<string, string> cookies = [];

    public string From { get; set; } = from;

    public IReadOnlyDictionary<string, string> Jar => cookies;

    /// <summary>Every cookie line that ever came.</summary>
    public List<string> Set { get; } = [];

    /// <summary>The same cookies in another browser, as a thief would have them.</summary>
    public Browser Copy(params string[] only)
    {
        var copy = new Browser(house, From);
        foreach (var (name, value) in cookies.Where(cookie => only.Length == 0 || only.Contains(cookie.Key))) copy.cookies[name] = value;
        return copy;
    }

    public void Lose(string cookie) => cookies.Remove(cookie);

    public Task<Sheet> Open(string path) => Send(HttpMethod.Get, path, null);

    /// <summary>Sends a form with the hidden fields of the page it stands on.</summary>
    public async Task<Sheet> Press(string page, string path, params (string Name, string Value)[] fields)
    {
        var form = (await Open(page)).Text;
        var hidden = Hidden().Matches(form).DistinctBy(field => field.Groups[1].Value).ToDictionary(field => field.Groups[1].Value, field => WebUtility.HtmlDecode(field.Groups[2].Value));
        foreach (var (name, value) in fields) hidden[name] = value;
        return await Post(path, hidden);
    }

    public Task<Sheet> Post(string path, IEnumerable<KeyValuePair<string, string>> fields) => Send(HttpMethod.Post, path, new FormUrlEncodedContent(fields));

    /// <summary>Sends a form that carries a file.</summary>
    public async Task<Sheet> Send(string page, string path, byte[] file, params (string Name, string Value)[] fields)
    {
        var form = Doors.Upload.Form(file);
        var text = (await Open(page)).Text;
        foreach (var hidden in Hidden().Matches(text).DistinctBy(field => field.Groups[1].Value))
            form.Add(new StringContent(WebUtility.HtmlDecode(hidden.Groups[2].Value)), hidden.Groups[1].Value);
        foreach (var (name, value) in fields) form.Add(new StringContent(value), name);
        return await Send(HttpMethod.Post, path, form);
    }

    /// <summary>Says the number at the door.</summary>
    public Task<Sheet> Ask(string phone, string back = "") => Press("/signin", $"/signin{back}", ("phone", phone));

    /// <summary>Writes the code.</summary>
    public Task<Sheet> Write(string code, string back = "") => Press("/signin/code", $"/signin/code{back}", ("code", code));

    /// <summary>All the way in, with the code that comes to the telephone.</summary>
    public async Task<Sheet> Enter(SmsBox sms, string phone, int message = 1)
    {
        var asked = await Ask(phone);
        Assert.Equal((302, "/signin/code"), (asked.Status, asked.Location));
        return await Write(await sms.CodeTo(phone, message));
    }

    private async Task<Sheet> Send(HttpMethod method, string path, HttpContent? body)
    {
        using var request = new HttpRequestMessage(method, new Uri(house, path)) { Content = body };
        request.Headers.Add("X-Forwarded-For", From);
        if (isSecure) request.Headers.Add("X-Forwarded-Proto", "https");
        if (cookies.Count > 0) request.Headers.Add("Cookie", string.Join("; ", cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
        var answer = await Http.SendAsync(request);
        var set = answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines.ToList() : [];
        Set.AddRange(set);
        foreach (var line in set)
        {
            var (name, value) = (line[..line.IndexOf('=')], line[(line.IndexOf('=') + 1)..].Split(';')[0]);
            if (value.Length == 0) cookies.Remove(name);
            else cookies[name] = value;
        }

        return new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Headers.Location?.ToString(), set, answer);
    }

    [GeneratedRegex("""<input (?:type="hidden" )?name="([^"]+)" (?:type="hidden" )?value="([^"]*)" ?/?>""")]
    private static partial Regex Hidden();
}
