namespace Gongyi.Lists;

/// <summary>What the needs and resources lists offer at the API.</summary>
public static class ListsModule
{
    public static void MapLists(this IEndpointRouteBuilder api)
    {
        FileNeed.Map(api);
        VerifyNeed.Map(api);
        PublishNeed.Map(api);
        EndNeed.Map(api);
        MergeNeeds.Map(api);
        WithdrawConsent.Map(api);
        OfferResource.Map(api);
        CheckResource.Map(api);
        ReadNeeds.Map(api);
        ReadResources.Map(api);
    }
}
