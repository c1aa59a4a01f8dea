using System.Text.Json.Nodes;
using EqualShares.Certificates;

namespace EqualShares.Tests;

public class CertificateTests
{
    [Fact]
    public void A_certificate_is_accepted_for_every_outcome_and_survives_its_file()
    {
        for (var seed = 0; seed < (Elections.Long ? 50_000 : 3_000); seed++)
        {
            var parts = Elections.Random(new Random(seed));
            foreach (var rule in Rule.All)
            {
                if (parts.Election.Decide(rule, parts.Lot).Fails(out var outcome, out _)) continue;

                var text = Text(outcome.Certificate);
                Assert.True(Read(text) is { } again && parts.Election.Check(again) is null, $"Seed {seed}, {rule}: {parts.Election.Check(outcome.Certificate)}");
                Assert.Equal(text, Text(Read(text)!));
            }
        }
    }

    /// <summary>
    /// Whatever is changed in a certificate, it is rejected, unless what it then says is true: it then shows the same
    /// winners by a rule, a lot or a step that gives just these.
    /// </summary>
    [Fact]
    public void Any_change_is_rejected_unless_it_is_still_true()
    {
        var (changed, stillTrue) = (0, 0);
        for (var seed = 0; seed < (Elections.Long ? 20_000 : 1_200); seed++)
        {
            var random = new Random(seed);
            var parts = Elections.Random(random);
            foreach (var rule in Rule.All)
            {
                if (parts.Election.Decide(rule, parts.Lot).Fails(out var outcome, out _)) continue;

                var original = Text(outcome.Certificate);
                for (var i = 0; i < 6; i++)
                {
                    var json = JsonNode.Parse(original)!;
                    var what = Change(json, random);
                    if (json.ToJsonString() == JsonNode.Parse(original)!.ToJsonString()) continue;

                    changed++;
                    if (Read(json.ToJsonString()) is not { } forged || parts.Election.Check(forged) is not null) continue;

                    stillTrue++;
                    Assert.True(IsTrue(parts.Election, forged), $"Seed {seed}, {rule}: {what} was not noticed.\n{original}\n{json.ToJsonString()}");
                }
            }
        }

        Assert.True(changed > 20_000 && stillTrue < changed / 20, $"{changed} changes, {stillTrue} of them still true");
    }

    [Fact]
    public void Each_named_fraud_is_named()
    {
        // Two neighbours want a, three want b; c is wanted by all and too dear.
        var election = Elections.Approvals(100, [40, 60, 90], "ac", "ac", "bc", "bc", "bc");
        var certificate = Elections.Must(election.Decide(Rule.MesCost)).Certificate;
        Assert.Equal(["c"], certificate.Winners);
        var bought = certificate.Account!.Purchases[0];
        var (one, two) = (bought.Payments[0].Ballots[0], bought.Payments[0].Ballots[1]);

        Reject("does not pay for project c what it owes", With(bought with { Payments = [new(bought.Payments[0].Each, [one])] }));
        Reject("does not pay for project c what it owes", With(bought with { Payments = [new(19, [one]), new(17, [two])] }));
        Reject("largest first", With(bought with { Payments = [.. bought.Payments, .. bought.Payments] }));
        Reject("costs 90, not 80", With(bought with { Cost = 80 }));
        Reject("bring exactly its cost", With(bought with { At = bought.At * 2 }));
        Reject("does not stand", With(bought with { Project = "z" }));
        Reject("have its cost, and it was not bought", certificate with { Account = new(certificate.Account.VoterBudget, []), Winners = [], TotalCost = 0 });
        Reject("not the budget divided", certificate with { Account = certificate.Account with { VoterBudget = 21 } });
        Reject("bought twice", certificate with { Account = certificate.Account with { Purchases = [bought, bought] } });
        Reject("The winners are not those", certificate with { Winners = ["a"] });
        Reject("The winners cost 90", certificate with { TotalCost = 91 });
        Reject("stated wrongly", certificate with { Exhaustive = !certificate.Exhaustive });
        Reject("The budget is 100", certificate with { Budget = 101 });
        Reject("There are 5 voters", certificate with { Voters = 6 });
        Reject("Nothing was to be taken by votes", certificate with { ByVotes = ["a"], Winners = ["c", "a"] });

        Certificate With(Purchase purchase) => certificate with { Account = certificate.Account with { Purchases = [purchase] } };
        void Reject(string why, Certificate forged) => Assert.Contains(why, election.Check(forged)?.Sentence ?? "accepted", StringComparison.Ordinal);
    }

