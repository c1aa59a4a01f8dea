using System.Text;
using Gongyi.Shared;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Gongyi.Communities;

/// <summary>What came with a form that adds a file: the file, kept, and a few words. What the file was called is not looked at.</summary>
public sealed record UploadedFile(KeptFile File, string? Caption)
{
    /// <summary>What a form may carry beside the file.</summary>
    private const int LongestRest = 16 * 1024;

    /// <summary>The same file with the same words is the same request.</summary>
    public string Fingerprint => $"{Convert.ToHexStringLower(File.Hash)}\n{Caption}";

    /// <summary>Reads <c>multipart/form-data</c> with one <c>file</c> and perhaps a <c>caption</c>, part by part as they come.</summary>
    /// <param name="last">Asked when everything could be read, and before anything is kept.</param>
    internal static async Task<Result<UploadedFile>> Read(
        HttpRequest request, Intake intake, AttachmentPurpose purpose, Func<Refusal?> last, CancellationToken stop)
    {
        if (Boundary(request) is not { } boundary) return new BodyUnreadable("body");
        if (request.ContentLength > Intake.Megabytes * 1024L * 1024 + LongestRest) return new FileTooBig(Intake.Megabytes);

        string? caption = null;
        async Task<Refusal?> Fill(FileStream file)
        {
            var parts = new MultipartReader(boundary, request.Body);
            while (true)
            {
                if ((await Next(parts, stop).ConfigureAwait(false)).Fails(out var part, out var unreadable)) return unreadable;
                if (part.Name is null) break;
                if (part.Name is "caption") caption = part.Words;
                if (part.Name is not "file") continue;
                if (file.Length > 0) return new BodyUnreadable("file");
                if (await Intake.Receive(part.Body!, file, stop).ConfigureAwait(false) is { } no) return no;
            }

            return file.Length == 0 ? new FileMissing() : Attachment.Unfit(purpose, MediaType.Jpeg, caption) ?? last();
        }

        return (await intake.Take(Fill, purpose, stop).ConfigureAwait(false)).Fails(out var kept, out var refused) ? refused : new UploadedFile(kept, caption);
    }

    /// <summary>The same from a page, whose form the server has read already.</summary>
    internal static async Task<Result<UploadedFile>> From(
        IFormCollection form, Intake intake, AttachmentPurpose purpose, Func<Refusal?> last, CancellationToken stop)
    {
        var caption = form["caption"].ToString();
        async Task<Refusal?> Fill(FileStream file)
        {
            if (form.Files.GetFile("file") is not { } sent) return new FileMissing();
            using var content = sent.OpenReadStream();
            return await Intake.Receive(content, file, stop).ConfigureAwait(false) ?? Attachment.Unfit(purpose, MediaType.Jpeg, caption) ?? last();
        }

        return (await intake.Take(Fill, purpose, stop).ConfigureAwait(false)).Fails(out var kept, out var refused) ? refused : new UploadedFile(kept, caption);
    }

    /// <summary>The next part of the form; without a name at its end.</summary>
    private sealed record Part(string? Name, Stream? Body, string? Words);

    private static async Task<Result<Part>> Next(MultipartReader parts, CancellationToken stop)
    {
        try
        {
            if (await parts.ReadNextSectionAsync(stop).ConfigureAwait(false) is not { } part) return new Part(null, null, null);
            var name = part.GetContentDispositionHeader()?.Name.Value?.Trim('"') ?? "";
            if (name is not "caption") return new Part(name, part.Body, null);

            using var reader = new StreamReader(part.Body, new UTF8Encoding(false, throwOnInvalidBytes: true), leaveOpen: true);
            var buffer = new char[LongestRest];
            var read = await reader.ReadBlockAsync(buffer, stop).ConfigureAwait(false);
            return read == LongestRest ? new TextTooLong("caption", Text.Line) : new Part(name, null, new string(buffer, 0, read));
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or DecoderFallbackException)
        {
            return new BodyUnreadable("body");
        }
    }

    private static string? Boundary(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type) && type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
        && HeaderUtilities.RemoveQuotes(type.Boundary).Value is { Length: > 0 and <= 200 } boundary ? boundary : null;
}
