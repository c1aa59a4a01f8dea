using System.Net;
using System.Net.Http.Headers;
using Gongyi.Journal;

namespace Gongyi.Communities;

/// <summary>
/// Hands messages to the operator's SMS gateway, one POST of JSON each. What does not go through is tried again, less
/// and less often, until the code in it is too old; nobody ever waits for the gateway.
/// </summary>
/// <remarks>The outbox is memory only: a code is worth ten minutes, and writing it down for a restart would be the larger harm.</remarks>
public sealed partial class SmsGateway : IMessageChannel, IDisposable
{
    private const int Outstanding = 1000;
    private const int AtOnce = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Before the second attempt, the third …; together less than a code is valid.</summary>
    private static readonly double[] PausesInSeconds = [0.5, 2, 5, 15, 30, 60, 120, 240];

    private readonly SmsOptions options;
    private readonly ILogger<SmsGateway> log;
    private readonly HttpClient http;
    private readonly SemaphoreSlim lines = new(AtOnce);
    private readonly CancellationTokenSource closing = new();
    private int outstanding;

    public SmsGateway(SmsOptions options, ILogger<SmsGateway> log)
    {
        (this.options, this.log) = (options, log);
        // The secret goes to the gateway and nowhere it may point to.
        http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Patience };
    }

    public string? Send(CodeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (Interlocked.Increment(ref outstanding) > Outstanding)
        {
            _ = Interlocked.Decrement(ref outstanding);
            OutboxFull(log, Outstanding);
        }
        else _ = Task.Run(() => Deliver(message, closing.Token));

        return null;
    }

    public void Dispose()
    {
        closing.Cancel();
        http.Dispose();
    }

    private async Task Deliver(CodeMessage message, CancellationToken stop)
    {
        var name = Guid.NewGuid();
        try
        {
            for (var attempt = 0; ; attempt++)
            {
                var outcome = await Attempt(message, name, stop).ConfigureAwait(false);
                if (outcome is null) return;
                if (IsFinal(outcome.Value) || attempt == PausesInSeconds.Length)
                {
                    GaveUp(log, name, attempt + 1, outcome.Value);
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(PausesInSeconds[attempt]), stop).ConfigureAwait(false);
            }
        }
        catch (Exception closed) when (closed is OperationCanceledException or ObjectDisposedException && stop.IsCancellationRequested)
        {
            // The house closes; whoever waits for a code asks again.
        }
        finally
        {
            _ = Interlocked.Decrement(ref outstanding);
        }
    }

    /// <summary>Null when the gateway took it; otherwise its answer, or 0 for none.</summary>
    private async Task<HttpStatusCode?> Attempt(CodeMessage message, Guid name, CancellationToken stop)
    {
        await lines.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, options.Url)
            {
                Content = JsonContent.Create(new { phone = message.Phone, template = "sign-in-code", code = message.Code, text = message.Text }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", options.Secret);
            // Sent again with the same name, so that a gateway that answered too late does not send it twice.
            request.Headers.Add("Idempotency-Key", $"{name:N}");
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return answer.IsSuccessStatusCode ? null : answer.StatusCode;
        }
        catch (Exception dead) when (dead is HttpRequestException || (dead is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return 0;
        }
        finally
        {
            _ = lines.Release();
        }
    }

    /// <summary>The gateway understood and does not want it: asking again would not help.</summary>
    private static bool IsFinal(HttpStatusCode answer) =>
        (int)answer is >= 400 and < 500 && answer is not (HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests);

    [LoggerMessage(LogLevel.Warning, "Message {Message} was not delivered after {Attempts} attempts; the gateway's last answer was {Answer}")]
    private static partial void GaveUp(ILogger logger, Guid message, int attempts, HttpStatusCode answer);

    [LoggerMessage(LogLevel.Warning, "A message was not sent: {Outstanding} are waiting for the gateway")]
    private static partial void OutboxFull(ILogger logger, int outstanding);
}