    /// <summary>
    /// The best forgery: everything fits together, because it was counted as if one winner had been too dear for anybody.
    /// Only the question who else was due, or could still be paid, gives it away. What a certificate does not claim to
    /// show (decision 0019) is that Add1 could not have ended at an earlier step: where the count without the winner
    /// goes past that step, and the winner is not bought there either, the purchases are true for the step they name.
    /// </summary>
    [Fact]
    public void A_winner_cannot_be_left_out_by_a_count_that_is_right_for_the_others()
    {
        var forgeries = 0;
        for (var seed = 0; seed < (Elections.Long ? 50_000 : 3_000); seed++)
        {
            var parts = Elections.Random(new Random(seed));
            foreach (var rule in Rule.All)
            {
                if (parts.Election.Decide(rule, parts.Lot).Fails(out var outcome, out _) || outcome.Winners.Count == 0) continue;

                var victim = outcome.Winners[seed % outcome.Winners.Count].Id;
                var without = parts with { Projects = [.. parts.Projects.Select(p => p.Id == victim ? p with { Cost = 1_000_000 } : p)] };
                if (without.Election.Decide(rule, parts.Lot).Fails(out var forged, out _)) continue;

                foreach (var exhaustive in (bool[])[true, false])
                {
                    forgeries++;
                    var claim = forged.Certificate with { Exhaustive = exhaustive };
                    if (parts.Election.Check(claim) is null) Assert.True(IsTrueForALaterStep(parts, rule, outcome.Certificate, claim), $"Seed {seed}, {rule} without {victim}");
                }
            }
        }

        Assert.True(forgeries > 20_000, $"{forgeries}");
    }

