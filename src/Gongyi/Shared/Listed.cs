using System.Globalization;

namespace Gongyi.Shared;

/// <summary>A page of a list, and how long the list is.</summary>
public sealed record Listed<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize)
{
    public int Pages => Math.Max(1, (Total + PageSize - 1) / PageSize);
}

/// <summary>Reads what a list is asked for.</summary>
public static class Listed
{
    public const int LargestPage = 200;

    public sealed record Wish(int Page, int Size);

    /// <summary>A choice that may be left open.</summary>
    public sealed record Picked<T>(T? Value) where T : struct;

    public static Result<Wish> Read(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Number(request, "page", 1, 1_000_000) is not { } page ? new NumberOutOfRange("page", 1, 1_000_000)
            : Number(request, "pageSize", 30, LargestPage) is not { } size ? new NumberOutOfRange("pageSize", 1, LargestPage)
            : new Wish(page, size);
    }

    /// <summary>An enum value by its English name, any case; unset when not asked for, refused when unknown.</summary>
    public static Result<Picked<T>> Choice<T>(HttpRequest request, string name) where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(request);
        var text = request.Query[name].ToString();
        return text.Length == 0 ? new Picked<T>(null)
            : !char.IsAsciiDigit(text[0]) && Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? new Picked<T>(value)
            : new ChoiceMissing(name);
    }

    /// <summary>What to search for; empty when for nothing.</summary>
    public static Result<string> Search(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Text.Open(request.Query["q"], "q", Text.Line);
    }

    private static int? Number(HttpRequest request, string name, int usual, int most)
    {
        var text = request.Query[name].ToString();
        if (text.Length == 0) return usual;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
    }
}
