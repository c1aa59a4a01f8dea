using System.Globalization;
using System.Text.Json;
using EqualShares.Certificates;
using EqualShares.Pb;

namespace EqualShares.Tests;

/// <summary>Outcomes on which independent implementations agreed.</summary>
public class ReferenceTests
{
    [Fact]
    public void Approval_elections_come_out_as_two_implementations_say()
    {
        var compared = 0;
        foreach (var (file, expected) in Expected("approval.json").GetProperty("instances").Members())
        {
            var election = Read("approval", file);
            foreach (var (rule, outcome) in expected.GetProperty("outcomes").Members())
            {
                var got = Same(election, rule, Ids(outcome.GetProperty("winners")), file);
                Assert.Equal(outcome.GetProperty("total_cost").GetDecimal(), got.TotalCost);
                compared++;
            }
        }

        Assert.Equal(206, compared);
    }

    [Fact]
    public void Elections_with_points_come_out_in_the_same_order()
    {
        foreach (var (file, expected) in Expected("cardinal.json").GetProperty("instances").Members())
        {
            var election = Read("cardinal", file);
            foreach (var rule in (string[])["mes_none", "mes_add1_e"])
            {
                var outcome = expected.GetProperty(rule);
                var got = Same(election, rule, Ids(outcome.GetProperty("winners")), file);
                Assert.Equal(Ids(outcome.GetProperty("order")), got.Winners.Select(w => w.Id));
                Assert.Equal(decimal.Parse(outcome.GetProperty("cost").GetString()!, CultureInfo.InvariantCulture), got.TotalCost);
            }
        }
    }

    [Fact]
    public void Greedy_gives_what_the_cities_announced()
    {
        foreach (var (file, expected) in Expected("greedy_announced.json").GetProperty("instances").Members())
            Same(Read("greedy_announced", file), "greedy_votes", Ids(expected.GetProperty("announced_selected")), file);
    }

    [Fact]
    public void Where_doubles_lose_a_project_fractions_keep_it()
    {
        foreach (var (file, expected) in Expected("edge.json").Members())
        {
            if (!expected.TryGetProperty("mes_cost", out var winners)) continue;

            var election = Read("edge", file);
            Same(election, "mes_cost", Ids(winners), file);
            Same(election, "mes_cost_add1_exhaustive_fracstart", Ids(expected.GetProperty("mes_cost_add1_exhaustive_fracstart(pabutools)")), file);
        }
    }

    [Fact]
    public void A_real_tie_is_refused_without_a_lot_and_decided_with_one()
    {
        Elections.NeedData();
        var election = Read("edge", "poland_wroclaw_2015_up-to-150.pb");

        Assert.True(election.Decide(Rule.MesCost).Fails(out _, out var no));
        Assert.Equal(["22", "77"], Assert.IsType<TieNeedsLot>(no).Projects);
        var (one, other) = (Elections.Must(election.Decide(Rule.MesCost, "22", "77")), Elections.Must(election.Decide(Rule.MesCost, "77", "22")));
        Assert.True(one.Winners.Select(w => w.Id).ToList().IndexOf("22") < one.Winners.Select(w => w.Id).ToList().IndexOf("77"));
        Assert.True(other.Winners.Select(w => w.Id).ToList().IndexOf("77") < other.Winners.Select(w => w.Id).ToList().IndexOf("22"));
        Assert.Null(election.Check(one.Certificate));
    }

    [Fact]
    public void Committees_are_among_those_that_any_tie_break_may_give()
    {
        var rules = new (string Theirs, Rule Ours)[] { ("av", Rule.Greedy), ("seqphragmen", Rule.Phragmen), ("equal-shares", Rule.MesCost), ("equal-shares", Rule.MesCardinality) };
        foreach (var instance in Expected("abcvoting_unitcost.json").GetProperty("instances").EnumerateArray())
        {
            Project[] candidates = [.. Enumerable.Range(0, instance.GetProperty("num_cand").GetInt32()).Select(i => new Project($"{i}", 1))];
            var ballots = instance.GetProperty("profile").EnumerateArray()
                .Select(v => new Ballot([.. v.EnumerateArray().Select(c => new Choice(c.GetInt32()))])).ToArray();
            var election = Elections.Must(Election.Of(instance.GetProperty("committeesize").GetInt32(), candidates, ballots));
            var random = new Random(1);
            foreach (var (theirs, ours) in rules)
            {
                var admissible = instance.GetProperty("results").GetProperty(theirs + ":irresolute").EnumerateArray()
                    .Select(c => c.EnumerateArray().Select(x => $"{x.GetInt32()}").ToHashSet()).ToArray();
                for (var draw = 0; draw < 3; draw++)
                {
                    var outcome = Elections.Must(election.Decide(ours, Elections.Shuffled(random, candidates.Select(c => c.Id))));
                    Assert.Contains(admissible, a => outcome.Winners.All(w => a.Contains(w.Id)));
                    // Theirs fill up the committee, with whomever; ours leaves places empty when nobody is supported or can be paid.
                    if (ours is Greedy) Assert.Contains(admissible, a => a.SetEquals(outcome.Winners.Select(w => w.Id)));
                    Assert.Null(election.Check(outcome.Certificate));
                }
            }
        }
    }

    private static Outcome Same(Election election, string rule, string[] expected, string file)
    {
        var outcome = Elections.Must(election.Decide(Rule.Named(rule)!));
        Assert.True(expected.Order().SequenceEqual(outcome.Winners.Select(w => w.Id).Order()), $"{file}, {rule}: {string.Join(' ', outcome.Winners.Select(w => w.Id))}");
        Assert.Null(election.Check(Again(outcome.Certificate)));
        return outcome;
    }

    private static Certificate Again(Certificate certificate)
    {
        using var stream = new MemoryStream();
        certificate.Write(stream);
        return CertificateJson.Read(stream.ToArray())!;
    }

    private static JsonElement Expected(string file)
    {
        Elections.NeedData();
        return JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Elections.Data, "expected", file))).RootElement;
    }

    private static Election Read(string kind, string file) =>
        PbReader.Read(Path.Combine(Elections.Data, "instances", kind, file)).Fails(out var read, out var no)
            ? throw new InvalidOperationException($"{file}: {no}")
            : read.Election;

    private static string[] Ids(JsonElement ids) => [.. ids.EnumerateArray().Select(i => i.GetString()!)];
}

internal static class Json
{
    public static IEnumerable<(string Name, JsonElement Value)> Members(this JsonElement json) => json.EnumerateObject().Select(m => (m.Name, m.Value));
}
