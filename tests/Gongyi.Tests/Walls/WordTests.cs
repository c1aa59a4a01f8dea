using System.Text.RegularExpressions;
using Gongyi.Shared;

namespace Gongyi.Tests.Walls;

/// <summary>What pages say is there in every language, and in words that people use.</summary>
public sealed partial class WordTests
{
    private static readonly string[] Banned =
        ["赋能", "闭环", "抓手", "落地", "工单", "流程节点", "系统繁忙", "非法参数", "用户", "操作失败", "提交成功", "审批", "募捐活动"];

    [Fact]
    public void Every_sentence_of_a_page_is_there_in_English()
    {
        var english = Words.For("en").Pages;
        Assert.NotEmpty(Sentences());
        Assert.Empty(Sentences().Except(english.Keys));
    }

    [Fact]
    public void A_translation_has_the_same_places_for_values() =>
        Assert.Empty(Words.For("en").Pages.Where(pair => !PlacesOf(pair.Key).SetEquals(PlacesOf(pair.Value))).Select(pair => pair.Key));

    [Fact]
    public void Nobody_is_spoken_to_in_the_language_of_offices()
    {
        var said = Sentences().Concat(Words.For(null).Values.Values).Concat(Words.For(null).Refusals.Values);
        Assert.DoesNotContain(said, sentence => Banned.Any(word => sentence.Contains(word, StringComparison.Ordinal)));
    }

    private static List<string> Sentences() =>
    [
        .. from file in Directory.EnumerateFiles(Path.Combine(Code.Root, "src", "Gongyi"), "*.cs*", SearchOption.AllDirectories)
           from Match sentence in Spoken().Matches(File.ReadAllText(file))
           select sentence.Groups[1].Value,
    ];

    private static HashSet<string> PlacesOf(string sentence) => [.. Place().Matches(sentence).Select(place => place.Value)];

    [GeneratedRegex(@"\b[tT]\[""((?:[^""\\]|\\.)*)""")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex Place();
}
