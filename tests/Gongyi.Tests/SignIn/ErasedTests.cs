using Gongyi.Communities;
using Gongyi.Shared;
using Gongyi.Tests.Doors;

namespace Gongyi.Tests.SignIn;

/// <summary>No door opens to somebody who has been erased.</summary>
public sealed class ErasedTests(BuiltDemo built)
{
    [Fact]
    public async Task Whoever_is_erased_is_out_at_once_and_no_code_lets_them_in_again()
    {
        await using var house = await House.Open(built);
        var browser = house.Browser();
        Assert.Equal(302, (await browser.Enter(house.Sms, House.Resident)).Status);
        Assert.Equal(200, (await browser.Open("/c/qiheli/mine")).Status);

        await house.Erase(House.Resident);
        Assert.StartsWith("/signin", (await browser.Open("/c/qiheli/mine")).Location!, StringComparison.Ordinal);
        using (var db = house.Read()) Assert.Empty(db.SignInCodes);
        _ = await browser.Ask(House.Resident);
        await Task.Delay(200);
        Assert.Single(house.Sms.To(House.Resident));
    }

    [Fact]
    public async Task A_family_that_shares_the_number_still_comes_in()
    {
        await using var house = await House.Open(built);
        await house.MoveIn(House.Qiheli, ("王小栖", House.Resident));
        await house.Erase(House.Resident);
        var browser = house.Browser();
        Assert.Equal(302, (await browser.Enter(house.Sms, House.Resident)).Status);
        Assert.Contains("王小栖", (await browser.Open("/c/qiheli")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_stays_where_another_community_needs_it_and_goes_with_the_last()
    {
        await using var house = await House.Open(built);
        var person = await house.SeatIn(House.Liuxiang, House.Resident);
        await house.Erase(House.Resident);
        using (var db = house.Read()) Assert.Equal("王秀兰", db.People.Single(each => each.Id == person).Name);
        await house.Erase(House.Resident, House.Liuxiang);
        using (var db = house.Read()) Assert.Equal(Masked.Erased, db.People.Single(each => each.Id == person).Name);
    }
}
