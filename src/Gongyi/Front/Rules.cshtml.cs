using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The rules the house computes with: the same tables, in words.</summary>
public sealed class RulesPage : CommunityPage
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

    protected override Refusal? Load()
    {
        var today = WorkingDays.DayOf(Now);
        Mandates = [.. Db.Mandates.Where(mandate => mandate.From <= today && mandate.To >= today)];
        return null;
    }
}
