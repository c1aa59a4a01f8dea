using System.Globalization;

namespace EqualShares.Pb;

/// <summary>One reading of one file, from the first row to the election.</summary>
internal sealed class PbReading(string text, PbFindings findings, bool asItStands)
{
    private enum Section
    {
        None,
        Meta,
        Projects,
        Votes,
    }

    private readonly PbRows rows = new(text);
    private readonly Dictionary<string, string> meta = new(StringComparer.Ordinal);
    private readonly HashSet<Section> done = [];
    private readonly List<Project> projects = [];
    private readonly HashSet<string> ids = [];
    private readonly List<(int Line, int Votes)> announced = [];
    private Dictionary<string, int> columns = [];
    private PbVotes? votes;
    private Section section;

    public Result<PbFile> Read()
    {
        while (rows.Next())
        {
            if (rows.Fields.TrueForAll(f => f.IsEmpty))
            {
                if (rows.Fields.Count > 1 || section is not Section.None) findings.Add("an empty line", rows.Line);
                continue;
            }

            if ((SectionHere() is { } next ? Enter(next) : Row()) is { } no) return no;
            if (rows.Unclosed) return No("a quotation mark is never closed.");
        }

        foreach (var needed in (Section[])[Section.Meta, Section.Projects, Section.Votes])
            if (!done.Contains(needed) && section != needed) return new NotAnElection($"The file has no section {Name(needed)}.");
        return Finish();
    }

    private static string Name(Section section) => section.ToString().ToUpperInvariant();

    private NotAnElection No(string why) => new(char.ToUpperInvariant(why[0]) + why[1..], rows.Line);

    private Section? SectionHere()
    {
        if (rows.Fields.Skip(1).Any(f => !f.IsEmpty)) return null;

        return rows.Fields[0].ToString().ToUpperInvariant() switch
        {
            "META" => Section.Meta,
            "PROJECTS" => Section.Projects,
            "VOTES" => Section.Votes,
            _ => null,
        };
    }

    private NotAnElection? Enter(Section next)
    {
        if (next <= section) return No($"section {Name(next)} stands where it does not belong.");
        if (section is not Section.None) _ = done.Add(section);
        if (next is Section.Votes && !done.Contains(Section.Projects)) return No("the file has no section PROJECTS.");

        (section, columns) = (next, []);
        return null;
    }

    private NotAnElection? Row() => section switch
    {
        Section.None => No("the file does not begin with META."),
        Section.Meta => MetaRow(),
        _ when columns.Count == 0 => HeaderRow(),
        Section.Projects => ProjectRow(),
        _ => votes!.Row(rows, columns),
    };

    private NotAnElection? MetaRow()
    {
        var (key, value) = (rows.Fields[0].ToString(), rows.Fields.Count > 1 ? rows.Fields[1].ToString() : "");
        if (columns.Count == 0)
        {
            columns["key"] = 0;
            if (key.Equals("key", StringComparison.OrdinalIgnoreCase)) return null;
            findings.Add("META has no line key;value", rows.Line);
        }

        if (rows.Fields.Skip(2).Any(f => !f.IsEmpty)) findings.Add("META has more than a key and a value", rows.Line);
        if (meta.TryAdd(key, value) || meta[key] == value) return null;
        if (key is "budget" or "vote_type" or "num_votes" or "num_projects") return No($"META says {key} twice, and differently.");

        findings.Add($"META says {key} twice; the first counts", rows.Line);
        return null;
    }

    private NotAnElection? HeaderRow()
    {
        for (var i = 0; i < rows.Fields.Count; i++)
            if (!columns.TryAdd(rows.Fields[i].ToString().ToLowerInvariant(), i) && !rows.Fields[i].IsEmpty) return No($"column {rows.Fields[i]} stands there twice.");

        foreach (var needed in section is Section.Projects ? (string[])["project_id", "cost"] : ["vote"])
            if (!columns.ContainsKey(needed)) return No($"section {Name(section)} has no column {needed}.");
        if (section is not Section.Votes) return null;

        var reading = PbVotes.Of(meta, projects, columns, findings);
        votes = reading.Votes;
        return reading.No;
    }

    private NotAnElection? ProjectRow()
    {
        if (rows.Fields.Count > columns.Count) findings.Add("a project has more fields than there are columns", rows.Line);
        if (Field("project_id") is not { Length: > 0 } id) return No("a project has no id.");
        if (!ids.Add(id)) return No($"project {id} stands there twice.");
        if (id.Contains(',', StringComparison.Ordinal)) return No($"the id of project {id} has a comma in it.");
        if (!PbReader.TryNumber(Field("cost"), out var cost, out var comma)) return No($"the cost of project {id} is not a number.");
        if (comma) findings.Add("a number has a decimal comma", rows.Line);
        if (cost == 0) findings.Add("a project costs nothing; such a project is never considered", rows.Line);
        if (cost < 0) return No($"project {id} costs less than nothing.");
        if (Field("votes") is { Length: > 0 } number && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var counted)) announced.Add((rows.Line, counted));
        else announced.Add((rows.Line, -1));

        projects.Add(new(id, cost, Field("name") ?? ""));
        return null;
    }

    private string? Field(string column) =>
        columns.TryGetValue(column, out var at) && at < rows.Fields.Count ? rows.Fields[at].ToString() : null;

    private Result<PbFile> Finish()
    {
        if (!meta.TryGetValue("budget", out var said)) return new NotAnElection("META has no budget.");
        if (!PbReader.TryNumber(said, out var budget, out var comma)) return new NotAnElection("The budget is not a number.");
        if (comma) findings.Add("the budget has a decimal comma");
        if (votes is null) return new NotAnElection("There is no ballot.");
        if (Counted("num_projects", projects.Count, "projects") is { } no) return no;
        if (Counted("num_votes", votes.Count, "ballots") is { } wrong) return wrong;
        if (text[^1] is ',' or ';') return No("the last line is cut off.");
        if (text[^1] is not ('\n' or '\r')) findings.Add("the last line has no end");

        votes.Summarise();
        for (var i = 0; i < projects.Count; i++)
            if (announced[i].Votes >= 0 && announced[i].Votes != votes.Votes[i]) findings.Add("the column votes says another number than the ballots", announced[i].Line);

        if (Election.Of(budget, projects, votes.Ballots, votes.Kind).Fails(out var election, out var refusal)) return refusal;
        return new PbFile(election, meta, findings.ToList());
    }

    private NotAnElection? Counted(string key, int found, string what)
    {
        if (!meta.TryGetValue(key, out var said))
        {
            findings.Add($"META has no {key}, so nobody can tell whether the file is complete");
            return null;
        }

        var isNumber = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        if (isNumber && number == found) return null;
        // Real files often announce too little. One that has less than it says may have been cut off.
        if (isNumber && found < number && !asItStands) return new NotAnElection($"META announces {said} {what}, the file has {found}: it is incomplete or META is wrong (--as-is takes it as it stands).");

        findings.Add($"META announces {said} {what}, the file has {found}");
        return null;
    }
}
