using System.Globalization;
using System.Numerics;

namespace EqualShares;

/// <summary>An exact fraction in lowest terms, with a positive denominator. The default value is zero.</summary>
public readonly struct Rational : IEquatable<Rational>, IComparable<Rational>
{
    private readonly BigInteger denominator;

    /// <exception cref="DivideByZeroException">The denominator is zero.</exception>
    public Rational(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException();

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        if (denominator.Sign < 0) common = -common;
        (Numerator, this.denominator) = (numerator / common, denominator / common);
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => denominator.IsZero ? BigInteger.One : denominator;

    public static implicit operator Rational(long value) => new(value, 1);

    /// <summary>Exactly the decimal number: 12.50 is 25/2.</summary>
    public static implicit operator Rational(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        _ = decimal.GetBits(value, bits);
        var digits = new BigInteger((uint)bits[2]) << 64 | new BigInteger((uint)bits[1]) << 32 | (uint)bits[0];
        return new(value < 0 ? -digits : digits, BigInteger.Pow(10, (bits[3] >> 16) & 0xFF));
    }

    public static Rational operator +(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator -(Rational a, Rational b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Rational operator *(Rational a, Rational b) => new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Rational operator /(Rational a, Rational b) => new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Rational a, Rational b) => a.Equals(b);

    public static bool operator !=(Rational a, Rational b) => !a.Equals(b);

    public static bool operator <(Rational a, Rational b) => a.CompareTo(b) < 0;

    public static bool operator >(Rational a, Rational b) => a.CompareTo(b) > 0;

    public static bool operator <=(Rational a, Rational b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Rational a, Rational b) => a.CompareTo(b) >= 0;

    public static Rational Min(Rational a, Rational b) => a < b ? a : b;

    public int CompareTo(Rational other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Rational other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>"7", "-1" or "22/7".</summary>
    public override string ToString() =>
        Denominator.IsOne
            ? Numerator.ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>Reads what <see cref="ToString"/> writes, and nothing else: no spaces, lowest terms.</summary>
    public static bool TryParse(string? text, out Rational value)
    {
        value = default;
        if (text is null) return false;

        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var (above, below) = slash < 0 ? (text, "1") : (text[..slash], text[(slash + 1)..]);
        if (!Integer(above, out var numerator) || !Integer(below, out var denominator) || denominator.Sign <= 0) return false;

        value = new(numerator, denominator);
        return value.ToString() == text;

        static bool Integer(string digits, out BigInteger parsed) =>
            BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out parsed);
    }

    /// <summary>The nearest double, or one beside it. For showing, never for deciding.</summary>
    public double ToDouble() => Ratio(Numerator, Denominator);

    /// <summary>The smallest integer that is not below this number.</summary>
    public BigInteger Ceiling() => -FloorDivide(-Numerator, Denominator);

    /// <summary>The largest integer that is not above this number.</summary>
    public BigInteger Floor() => FloorDivide(Numerator, Denominator);

    /// <summary>a/b as a double, with a relative error below 2⁻⁵² (0 for what lies below the range of doubles).</summary>
    internal static double Ratio(BigInteger a, BigInteger b)
    {
        if (a.IsZero) return 0;

        // 63 or 64 digits of the quotient are left; BigInteger to double may round down, which costs one unit more.
        var shift = 64 + (int)(b.GetBitLength() - BigInteger.Abs(a).GetBitLength());
        var quotient = shift >= 0 ? (a << shift) / b : a / (b << -shift);
        return Math.ScaleB((double)(Int128)quotient, -shift);
    }

    private static BigInteger FloorDivide(BigInteger a, BigInteger b)
    {
        var quotient = BigInteger.DivRem(a, b, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }
}
