using System.Net.Http.Headers;
using Gongyi.Journal;

namespace Gongyi.Tests.Doors;

/// <summary>Sends files as a browser does, and looks at what came to lie in the data directory.</summary>
internal static class Upload
{
    public static Task<Reply> Send(
        this DemoHost host, string? who, string path, byte[] file, string name = "IMG_0001.jpg", string type = "image/jpeg", string? caption = null, string? key = null) =>
        host.Post(who, $"{path}/attachments", Form(file, name, type, caption), key);

    public static MultipartFormDataContent Form(byte[]? file, string name = "IMG_0001.jpg", string type = "image/jpeg", string? caption = null)
    {
        var form = new MultipartFormDataContent();
        if (file is not null)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue(type);
            form.Add(part, "file", name);
        }

        if (caption is not null) form.Add(new StringContent(caption), "caption");
        return form;
    }

    public static async Task<HttpResponseMessage> Fetch(this DemoHost host, string? who, string attachment, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/communities/qiheli/attachments/{attachment}");
        if (who is not null) request.Headers.Authorization = new("Bearer", host.Persona(who).Token);
        if (tag is not null) request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Parse(tag));
        return await host.Http.SendAsync(request);
    }

    /// <summary>Status of looking at it.</summary>
    public static async Task<int> Look(this DemoHost host, string? who, string attachment)
    {
        using var answer = await host.Fetch(who, attachment);
        return (int)answer.StatusCode;
    }

    public static async Task<byte[]> Bytes(this DemoHost host, string who, string attachment)
    {
        using var answer = await host.Fetch(who, attachment);
        return await answer.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    /// <summary>Every file below <c>files</c>, also half-received ones.</summary>
    public static IReadOnlyList<string> Files(this DataDirectory data) =>
        Directory.Exists(data.Files) ? [.. Directory.GetFiles(data.Files, "*", SearchOption.AllDirectories).Order()] : [];
}
