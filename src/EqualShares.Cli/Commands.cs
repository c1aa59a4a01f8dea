using System.Globalization;
using System.Text;
using System.Text.Json;
using EqualShares.Certificates;

namespace EqualShares.Cli;

internal sealed class Commands(Election election, Options options, TextWriter output, TextWriter errors)
{
    public int Run(Rule rule)
    {
        if (Decided(rule, out var outcome) is { } exit) return exit;

        if (options.Value("certificate") is { } path) Save(outcome!.Certificate, path);
        if (options.Has("json")) Json(json => Write(json, outcome!));
        else
        {
            output.WriteLine($"{rule}: {outcome!.Winners.Count} of {election.Projects.Count} projects for {Money(outcome.TotalCost)} of {Money(election.Budget)}");
            foreach (var project in outcome.Winners) output.WriteLine($"  {project.Id}  {Money(project.Cost)}  {project.Name}".TrimEnd());
            output.WriteLine(outcome.Exhaustive ? "No other project with a vote fits into what is left." : "Another project with a vote would fit into what is left.");
        }

        return 0;
    }

    public int Check(byte[] bytes)
    {
        Certificate? certificate;
        try
        {
            certificate = CertificateJson.Read(bytes);
        }
        catch (JsonException)
        {
            throw new BadInput("The certificate is not JSON.");
        }

        var no = certificate is null ? new CertificateRejected("This is not a certificate of the form " + CertificateJson.Format + ".") : election.Check(certificate);
        if (no is not null)
        {
            errors.WriteLine(no.Sentence);
            return 1;
        }

        output.WriteLine($"accepted: {certificate!.Rule} gives {string.Join(", ", certificate.Winners)} for {Money(certificate.TotalCost)}");
        return 0;
    }

