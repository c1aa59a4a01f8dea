using Gongyi.Shared;

namespace Gongyi.Tests.Shared;

/// <summary>What the house answers: yes, or no for one named reason.</summary>
internal static class Says
{
    public static T Yes<T>(Result<T> result) where T : notnull
    {
        Assert.Null(result.Refusal);
        return result.Value!;
    }

    public static void Yes(Refusal? refusal) => Assert.Null(refusal);

    public static TNo No<TNo>(Refusal? refusal) where TNo : Refusal => Assert.IsType<TNo>(refusal);

    public static TNo No<TNo, T>(Result<T> result) where TNo : Refusal where T : notnull => Assert.IsType<TNo>(result.Refusal);
}
