using System.Collections.Concurrent;
using System.Globalization;
using Gongyi.Browser.Tests.Gates;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Gongyi.Browser.Tests;

/// <summary>
/// Every page, in three sizes, on a phone and on a desk. Each run looks at a fifth of them, another fifth each day;
/// GONGYI_LONG=1 looks at all, GONGYI_SEED=n at the same fifth again.
/// </summary>
[Collection<InTheYear>]
public sealed class PageTests(Year year, ITestOutputHelper output)
{
    private const int Days = 5, Lanes = 2;

    private static readonly bool All = Environment.GetEnvironmentVariable("GONGYI_LONG") is "1";

    private static readonly int Day =
        int.TryParse(Environment.GetEnvironmentVariable("GONGYI_SEED"), CultureInfo.InvariantCulture, out var given) ? given : DateTime.UtcNow.DayOfYear;

    [Fact]
    public void No_page_of_the_house_is_left_out()
    {
        var pages = year.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).ToHashSet();
        Assert.NotEmpty(pages);
        Assert.Empty(pages.Except(year.Stops.Select(stop => stop.Route)));
        Assert.Empty(year.Stops.Select(stop => stop.Route).Except(pages));
    }

    /// <summary>Five is prime to the six screens, so that each day has every page on one or two of them.</summary>
    [Fact]
    public void In_five_days_every_page_is_seen_on_every_screen()
    {
        var all = Enumerable.Range(0, Days).SelectMany(Sample).ToList();
        Assert.Equal(year.Stops.Count * Screen.All.Count, all.Distinct().Count());
        Assert.All(Enumerable.Range(0, Days), day => Assert.Equal(year.Stops.Count, Sample(day).Select(each => each.Stop).Distinct().Count()));
    }

    [Fact]
    public async Task Every_page_is_good_for_everybody_on_every_screen()
    {
        var looks = All ? Enumerable.Range(0, Days).SelectMany(Sample).ToList() : Sample(Day);
        output.WriteLine($"GONGYI_SEED={Day}: {looks.Count} of {year.Stops.Count * Screen.All.Count}");
        var problems = new ConcurrentBag<string>();
        foreach (var who in looks.Select(look => look.Stop.Who).Distinct()) await using (await year.Enter(who)) { }
        await Parallel.ForEachAsync(looks.GroupBy(look => (look.Stop.Who, look.Screen)), new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (together, _) =>
        {
            var (who, screen) = together.Key;
            await using var context = await year.Enter(who, screen.Width, screen.Size, phone: screen.IsPhone);
            var page = await context.NewPageAsync();
            foreach (var (stop, _) in together)
            {
                foreach (var problem in await Look(page, stop, screen)) problems.Add($"{stop} at {screen}: {problem}");
            }
        });
        Assert.True(problems.IsEmpty, $"GONGYI_SEED={Day}\n{string.Join('\n', problems.Order())}");
    }

    /// <summary>A page that does not come is one problem, and the others are still looked at.</summary>
    private static async Task<List<string>> Look(IPage page, Stop stop, Screen screen)
    {
        try
        {
            return [.. await stop.Go(page), .. await PageGates.Look(page, screen)];
        }
        catch (Exception no) when (no is TimeoutException or PlaywrightException)
        {
            return [$"status: {no.Message.Split('\n')[0]}"];
        }
    }

    private List<(Stop Stop, Screen Screen)> Sample(int day) =>
        [.. year.Stops.SelectMany(_ => Screen.All, (stop, screen) => (stop, screen)).Index().Where(look => (look.Index + day) % Days == 0).Select(look => look.Item)];
}
