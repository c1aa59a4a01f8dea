namespace Gongyi.Shared;

/// <summary>Where a link leads back to: a path of this site, never an address that somebody else put into the link.</summary>
public static class Back
{
    /// <summary>
    /// The path as a header takes it, in plain letters; or null. Browsers drop tabs and read <c>\</c> as <c>/</c>, so
    /// <c>/\t/elsewhere</c> leads elsewhere and is none.
    /// </summary>
    public static string? Within(string? path) =>
        path is ['/', ..] && path is not ['/', '/', ..] && path.Length <= 500 && !path.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter) || letter is '\\')
            ? string.Concat(path.EnumerateRunes().Select(letter => letter.IsAscii ? $"{letter}" : Uri.EscapeDataString($"{letter}")))
            : null;

    /// <summary>For an address: <c>?back=…</c>, or nothing.</summary>
    public static string Query(string? path) => Within(path) is { } back ? $"?back={Uri.EscapeDataString(back)}" : "";
}
