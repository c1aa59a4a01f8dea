namespace Gongyi.Matching;

/// <summary>What matching offers at the API.</summary>
public static class MatchingModule
{
    public static void MapMatching(this IEndpointRouteBuilder api)
    {
        ReadMatches.Map(api);
        ProposeMatch.Map(api);
        ConfirmMatch.Map(api);
        CancelMatch.Map(api);
    }
}
