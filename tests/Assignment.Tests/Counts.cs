namespace Assignment.Tests;

/// <summary>How much to try: GONGYI_LONG=1 asks for the full counts.</summary>
internal static class Counts
{
    public static bool Long { get; } = Environment.GetEnvironmentVariable("GONGYI_LONG") == "1";

    public static int Of(int usual, int full) => Long ? full : usual;
}
