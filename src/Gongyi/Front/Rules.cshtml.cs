using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The rules the house computes with: the same tables, in words.</summary>
[SeenByAll]
public sealed partial class RulesPage : ShortPage
{
    public override string Title => T["规章"];

    public IReadOnlyList<Mandate> Mandates { get; private set; } = [];

    public string Say(Share share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return share == Share.MoreThanHalf ? T["过半数"] : share == Share.TwoThirds ? T["三分之二以上"] : $"{share.Numerator}/{share.Denominator}";
    }

    /// <summary>When a step is required, told by trying the rule itself.</summary>
    public string When(ChainRule rule)
    {
        ArgumentNullException.ThrowIfNull(rule);
        return rule.Required(new(0, UsesFund: false, WithinMandate: true)) ? T["每一件事都要"]
            : rule.Required(new(1, UsesFund: true, WithinMandate: true)) ? T["用到微基金的钱"]
            : T["超过 {0}，或者超出议事会的授权", new Money(Chain.RepresentativesAboveFen)];
    }

    /// <summary>The table keeps the short form of lawyers; people read 第30条.</summary>
    public string Basis(string basis)
    {
        ArgumentNullException.ThrowIfNull(basis);
        return T.IsChinese ? string.Join("；", Articles().Replace(basis, "第$1条").Split("; ").Select(part => T[Plain.GetValueOrDefault(part, part)])) : T[basis];
    }

    private static readonly Dictionary<string, string> Plain = new()
    {
        ["majority principle"] = "少数服从多数",
        ["more than half of the persons of each committee"] = "两委各过半数",
    };

    protected override Refusal? Load()
    {
        var today = WorkingDays.DayOf(Now);
        Mandates = [.. Db.Mandates.Where(mandate => mandate.From <= today && mandate.To >= today)];
        return null;
    }

    [GeneratedRegex(@" art\. ([\d, –]*\d)")]
    private static partial Regex Articles();
}