    public int Compare()
    {
        var results = Rule.All.Select(rule => (Rule: rule, No: election.Decide(rule, options.Lot).Fails(out var outcome, out var no) ? no : null, Outcome: outcome)).ToArray();
        if (results.Select(r => r.No).OfType<LotUnusable>().FirstOrDefault() is { } unusable) throw new BadInput(unusable.Sentence);

        if (options.Has("json"))
        {
            Json(json =>
            {
                json.WriteStartObject();
                json.WriteStartArray("outcomes");
                foreach (var (rule, no, outcome) in results)
                {
                    if (outcome is not null)
                    {
                        Write(json, outcome);
                        continue;
                    }

                    json.WriteStartObject();
                    json.WriteString("rule", rule.Name);
                    json.WriteString("refused", no!.Sentence);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            });
            return 0;
        }

        output.WriteLine($"{"rule",-38} {"projects",8} {"cost",15} {"spent",6} {"left out",9}  winners");
        foreach (var (rule, no, outcome) in results)
        {
            output.WriteLine(outcome is null
                ? $"{rule,-38} {no}"
                : string.Create(CultureInfo.InvariantCulture, $"{rule,-38} {outcome.Winners.Count,8} {Money(outcome.TotalCost),15} {Share(outcome.TotalCost, election.Budget),6} {Share(LeftOut(outcome), election.Voters),9}  {string.Join(' ', Ids(outcome))}"));
        }

        output.WriteLine("left out: voters none of whose projects is funded");
        return 0;
    }

    public int Explain(Rule? rule, string project)
    {
        rule ??= election.Kind is BallotKind.Approval ? Rule.MesCostAdd1UExhaustiveIntstart : Rule.MesPointsAdd1Exhaustive;
        if (Decided(rule, out var outcome) is { } exit) return exit;
        if (election.Explain(outcome!, project) is not { } why) throw new BadInput($"Project {project} does not stand for election.");

        if (options.Has("json")) Json(json => Write(json, rule, why));
        else
        {
            output.WriteLine($"{project} {why.Project.Name} costs {Money(why.Project.Cost)} and has {why.Votes} votes. By {rule} it is {(why.Funded ? "funded" : "not funded")}.");
            if (why.EffectiveVotes is { } effective) output.WriteLine($"Its supporters had {About(why.Money)}; it counted as {About(effective)} votes (its cost divided by the largest payment).");
            else if (why.Money is not null) output.WriteLine($"Its supporters have {About(why.Money)} at the end{(why.MissingMoney is null ? "" : $", {About(why.MissingMoney)} less than it costs")}.");
            if (why.MissingVotes is { } votes) output.WriteLine($"With {votes} more votes for it alone, all else as it is, it would have been funded.");
        }

        return 0;
    }

    private int? Decided(Rule rule, out Outcome? outcome)
    {
        if (!election.Decide(rule, options.Lot).Fails(out outcome, out var no)) return null;
        if (no is LotUnusable) throw new BadInput(no.Sentence);

        errors.WriteLine(no.Sentence);
        return 1;
    }

    private decimal LeftOut(Outcome outcome)
    {
        var won = outcome.Winners.Select(w => w.Id).ToHashSet();
        return election.Ballots.Where(b => !b.Choices.Any(c => won.Contains(election.Projects[c.Project].Id))).Sum(b => b.Voters);
    }

    /// <summary>A new file is written beside its place first, so that nobody finds half of it. What exists may be a pipe or a device.</summary>
    private static void Save(Certificate certificate, string path)
    {
        var place = Path.Exists(path) ? path : path + ".part";
        try
        {
            using (var stream = File.Create(place)) certificate.Write(stream);
            if (place != path) File.Move(place, path);
        }
        catch (IOException)
        {
            if (place != path) File.Delete(place);
            throw;
        }
    }

    private static IEnumerable<string> Ids(Outcome outcome) => outcome.Winners.Select(w => w.Id).Order(Election.IdOrder);

    private static string Share(decimal part, decimal whole) =>
        whole == 0 ? "–" : string.Create(CultureInfo.InvariantCulture, $"{100 * part / whole:0.0}%");

    private static string Money(decimal amount) => (amount / 1.000000000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private static string About(Rational? amount) =>
        amount is { } exact ? exact.Denominator.IsOne ? exact.ToString() : exact.ToDouble().ToString("0.##", CultureInfo.InvariantCulture) : "nothing";

    private static void Write(Utf8JsonWriter json, Outcome outcome)
    {
        json.WriteStartObject();
        json.WriteString("rule", outcome.Rule.Name);
        Strings("winners", Ids(outcome));
        json.WritePropertyName("total_cost");
        json.WriteRawValue(Money(outcome.TotalCost));
        json.WriteBoolean("exhaustive", outcome.Exhaustive);
        Strings("order", outcome.Winners.Select(w => w.Id));
        json.WriteEndObject();

        void Strings(string name, IEnumerable<string> values)
        {
            json.WriteStartArray(name);
            foreach (var value in values) json.WriteStringValue(value);
            json.WriteEndArray();
        }
    }

    private static void Write(Utf8JsonWriter json, Rule rule, Explanation why)
    {
        json.WriteStartObject();
        json.WriteString("rule", rule.Name);
        json.WriteString("project", why.Project.Id);
        json.WriteBoolean("funded", why.Funded);
        json.WriteNumber("votes", why.Votes);
        json.WritePropertyName("cost");
        json.WriteRawValue(Money(why.Project.Cost));
        Fraction("money", why.Money);
        Fraction("effective_votes", why.EffectiveVotes);
        Fraction("missing_money", why.MissingMoney);
        if (why.MissingVotes is { } votes) json.WriteNumber("missing_votes", votes);
        else json.WriteNull("missing_votes");
        json.WriteEndObject();

        void Fraction(string name, Rational? value)
        {
            if (value is { } exact) json.WriteString(name, exact.ToString());
            else json.WriteNull(name);
        }
    }

    private void Json(Action<Utf8JsonWriter> write)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping })) write(json);
        output.WriteLine(Encoding.UTF8.GetString(stream.ToArray()));
    }
}
