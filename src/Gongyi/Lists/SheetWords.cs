using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Reads a choice as workers write it in a cell: by its word in either language, by its beginning, or as people say it.</summary>
public static class SheetWords
{
    private static readonly Dictionary<string, Enum> Said = new()
    {
        ["养老"] = Category.ElderCare, ["老人"] = Category.ElderCare, ["为老"] = Category.ElderCare, ["残疾"] = Category.DisabilitySupport, ["青少年"] = Category.Children, ["孩子"] = Category.Children,
        ["帮困"] = Category.Hardship, ["助困"] = Category.Hardship, ["救助"] = Category.Hardship, ["生活"] = Category.DailyConvenience, ["医疗"] = Category.Health, ["文化"] = Category.Culture,
        ["应急"] = Category.Safety, ["邻里"] = Category.Neighbourhood, ["其它"] = Category.Other,
        ["特急"] = Urgency.Emergency, ["加急"] = Urgency.Urgent, ["较急"] = Urgency.Urgent, ["普通"] = Urgency.Normal, ["正常"] = Urgency.Normal, ["不急"] = Urgency.Planned,
    };

    /// <summary>Unset when the cell is empty; refused when it says something that is not there.</summary>
    public static Result<Listed.Picked<T>> Read<T>(string cell) where T : struct, Enum
    {
        var word = Terms.Whole(cell);
        if (word.Length == 0) return new Listed.Picked<T>(null);
        if (Said.TryGetValue(word, out var said) && said is T known) return new Listed.Picked<T>(known);
        var all = Words.All.SelectMany(words => Enum.GetValues<T>().Select(value => (Value: value, Word: Terms.Whole(words.Of(value))))).ToList();
        foreach (var fits in (Func<string, bool>[])[each => each == word, each => word.Length > 1 && each.StartsWith(word, StringComparison.Ordinal)])
            if (all.FindIndex(each => fits(each.Word)) is >= 0 and var at)
                return new Listed.Picked<T>(all[at].Value);
        return new WordNotListed(cell);
    }
}
