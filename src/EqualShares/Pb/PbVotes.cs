namespace EqualShares.Pb;

/// <summary>The rows of the section VOTES.</summary>
internal sealed class PbVotes
{
    private readonly PbFindings findings;
    private readonly Dictionary<string, int> place = [];
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> places;
    private readonly HashSet<string> voters = [];
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> voterIds;
    private readonly List<Choice> choices = [];
    private readonly int[] namedOn;
    private readonly decimal defaultScore;
    private readonly int fewest;
    private readonly int most;
    private readonly List<IReadOnlyList<Choice>> ballots = [];

    private PbVotes(IReadOnlyDictionary<string, string> meta, List<Project> projects, BallotKind kind, PbFindings findings)
    {
        (Kind, this.findings) = (kind, findings);
        for (var i = 0; i < projects.Count; i++) _ = place.TryAdd(projects[i].Id, i);
        places = place.GetAlternateLookup<ReadOnlySpan<char>>();
        voterIds = voters.GetAlternateLookup<ReadOnlySpan<char>>();
        namedOn = new int[projects.Count];
        Votes = new int[projects.Count];
        (fewest, most) = (Limit("min_length", 0), Limit("max_length", int.MaxValue));
        if (meta.TryGetValue("default_score", out var score) && PbReader.TryNumber(score, out var number, out _)) defaultScore = number;

        int Limit(string key, int otherwise) => meta.TryGetValue(key, out var said) && int.TryParse(said, out var limit) ? limit : otherwise;
    }

    public BallotKind Kind { get; }

    public int[] Votes { get; }

    public int Count => ballots.Count;

    public IEnumerable<Ballot> Ballots => ballots.Select(b => new Ballot(b));

    public static (PbVotes? Votes, NotAnElection? No) Of(
        IReadOnlyDictionary<string, string> meta, List<Project> projects, Dictionary<string, int> columns, PbFindings findings)
    {
        if (!meta.TryGetValue("vote_type", out var type)) return (null, new("META has no vote_type."));

        BallotKind? kind = type.ToLowerInvariant() switch
        {
            "approval" or "choose-1" => BallotKind.Approval,
            "ordinal" => BallotKind.Ranking,
            "cumulative" or "scoring" => BallotKind.Points,
            _ => null,
        };
        if (kind is null) return (null, new("META says a vote_type that is not approval, choose-1, ordinal, cumulative or scoring."));
        if (kind is BallotKind.Points && !columns.ContainsKey("points")) return (null, new("Section VOTES has no column points."));
        if (!columns.ContainsKey("voter_id")) findings.Add("section VOTES has no column voter_id");
        return (new(meta, projects, kind.Value, findings), null);
    }

    public NotAnElection? Row(PbRows rows, Dictionary<string, int> columns)
    {
        var line = rows.Line;
        if (columns["vote"] >= rows.Fields.Count) return new("A ballot ends before its vote.", line);
        for (var i = columns.Count; i < rows.Fields.Count; i++)
            if (!rows.Fields[i].IsEmpty) return new("A ballot has more fields than there are columns.", line);
        if (rows.Fields.Count < columns.Count) findings.Add("a ballot has fewer fields than there are columns", line);

        if (columns.TryGetValue("voter_id", out var at) && at < rows.Fields.Count && !rows.Fields[at].IsEmpty && !voterIds.Add(rows.Fields[at].Span))
            findings.Add("a voter has two ballots", line);

        if (Projects(rows.Fields[columns["vote"]].Span, line) is { } no) return no;
        if (Kind is BallotKind.Points && Points(columns["points"] < rows.Fields.Count ? rows.Fields[columns["points"]].Span : default, line) is { } wrong) return wrong;
        if (choices.Count < fewest || choices.Count > most) findings.Add("a ballot names fewer or more projects than META allows", line);

        ballots.Add(choices.ToArray());
        return null;
    }

    /// <summary>Projects left without points get the default score of the election, and nobody's vote is counted before.</summary>
    public void Summarise()
    {
        if (Kind is BallotKind.Points && defaultScore > 0)
        {
            for (var i = 0; i < ballots.Count; i++)
            {
                var named = ballots[i].Select(c => c.Project).ToHashSet();
                ballots[i] = [.. ballots[i], .. Enumerable.Range(0, Votes.Length).Where(p => !named.Contains(p)).Select(p => new Choice(p, defaultScore))];
            }
        }

        foreach (var choice in ballots.SelectMany(b => b)) Votes[choice.Project]++;
    }

    private NotAnElection? Projects(ReadOnlySpan<char> vote, int line)
    {
        choices.Clear();
        if (vote.IsWhiteSpace())
        {
            findings.Add("a ballot is empty; its voter still counts", line);
            return null;
        }

        foreach (var part in vote.Split(','))
        {
            var id = vote[part].Trim();
            if (id.IsEmpty)
            {
                if (Kind is BallotKind.Points) return new("A ballot has an empty place between commas.", line);
                findings.Add("a ballot has an empty place between commas", line);
                continue;
            }

            if (!places.TryGetValue(id, out var project)) return new($"A ballot names project {id}, which does not stand for election.", line);
            if (namedOn[project] == line)
            {
                if (Kind is not BallotKind.Approval) return new($"A ballot names project {id} twice.", line);
                findings.Add("a ballot names a project twice; it counts once", line);
                continue;
            }

            namedOn[project] = line;
            choices.Add(new(project));
        }

        return null;
    }

    private NotAnElection? Points(ReadOnlySpan<char> points, int line)
    {
        var at = 0;
        foreach (var part in points.Split(','))
        {
            if (at == 0 && choices.Count == 0 && points.IsWhiteSpace()) return null;
            if (at >= choices.Count || !PbReader.TryNumber(points[part], out var given, out _)) return new("A ballot has points that are not one number for each project.", line);
            if (given < 0) findings.Add("a ballot gives less than no points; they count as none", line);

            choices[at] = new(choices[at].Project, Math.Max(0, given));
            at++;
        }

        return at == choices.Count ? null : new("A ballot has points that are not one number for each project.", line);
    }
}
