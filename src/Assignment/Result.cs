using System.Diagnostics.CodeAnalysis;

namespace Assignment;

/// <summary>Either what was asked for or the reason why not.</summary>
public sealed class Result<T> where T : class
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    /// <summary>What was asked for; null when refused.</summary>
    public T? Value { get; }

    /// <summary>Why not; null when <see cref="Value"/> is there.</summary>
    public Refusal? Refusal { get; }

    /// <summary>True with the refusal, false with the value.</summary>
    public bool Fails([NotNullWhen(false)] out T? value, [NotNullWhen(true)] out Refusal? refusal)
    {
        (value, refusal) = (Value, Refusal);
        return refusal is not null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
