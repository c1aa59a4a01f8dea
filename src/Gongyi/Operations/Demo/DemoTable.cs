using System.Globalization;
using Gongyi.Lists;

namespace Gongyi.Operations.Demo;

/// <summary>The tables of the demo that come with the build: one line a thing, fields between bars, comments behind #.</summary>
public static class DemoTable
{
    public sealed record OrganizationRow(
        string Name, Communities.OrganizationLegalForm Form, Communities.OrganizationKind Kind, string Courtyard, bool IsAdmitted, string Contact, string Offer);

    /// <param name="Giver">An organisation, a key of the cast, or <c>neighbour</c>: somebody from the courtyard.</param>
    public sealed record ResourceRow(
        string Key, DateOnly Offered, string Courtyard, string Name, ResourceKind Kind, Category Category, ServiceNature Nature, string Giver, int Places);

    /// <param name="Who">Whom to cast: an adult, somebody over 60 or 80, somebody who lives alone.</param>
    /// <param name="By"><c>self</c>, or who wrote it down.</param>
    /// <param name="Outcome">How far it has come by the end of September 2026.</param>
    /// <param name="With">What met it: a project, a resource; or where it was referred to, or why it was rejected.</param>
    /// <param name="Day">When help came.</param>
    /// <param name="Key">Of a story that the tour leads to.</param>
    public sealed record NeedRow(
        DateOnly Filed, string Courtyard, string Who, NeedSource Source, string By, Category Category, string Outcome, string With, DateOnly? Day,
        Satisfaction? Answer, ConsentMethod Consent, string Key, string Title, string Words);

    public static IReadOnlyList<OrganizationRow> Organizations { get; } = Read("organizations", part => new OrganizationRow(
        part[0], Enum.Parse<Communities.OrganizationLegalForm>(part[1]), Enum.Parse<Communities.OrganizationKind>(part[2]), part[3], part[4] == "yes", part[5], part[6]));

    public static IReadOnlyList<ResourceRow> Resources { get; } = Read("resources", part => new ResourceRow(
        part[0], Day(part[1]), part[2], part[3], Enum.Parse<ResourceKind>(part[4]), Enum.Parse<Category>(part[5]), Enum.Parse<ServiceNature>(part[6]), part[7],
        int.Parse(part[8], CultureInfo.InvariantCulture)));

    public static IReadOnlyList<NeedRow> Needs { get; } = Read("needs", part => new NeedRow(
        Day(part[0]), part[1], part[2], Enum.Parse<NeedSource>(part[3]), part[4], Enum.Parse<Category>(part[5]), part[6], part[7],
        part[8].Length > 0 ? Day(part[8]) : null, part[9].Length > 0 ? Enum.Parse<Satisfaction>(part[9]) : null, Enum.Parse<ConsentMethod>(part[10]), part[11], part[12], part[13]));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static List<T> Read<T>(string table, Func<string[], T> row)
    {
        using var stream = typeof(DemoTable).Assembly.GetManifestResourceStream($"Gongyi.Demo.{table}.csv")
            ?? throw new InvalidOperationException($"The demo's table {table} is not part of the build.");
        using var reader = new StreamReader(stream);
        return
        [
            .. from line in reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
               where !line.StartsWith('#')
               select row(line.Split('|')),
        ];
    }
}
