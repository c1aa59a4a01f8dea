using System.Diagnostics;
using System.Text.Json;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>An action on its way through a lane.</summary>
internal abstract class LaneJob(Actor actor, RequestKey? key)
{
    private readonly long since = Stopwatch.GetTimestamp();

    public Actor Actor => actor;

    /// <summary>The key it may have been sent with.</summary>
    public RequestKey? Key => key;

    /// <summary>How long it has been waiting.</summary>
    public TimeSpan Waits => Stopwatch.GetElapsedTime(since);

    /// <summary>False when refused: then nothing of it may stay.</summary>
    public abstract bool Run(Write write);

    public abstract void Refuse(Refusal refusal);

    public abstract void Fail(Exception exception);

    /// <summary>Answers whoever waits; nothing is answered before the commit.</summary>
    public abstract void Publish();
}

/// <inheritdoc />
internal sealed class LaneJob<T>(Actor actor, Func<Write, Result<T>> action, RequestKey? key) : LaneJob(actor, key) where T : notnull
{
    private static readonly JsonSerializerOptions AnswerJson = new(JsonSerializerDefaults.Web);
    private readonly TaskCompletionSource<Result<T>> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Result<T>? result;
    private Exception? bug;

    public Task<Result<T>> Answer => answer.Task;

    public override bool Run(Write write)
    {
        (result, bug) = (null, null);
        if (Key is not null && write.AnswerTo(Key.Key) is { } given)
        {
            result = given.BodyHash.AsSpan().SequenceEqual(Key.BodyHash) ? JsonSerializer.Deserialize<T>(given.Answer, AnswerJson)! : new KeyReused();
            return false;
        }

        result = action(write);
        if (result.Fails(out var value, out _)) return false;
        if (Key is not null) write.Keep(Key, JsonSerializer.Serialize(value, AnswerJson));
        if (write.Commit() is not { } no) return true;

        result = no;
        return false;
    }

    public override void Refuse(Refusal refusal) => (result, bug) = (refusal, null);

    public override void Fail(Exception exception) => bug = exception;

    public override void Publish()
    {
        if (bug is null) _ = answer.TrySetResult(result!);
        else _ = answer.TrySetException(bug);
    }
}
