using System.Numerics;
using CsCheck;

namespace EqualShares.Tests;

public class RationalTests
{
    private static readonly Gen<Rational> Fractions = Gen.Select(Gen.Int[-60, 60], Gen.Int[1, 60], (a, b) => new Rational(a, b));

    [Fact]
    public void Fractions_add_multiply_and_compare_as_at_school() =>
        Gen.Select(Fractions, Fractions, Fractions).Sample((a, b, c) =>
            a + b == b + a && (a + b) + c == a + (b + c) && a * (b + c) == a * b + a * c && a - b + b == a
            && (b == 0 || a / b * b == a) && (a < b) == (a - b < 0) && (a <= b) == !(b < a) && Rational.Min(a, b) <= a
            && a.Floor() <= a.Ceiling() && new Rational(a.Floor(), 1) <= a && a < new Rational(a.Floor() + 1, 1) && a.GetHashCode() == (a + b - b).GetHashCode());

    [Fact]
    public void A_fraction_is_written_and_read_in_one_way_only()
    {
        Fractions.Sample(a => Rational.TryParse(a.ToString(), out var again) && again == a);
        Assert.All((string?[])["2/4", "1/0", "1/-2", "", " 1", "1.5", "+1", "-0", "1/1", "0/3", "1/2/3", "x", null, "01"], text => Assert.False(Rational.TryParse(text, out _), text));
        Assert.Equal("-3/2", ((Rational)(-1.50m)).ToString());
        Assert.Equal(default, (Rational)0);
    }

    [Fact]
    public void Doubles_of_large_fractions_are_close() =>
        Gen.Select(Gen.Long[1, long.MaxValue], Gen.Long[1, long.MaxValue], Gen.Int[0, 400], Gen.Int[0, 400]).Sample((a, b, x, y) =>
        {
            var exact = new Rational(BigInteger.Pow(3, x) * a, BigInteger.Pow(5, y) * b);
            var value = exact.ToDouble();
            var ulp = Math.BitIncrement(value) - value;
            var scale = BigInteger.One << 1500;
            var error = BigInteger.Abs(Exactly(value) * exact.Denominator - exact.Numerator * scale);
            return error <= Exactly(ulp) * exact.Denominator;

            BigInteger Exactly(double d)
            {
                var bits = BitConverter.DoubleToInt64Bits(d);
                var exponent = (int)((bits >> 52) & 0x7FF) - 1075;
                return (new BigInteger((bits & 0xFFFFFFFFFFFFF) | 0x10000000000000) << (1500 + exponent));
            }
        });
}
