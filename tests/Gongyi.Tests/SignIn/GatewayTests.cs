using Gongyi.Tests.Doors;

namespace Gongyi.Tests.SignIn;

/// <summary>The way to telephones may be slow, dead or out of order; nobody at the door waits for it.</summary>
public sealed class GatewayTests(BuiltDemo built)
{
    [Fact]
    public async Task A_slow_gateway_is_nobodys_wait()
    {
        await using var house = await House.Open(built);
        var gate = new TaskCompletionSource();
        for (var at = 0; at < 8; at++) house.Sms.Trouble.Enqueue(async () => { await gate.Task; return null; });
        var browser = house.Browser();
        await browser.Open("/signin");
        // The gate is still shut: an answer that waited for it would never come.
        Assert.Equal(302, (await browser.Ask(House.Resident)).Status);
        Assert.Empty(house.Sms.Messages);
        gate.SetResult();
        Assert.Equal(302, (await browser.Write(await house.Sms.CodeTo(House.Resident))).Status);
    }

    [Fact]
    public async Task A_message_that_did_not_go_through_goes_again_under_the_same_name()
    {
        await using var house = await House.Open(built);
        house.Sms.Trouble.Enqueue(() => Task.FromResult<int?>(503));
        house.Sms.Trouble.Enqueue(() => Task.FromResult<int?>(429));
        var browser = house.Browser();
        await browser.Ask(House.Resident);
        Assert.Equal(302, (await browser.Write(await house.Sms.CodeTo(House.Resident))).Status);
        Assert.Empty(house.Sms.Trouble);
        Assert.NotEqual("", house.Sms.To(House.Resident).Single().Name);
    }

    [Fact]
    public async Task A_message_that_the_gateway_refuses_is_not_pressed_upon_it()
    {
        await using var house = await House.Open(built);
        house.Sms.Trouble.Enqueue(() => Task.FromResult<int?>(400));
        await house.Browser().Ask(House.Resident);
        await house.Browser().Ask("15400000001");
        await house.Sms.CodeTo("15400000001");
        await Task.Delay(1500);
        Assert.Single(house.Sms.Messages);
    }

    [Fact]
    public async Task A_dead_gateway_stops_neither_the_page_nor_the_house()
    {
        await using var house = await House.Open(built);
        await house.Sms.DisposeAsync();
        var browser = house.Browser();
        Assert.Equal((302, "/signin/code"), ((await browser.Ask(House.Resident)) is var sheet ? sheet.Status : 0, sheet.Location));
        Assert.Equal(200, (await browser.Open("/signin/code")).Status);
    }
}
