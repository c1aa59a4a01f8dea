using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>
/// Takes files in: streamed to the disk within a bound, known by what they hold and not by what they are called, pictures
/// drawn anew, kept under their hash. All of it before the lane is asked, and few at once.
/// </summary>
public sealed partial class Intake(FileStore store, ILogger<Intake> log) : IDisposable
{
    public const int Megabytes = 10;

    private const int MostBytes = Megabytes * 1024 * 1024;

    // Each drawing may take some 200 MB, each arrival 10 MB of the disk.
    private readonly SemaphoreSlim drawings = new(2);
    private readonly SemaphoreSlim arrivals = new(32);

    /// <param name="fill">Writes what comes into the file it is given, and refuses whatever can be refused before it is kept.</param>
    public async Task<Result<KeptFile>> Take(Func<FileStream, Task<Refusal?>> fill, AttachmentPurpose purpose, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(fill);
        if (!await arrivals.WaitAsync(0, stop).ConfigureAwait(false)) return new TooBusy();
        try
        {
            using var file = store.Begin();
            if (await fill(file.Content).ConfigureAwait(false) is { } no) return no;
            if (file.Content.Length == 0) return new FileMissing();

            await drawings.WaitAsync(stop).ConfigureAwait(false);
            try
            {
                return await Task.Run(() => Keep(file, purpose), stop).ConfigureAwait(false);
            }
            finally
            {
                _ = drawings.Release();
            }
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            SayNotKept(disk);
            return new NotKept();
        }
        finally
        {
            _ = arrivals.Release();
        }
    }

    public void Dispose()
    {
        drawings.Dispose();
        arrivals.Dispose();
    }

    /// <summary>Writes at most as much as a file may have.</summary>
    public static async Task<Refusal?> Receive(Stream content, FileStream file, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(file);
        var buffer = new byte[64 * 1024];
        while (true)
        {
            int read;
            try
            {
                read = await content.ReadAsync(buffer, stop).ConfigureAwait(false);
            }
            catch (Exception broken) when (broken is IOException or InvalidDataException)
            {
                return new BodyUnreadable("file");
            }

            if (read == 0) return null;
            if (file.Length + read > MostBytes) return new FileTooBig(Megabytes);
            await file.WriteAsync(buffer.AsMemory(0, read), stop).ConfigureAwait(false);
        }
    }

    private Result<KeptFile> Keep(IncomingFile file, AttachmentPurpose purpose)
    {
        var head = new byte[16];
        file.Content.Position = 0;
        var known = file.Content.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        if (Picture.IsOne(head.AsSpan(0, known)))
        {
            using var drawn = store.Begin();
            file.Content.Position = 0;
            return Picture.Redraw(file.Content, drawn.Content) is { } no ? no : Kept(MediaType.Jpeg, drawn);
        }

        if (!head.AsSpan(0, known).StartsWith("%PDF-"u8)) return new FileKindUnknown();
        if (Attachment.Unfit(purpose, MediaType.Pdf, null) is { } unfit) return unfit;
        return EndsAsPdf(file.Content) ? Kept(MediaType.Pdf, file) : new FileDamaged();
    }

    private KeptFile Kept(MediaType media, IncomingFile file)
    {
        var (hash, bytes) = store.Keep(file);
        return new(media, hash, bytes);
    }

    private static bool EndsAsPdf(FileStream file)
    {
        var tail = new byte[Math.Min(1024, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        return tail.AsSpan().IndexOf("%%EOF"u8) >= 0;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A file could not be kept.")]
    private partial void SayNotKept(Exception disk);
}
