using System.Globalization;
using System.Text.Json;

namespace EqualShares.Certificates;

/// <summary>
/// Certificates as JSON. Amounts are strings, exact: "12.50" for decimals of the file, "22/7" for fractions.
/// </summary>
public static class CertificateJson
{
    public const string Format = "equalshares-certificate/1";

    private static readonly JsonWriterOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(this Certificate certificate, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(certificate);

        using var json = new Utf8JsonWriter(stream, Readable);
        json.WriteStartObject();
        json.WriteString("format", Format);
        json.WriteString("rule", certificate.Rule);
        Strings(json, "lot", certificate.Lot);
        json.WriteString("budget", Text(certificate.Budget));
        json.WriteNumber("voters", certificate.Voters);
        json.WriteStartArray("ballots");
        foreach (var group in certificate.Ballots)
        {
            json.WriteStartObject();
            json.WriteNumber("voters", group.Voters);
            Strings(json, "for", group.For);
            if (group.Points is { } points) Strings(json, "points", points.Select(Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Write(json, "account", certificate.Account);
        Write(json, "before", certificate.Before);
        Write(json, "after", certificate.After);
        if (certificate.Blocked is { } blocked)
        {
            json.WritePropertyName("blocked");
            Write(json, blocked);
        }

        Strings(json, "by_votes", certificate.ByVotes);
        Strings(json, "winners", certificate.Winners);
        json.WriteString("total_cost", Text(certificate.TotalCost));
        json.WriteBoolean("exhaustive", certificate.Exhaustive);
        json.WriteEndObject();
    }

    /// <summary>Null when it is JSON but not a certificate of this form; throws <see cref="JsonException"/> when it is not JSON.</summary>
    public static Certificate? Read(ReadOnlyMemory<byte> utf8)
    {
        using var document = JsonDocument.Parse(utf8);
        try
        {
            var root = document.RootElement;
            Only(root, "format", "rule", "lot", "budget", "voters", "ballots", "account", "before", "after", "blocked", "by_votes", "winners", "total_cost", "exhaustive");
            if (root.GetProperty("format").GetString() != Format) return null;

            return new Certificate
            {
                Rule = Text(root, "rule"),
                Lot = Strings(root, "lot"),
                Budget = Decimal(Text(root, "budget")),
                Voters = root.GetProperty("voters").GetInt32(),
                Ballots = [.. root.GetProperty("ballots").EnumerateArray().Select(Group)],
                Account = Account(root, "account"),
                Before = Account(root, "before"),
                After = Account(root, "after"),
                Blocked = root.TryGetProperty("blocked", out var blocked) ? Bought(blocked) : null,
                ByVotes = Strings(root, "by_votes"),
                Winners = Strings(root, "winners"),
                TotalCost = Decimal(Text(root, "total_cost")),
                Exhaustive = root.GetProperty("exhaustive").GetBoolean(),
            };
        }
        catch (Exception e) when (e is KeyNotFoundException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, string name, Account? account)
    {
        if (account is null) return;

        json.WriteStartObject(name);
        json.WriteString("voter_budget", account.VoterBudget.ToString());
        json.WriteStartArray("purchases");
        foreach (var purchase in account.Purchases) Write(json, purchase);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Purchase purchase)
    {
        json.WriteStartObject();
        json.WriteString("project", purchase.Project);
        json.WriteString("cost", Text(purchase.Cost));
        json.WriteString("at", purchase.At.ToString());
        json.WriteStartArray("paid");
        foreach (var payment in purchase.Payments)
        {
            json.WriteStartObject();
            json.WriteString("each", payment.Each.ToString());
            json.WriteStartArray("by");
            foreach (var group in payment.Ballots) json.WriteNumberValue(group);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static BallotGroup Group(JsonElement json)
    {
        Only(json, "voters", "for", "points");
        return new(
            json.GetProperty("voters").GetInt32(),
            Strings(json, "for"),
            json.TryGetProperty("points", out _) ? [.. Strings(json, "points").Select(Decimal)] : null);
    }

    private static Account? Account(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var account)) return null;

        Only(account, "voter_budget", "purchases");
        return new(Fraction(Text(account, "voter_budget")), [.. account.GetProperty("purchases").EnumerateArray().Select(Bought)]);
    }

    private static Purchase Bought(JsonElement json)
    {
        Only(json, "project", "cost", "at", "paid");
        return new(Text(json, "project"), Decimal(Text(json, "cost")), Fraction(Text(json, "at")), [.. json.GetProperty("paid").EnumerateArray().Select(Paid)]);
    }

    private static Payment Paid(JsonElement json)
    {
        Only(json, "each", "by");
        return new(Fraction(Text(json, "each")), [.. json.GetProperty("by").EnumerateArray().Select(g => g.GetInt32())]);
    }

    /// <summary>A member that nobody reads could say something that nobody checked.</summary>
    private static void Only(JsonElement json, params ReadOnlySpan<string> names)
    {
        HashSet<string> seen = [];
        foreach (var member in json.EnumerateObject())
            if (!names.Contains(member.Name) || !seen.Add(member.Name)) throw new FormatException();
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString() ?? throw new FormatException();

    private static List<string> Strings(JsonElement json, string name) =>
        [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetString() ?? throw new FormatException())];

    private static string Text(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    private static decimal Decimal(string text) =>
        decimal.Parse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    // Ten thousand purchases make some hundred thousand digits; more only keeps the reader busy.
    private static Rational Fraction(string text) => text.Length < 200_000 && Rational.TryParse(text, out var value) ? value : throw new FormatException();
}
