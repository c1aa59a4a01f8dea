using System.Globalization;
using System.Text;

namespace EqualShares.Pb;

/// <summary>
/// Writes .pb files that the reader reads back as the same election. Voters are numbered from 1, group by group: the file
/// does not show who voted.
/// </summary>
public static class PbWriter
{
    /// <param name="election">What is written.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="meta">Further keys, such as description, country, unit, instance, date_begin, date_end.</param>
    /// <param name="selected">Ids of chosen projects for the column selected; null: no such column.</param>
    public static void Write(Election election, TextWriter writer, IReadOnlyDictionary<string, string>? meta = null, IReadOnlyCollection<string>? selected = null)
    {
        ArgumentNullException.ThrowIfNull(election);
        ArgumentNullException.ThrowIfNull(writer);

        var own = new (string Key, string Value)[]
        {
            ("num_projects", Text(election.Projects.Count)),
            ("num_votes", Text(election.Voters)),
            ("budget", Text(election.Budget)),
            ("vote_type", election.Kind switch { BallotKind.Approval => "approval", BallotKind.Points => "scoring", BallotKind.Ranking => "ordinal" }),
        };
        writer.Write("META\nkey;value\n");
        // Default scores stand on the ballots by now.
        foreach (var (key, value) in meta ?? new Dictionary<string, string>())
            if (own.All(o => o.Key != key) && key != "default_score") Row(writer, key, value);
        foreach (var (key, value) in own) Row(writer, key, value);

        var votes = new int[election.Projects.Count];
        foreach (var ballot in election.Ballots)
            foreach (var choice in ballot.Choices) votes[choice.Project] += ballot.Voters;

        writer.Write("PROJECTS\n");
        Row(writer, ["project_id", "cost", "votes", "name", .. selected is null ? [] : (string[])["selected"]]);
        for (var i = 0; i < votes.Length; i++)
        {
            var (id, cost, name) = election.Projects[i];
            Row(writer, [id, Text(cost), Text(votes[i]), name, .. selected is null ? [] : (string[])[selected.Contains(id) ? "1" : "0"]]);
        }

        writer.Write("VOTES\n");
        writer.Write(election.Kind is BallotKind.Points ? "voter_id;vote;points\n" : "voter_id;vote\n");
        var voter = 0;
        foreach (var ballot in election.Ballots)
        {
            var choices = election.Kind is BallotKind.Ranking ? ballot.Choices.OrderByDescending(c => c.Points).ToArray() : ballot.Choices;
            var vote = Field(string.Join(',', choices.Select(c => election.Projects[c.Project].Id)));
            if (election.Kind is BallotKind.Points) vote += ";" + string.Join(',', choices.Select(c => Text(c.Points)));
            for (var i = 0; i < ballot.Voters; i++) writer.Write($"{++voter};{vote}\n");
        }
    }

    private static void Row(TextWriter writer, params IEnumerable<string> fields) => writer.Write(string.Join(';', fields.Select(Field)) + "\n");

    private static string Text(decimal value) => Election.Normal(value).ToString(CultureInfo.InvariantCulture);

    private static string Field(string value)
    {
        var plain = value.AsSpan().IndexOfAny(";\"\r\n") < 0;
        return plain ? value : new StringBuilder(value).Replace("\"", "\"\"").Insert(0, '"').Append('"').ToString();
    }
}