    [Fact]
    public void Whoever_has_exactly_the_cost_is_not_passed_over()
    {
        var election = Elections.Approvals(30, [10, 20], "a", "b", "b");
        var certificate = Elections.Must(election.Decide(Rule.MesCost)).Certificate;
        Assert.Equal(["b", "a"], certificate.Winners);
        var onlyB = certificate with { Account = new(10, [certificate.Account!.Purchases[0]]), Winners = ["b"], TotalCost = 20, Exhaustive = false };
        Assert.Contains("project a have its cost", election.Check(onlyB)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Supporters_who_would_give_their_last_were_due_before_a_dearer_price()
    {
        // Each has 12. After c, a and b cost their one supporter 1, 2 and 7, d is due at 11 (10 + 5 + 11), and e at 12 (10 + 12).
        string[] ballots = ["ade", "bd", "e", "", "cd"];
        Election Town(decimal costOfD) => Elections.Approvals(60, [2, 7, 1, costOfD, 22], ballots);
        var right = Elections.Must(Town(26).Decide(Rule.MesCardinality));
        Assert.Equal(["c", "a", "b", "d"], right.Certificate.Winners);

        var forged = Elections.Must(Town(1000).Decide(Rule.MesCardinality)).Certificate;
        Assert.Equal(["c", "a", "b", "e"], forged.Winners);
        Assert.Contains("Project d was due before project e", Town(26).Check(forged)!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Add1_may_not_end_early_nor_go_on()
    {
        var election = Elections.Approvals(100, [40, 60, 45], "a", "b", "b", "c", "c", "c");
        var certificate = Elections.Must(election.Decide(Rule.MesCostAdd1ExhaustiveFracstart)).Certificate;
        Assert.NotNull(certificate.Before);
        Assert.Null(election.Check(certificate));

        Assert.NotNull(election.Check(certificate with { Before = null }));
        Assert.NotNull(election.Check(certificate with { Account = certificate.Before, Before = null }));
        Assert.NotNull(election.Check(certificate with { After = certificate.Before }));
        Assert.NotNull(election.Check(certificate with { Account = certificate.Account! with { VoterBudget = certificate.Account.VoterBudget + 1 } }));
    }

    private static bool IsTrue(Election election, Certificate claim)
    {
        if (election.Decide(Rule.Named(claim.Rule)!, claim.Lot).Fails(out var outcome, out _)) return false;
        return outcome.Winners.Select(w => w.Id).SequenceEqual(claim.Winners) && outcome.TotalCost == claim.TotalCost && outcome.Exhaustive == claim.Exhaustive
            && outcome.Certificate.Account?.VoterBudget == claim.Account?.VoterBudget;
    }

    /// <summary>Asks the slow count, which knows nothing of certificates.</summary>
    private static bool IsTrueForALaterStep(Elections.Parts parts, Rule rule, Certificate right, Certificate claim) =>
        rule is MethodOfEqualShares { Completion: not null } mes && claim.Account!.VoterBudget > right.Account!.VoterBudget
        && new Naive(parts.Election, parts.Lot).Shares(mes, claim.Account.VoterBudget).Select(project => parts.Election.Projects[project].Id)
            .SequenceEqual(claim.Account.Purchases.Select(purchase => purchase.Project));

    /// <summary>Changes one thing somewhere: a number, a name, a flag; or drops, doubles, swaps or moves members of a list.</summary>
    private static string Change(JsonNode root, Random random)
    {
        var nodes = All(root).Where(n => n.Parent is not null && n.GetPath() != "$.format").ToArray();
        var node = nodes[random.Next(nodes.Length)];
        if (node is JsonArray { Count: > 1 } list && random.Next(2) == 0)
        {
            var (from, to) = (random.Next(list.Count), random.Next(list.Count));
            var moved = list[from]!.DeepClone();
            list.RemoveAt(from);
            list.Insert(to, moved);
            return $"{list.GetPath()}: {from} to {to}";
        }

        var (path, parent) = (node.GetPath(), node.Parent!);
        if (random.Next(4) == 0)
        {
            if (parent is JsonArray array) array.Remove(node);
            else parent.AsObject().Remove(node.GetPropertyName());
            return $"{path} removed";
        }

        if (random.Next(6) == 0 && parent is JsonArray doubled)
        {
            doubled.Insert(node.GetElementIndex(), node.DeepClone());
            return $"{path} doubled";
        }

        JsonNode? other = node switch
        {
            JsonValue v when v.TryGetValue(out bool flag) => !flag,
            JsonValue v when v.TryGetValue(out int number) => number + (random.Next(2) == 0 ? 1 : -1),
            JsonValue v when v.TryGetValue(out string? text) => Rational.TryParse(text, out var fraction) && random.Next(4) > 0
                ? (random.Next(3) switch { 0 => fraction + 1, 1 => fraction - new Rational(1, 7), _ => fraction * new Rational(1001, 1000) }).ToString()
                : nodes.OfType<JsonValue>().Select(n => n.TryGetValue(out string? s) ? s : null).Where(s => s is not null).OrderBy(_ => random.Next()).First(),
            _ => null,
        };
        if (other is not null) node.ReplaceWith(other);
        return $"{path} changed to {other}";
    }

    private static IEnumerable<JsonNode> All(JsonNode node) => node switch
    {
        JsonObject o => o.SelectMany(m => m.Value is null ? [] : All(m.Value)).Prepend(node),
        JsonArray a => a.SelectMany(m => m is null ? [] : All(m)).Prepend(node),
        _ => [node],
    };

    private static Certificate? Read(string json) => CertificateJson.Read(System.Text.Encoding.UTF8.GetBytes(json));

    private static string Text(Certificate certificate)
    {
        using var stream = new MemoryStream();
        certificate.Write(stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
