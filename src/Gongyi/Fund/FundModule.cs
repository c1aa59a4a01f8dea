namespace Gongyi.Fund;

/// <summary>What the fund offers at the API.</summary>
public static class FundModule
{
    public static void MapFund(this IEndpointRouteBuilder api)
    {
        RecordGift.Map(api);
        ConfirmGift.Map(api);
        RequestPayment.Map(api);
        ApprovePayment.Map(api);
        ConfirmPayment.Map(api);
        RecordPromise.Map(api);
        EnterBooks.Map(api);
        GiveAid.Map(api);
        ReadFund.Map(api);
        ReadStatement.Map(api);
    }
}
