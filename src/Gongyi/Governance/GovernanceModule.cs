namespace Gongyi.Governance;

/// <summary>What governance offers at the API.</summary>
public static class GovernanceModule
{
    public static void MapGovernance(this IEndpointRouteBuilder api)
    {
        Convene.Map(api);
        Attend.Map(api);
        CastBallot.Map(api);
        CloseSitting.Map(api);
        AdjournSitting.Map(api);
        GiveOpinion.Map(api);
        PostNotice.Map(api);
        RaiseObjection.Map(api);
        RuleObjection.Map(api);
        ReadMatter.Map(api);
    }
}
