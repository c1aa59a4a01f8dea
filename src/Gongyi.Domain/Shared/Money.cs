using System.Globalization;

namespace Gongyi.Shared;

/// <summary>An amount in fen (1/100 yuan). Integers only: no sum of money was ever a fraction of a fen.</summary>
public readonly record struct Money(long Fen) : IComparable<Money>
{
    public static Money Zero => default;

    public static Money operator +(Money a, Money b) => new(checked(a.Fen + b.Fen));

    public static Money operator -(Money a, Money b) => new(checked(a.Fen - b.Fen));

    public static bool operator >(Money a, Money b) => a.Fen > b.Fen;

    public static bool operator <(Money a, Money b) => a.Fen < b.Fen;

    public static bool operator >=(Money a, Money b) => a.Fen >= b.Fen;

    public static bool operator <=(Money a, Money b) => a.Fen <= b.Fen;

    public static Money Add(Money left, Money right) => left + right;

    public static Money Subtract(Money left, Money right) => left - right;

    public int CompareTo(Money other) => Fen.CompareTo(other.Fen);

    /// <summary>As people read it: <c>¥ 12,000.00</c>, with a space at which no line breaks.</summary>
    public override string ToString()
    {
        var sign = Fen < 0 ? "−" : "";
        var abs = Math.Abs((decimal)Fen) / 100;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}¥\u00a0{abs:#,##0.00}");
    }

    /// <summary>
    /// Divides an amount by percentages that add up to 100; the last share takes the fen that rounding left over,
    /// so that the shares always add up to the whole.
    /// </summary>
    public IReadOnlyList<Money> Split(IReadOnlyList<int> percents)
    {
        ArgumentNullException.ThrowIfNull(percents);
        var fen = Fen;
        var shares = percents.Select(percent => (long)((Int128)fen * percent / 100)).ToArray();
        shares[^1] = fen - shares[..^1].Sum();
        return [.. shares.Select(share => new Money(share))];
    }
}
