using System.Net;
using System.Text;

namespace TransparencyLog;

/// <summary>A witness over HTTP/1.1, for this machine only: put a reverse proxy before it to be asked from outside (tlog-witness).</summary>
public sealed class WitnessServer : IDisposable
{
    private const int MostAtOnce = 64, MostHeard = 4 * WitnessRequest.LongestBody;

    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private readonly Witness witness;
    private readonly TimeProvider clock;
    private readonly string prefix;
    private readonly HttpListener listener = new();
    private readonly SemaphoreSlim places = new(MostAtOnce);

    /// <param name="witness">Who answers.</param>
    /// <param name="url">An http address of this machine; its path is the prefix for submissions and for monitors.</param>
    /// <param name="clock">The time of cosignatures.</param>
    public WitnessServer(Witness witness, Uri url, TimeProvider clock)
    {
        if (url.Scheme != Uri.UriSchemeHttp || !url.IsLoopback) throw new ArgumentException("Only http on this machine.", nameof(url));
        (this.witness, this.clock) = (witness, clock);
        prefix = url.AbsolutePath.TrimEnd('/') + "/";
        listener.Prefixes.Add($"http://{url.Authority}{prefix}");
    }

    /// <summary>Serves until it is cancelled. Throws <see cref="HttpListenerException"/> when the address cannot be had.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        listener.Start();
        using var stopping = stop.Register(listener.Stop);
        try
        {
            while (true)
            {
                await places.WaitAsync(stop).ConfigureAwait(false);
                var context = await listener.GetContextAsync().ConfigureAwait(false);
                _ = Task.Run(() => Serve(context), CancellationToken.None);
            }
        }
        catch (Exception stopped) when (stop.IsCancellationRequested && stopped is OperationCanceledException or HttpListenerException or ObjectDisposedException)
        {
            // Told to stop. What was answered is remembered already.
        }
    }

    public void Dispose() => listener.Close();

    private async Task Serve(HttpListenerContext context)
    {
        try
        {
            var answer = await Answer(context.Request).WaitAsync(LongestWait).ConfigureAwait(false);
            var bytes = Encoding.UTF8.GetBytes(answer.Body);
            context.Response.StatusCode = answer.Status;
            context.Response.ContentType = answer.ContentType;
            context.Response.ContentLength64 = bytes.Length;
            if (context.Request.HttpMethod != "HEAD") await context.Response.OutputStream.WriteAsync(bytes).AsTask().WaitAsync(LongestWait).ConfigureAwait(false);
            context.Response.Close();
        }
        catch (Exception)
        {
            // Whoever asked is gone, too slow, or hostile. An answer that was not given can be asked for again.
            context.Response.Abort();
        }
        finally
        {
            _ = places.Release();
        }
    }

    private async Task<WitnessAnswer> Answer(HttpListenerRequest request)
    {
        var path = request.Url?.AbsolutePath ?? "";
        if (!path.StartsWith(prefix, StringComparison.Ordinal)) return new WitnessAnswer(404, "There is nothing here.\n");
        switch (path[prefix.Length..].Split('/'), request.HttpMethod)
        {
            case (["add-checkpoint"], "POST"):
                if (await Body(request).ConfigureAwait(false) is not { } body) return new WitnessAnswer(413, "The request is too long.\n");
                try
                {
                    return witness.AddCheckpoint(body, clock.GetUtcNow());
                }
                catch (Exception unkept) when (unkept is IOException or UnauthorizedAccessException)
                {
                    return new WitnessAnswer(500, "This witness could not remember the checkpoint, so it does not cosign it.\n");
                }
            case ([var hash, "checkpoint"], "GET" or "HEAD"):
                return witness.LatestCheckpoint(hash) is { } note ? new WitnessAnswer(200, Encoding.UTF8.GetString(note)) : new WitnessAnswer(404, "No checkpoint of this log was cosigned here.\n");
            case (["add-checkpoint"] or [_, "checkpoint"], _):
                return new WitnessAnswer(405, "Not with this method.\n");
            default:
                return new WitnessAnswer(404, "There is nothing here.\n");
        }
    }

    /// <summary>Null when it is too long. It is read to its end all the same, within reason: whoever is still sending hears no answer.</summary>
    private static async Task<byte[]?> Body(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        var part = new byte[16 * 1024];
        var sent = 0;
        while (sent < MostHeard && await request.InputStream.ReadAsync(part).ConfigureAwait(false) is > 0 and var read)
        {
            sent += read;
            if (sent <= WitnessRequest.LongestBody) body.Write(part, 0, read);
        }

        return sent <= WitnessRequest.LongestBody ? body.ToArray() : null;
    }
}
