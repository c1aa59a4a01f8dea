namespace Assignment.Tests;

public sealed class RankTests
{
    [Fact]
    public void Priority_decides_and_then_the_score()
    {
        Rank[] rising = [new(0, 5), new(0, 6), new(1, -3), new(1, 0), new(2, long.MinValue)];
        for (var one = 0; one < rising.Length; one++)
            for (var other = 0; other < rising.Length; other++)
            {
                var (a, b) = (rising[one], rising[other]);
                Assert.Equal(one.CompareTo(other), Math.Sign(a.CompareTo(b)));
                Assert.Equal((one < other, one <= other, one > other, one >= other), (a < b, a <= b, a > b, a >= b));
            }
    }
}
