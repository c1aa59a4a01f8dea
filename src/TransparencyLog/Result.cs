using System.Diagnostics.CodeAnalysis;

namespace TransparencyLog;

/// <summary>Either a value or the refusal that stands in its place.</summary>
public sealed record Result<T> where T : notnull
{
    private Result(T? value, Refusal? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public Refusal? Refusal { get; }

    /// <summary>True when refused; <paramref name="value"/> is there when not.</summary>
    public bool Fails([NotNullWhen(false)] out T? value, [NotNullWhen(true)] out Refusal? no)
    {
        (value, no) = (Value, Refusal);
        return no is not null;
    }

    [SuppressMessage("Usage", "CA2225", Justification = "A result is only ever made by returning a value or a refusal.")]
    public static implicit operator Result<T>(T value) => new(value, null);

    [SuppressMessage("Usage", "CA2225", Justification = "A result is only ever made by returning a value or a refusal.")]
    public static implicit operator Result<T>(Refusal refusal) => new(default, refusal);
}
