namespace Gongyi.Shared;

/// <summary>What a fact or a matter is about, without knowing it: its kind and its id.</summary>
public readonly record struct Subject(string Kind, Guid Id)
{
    public override string ToString() => $"{Kind}:{Id}";

    /// <summary>Reads <c>kind:id</c>, as written by <see cref="ToString"/>.</summary>
    public static Subject? Parse(string? text) =>
        text?.Split(':') is [{ Length: > 0 } kind, { Length: 36 } id] && Guid.TryParseExact(id, "D", out var guid) ? new(kind, guid) : null;
}
