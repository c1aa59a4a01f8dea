using Gongyi.Shared;

namespace Gongyi.Tests.Shared;

/// <summary>How words are taken apart to be found.</summary>
public sealed class TermsTests
{
    [Theory]
    [InlineData("老人助餐", "人助 助餐 老人 餐.")]
    [InlineData("灯，坏了", "了. 坏了 灯.")]
    [InlineData("N-2026-0231", "0231 2026 n")]
    [InlineData("Ｎ－２０２６－０２３１", "0231 2026 n")]
    [InlineData("3号楼的WiFi不通", "3 wifi 不通 号楼 楼的 的. 通.")]
    [InlineData("「助餐」《点》", "助餐 点. 餐.")]
    [InlineData("𠮷祥😀", "祥. 𠮷祥")]
    [InlineData("  \t\uD800!", "")]
    [InlineData(null, "")]
    public void A_text_is_found_by_pairs_of_characters_and_by_words(string? text, string terms) =>
        Assert.Equal(terms, string.Join(' ', Terms.Of(text).Order(StringComparer.Ordinal)));

    [Theory]
    [InlineData("助餐", "助餐")]
    [InlineData("老人助餐", "老人 人助 助餐")]
    [InlineData("灯", "灯…")]
    [InlineData("B超", "b 超…")]
    [InlineData("0231", "0231…")]
    [InlineData("助餐 助餐", "助餐")]
    [InlineData("？！", "")]
    public void A_question_asks_for_all_of_them(string question, string terms) =>
        Assert.Equal(terms, string.Join(' ', Terms.In(question).Select(asked => asked.Term + (asked.IsBeginning ? "…" : ""))));

    [Fact]
    public void Lines_that_read_the_same_are_the_same() => Assert.Equal(Terms.Whole("老人 助餐(Ａ)"), Terms.Whole("老人助餐 a"));
}
