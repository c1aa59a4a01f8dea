using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>The icon beside a kind's word: what the eye finds before it reads.</summary>
public static class Marks
{
    public static IHtmlContent Of(Category? category) => Icons.Of(category switch
    {
        Category.ElderCare => "cane",
        Category.DisabilitySupport => "wheelchair",
        Category.Children => "child",
        Category.Hardship => "coins",
        Category.Environment => "leaf",
        Category.DailyConvenience => "basket",
        Category.Health => "cross",
        Category.Culture => "book",
        Category.Safety => "shield",
        Category.Neighbourhood => "house",
        Category.Other or null => "dots",
    });

    public static IHtmlContent Of(ResourceKind kind) => Icons.Of(kind switch
    {
        ResourceKind.Goods => "box",
        ResourceKind.Space => "door",
        ResourceKind.Service => "people",
        ResourceKind.Skill => "tool",
    });

    public static IHtmlContent Of(Satisfaction answer) => Icons.Of(answer switch
    {
        Satisfaction.Satisfied => "smile",
        Satisfaction.Neutral => "blank",
        Satisfaction.Dissatisfied => "frown",
    });
}
