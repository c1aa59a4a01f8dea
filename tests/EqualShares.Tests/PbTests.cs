using System.Text;
using EqualShares.Pb;

namespace EqualShares.Tests;

public class PbTests
{
    private const string Small = "META\nkey;value\ndescription;Our street\nnum_projects;2\nnum_votes;3\nbudget;100\nvote_type;approval\nPROJECTS\nproject_id;cost;votes;name\n1;60;2;Bench\n2;40;2;Tree\nVOTES\nvoter_id;vote\n7;1,2\n8;1\n9;2\n";

    [Fact]
    public void A_plain_file_is_read_without_findings()
    {
        var file = Must(Small);
        Assert.Empty(file.Findings);
        Assert.Equal(100, file.Election.Budget);
        Assert.Equal(["Bench", "Tree"], file.Election.Projects.Select(p => p.Name));
        Assert.Equal(3, file.Election.Voters);
        Assert.Equal("Our street", file.Meta["description"]);
    }

    [Theory]
    [InlineData("\uFEFFMETA", "META", "byte order mark")]
    [InlineData("\r\n", "\n", "CR")]
    [InlineData("budget;100,00", "budget;100", "decimal comma")]
    [InlineData("1;60,0;2", "1;60;2", "decimal comma")]
    [InlineData("META\ndescription", "META\nkey;value\ndescription", "no line key;value")]
    [InlineData("PROJECTS\nproject_id; cost ;votes;name\n1; 60 ;2;", "PROJECTS\nproject_id;cost;votes;name\n1;60;2;", "")]
    [InlineData("meta\n", "META\n", "")]
    [InlineData("VOTES;\n", "VOTES\n", "")]
    [InlineData("7; 1 , 2\n", "7;1,2\n", "")]
    [InlineData("7;\"1,2\"\n", "7;1,2\n", "")]
    [InlineData("2;Bench\n\n", "2;Bench\n", "an empty line")]
    [InlineData("2;\"Bench; \"\"old\"\"\nwood\"\n", "2;Bench\n", "")]
    [InlineData("1;60;9;", "1;60;2;", "the column votes says another number")]
    [InlineData("2\n8;1,1", "2\n8;1", "names a project twice; it counts once")]
    [InlineData("2\n8;1,", "2\n8;1", "empty place between commas")]
    [InlineData("num_votes;3\nmax_length;1", "num_votes;3", "fewer or more projects than META allows")]
    [InlineData("9;2", "9;2\n", "the last line has no end")]
    [InlineData("vote_type;choose-1", "vote_type;approval", "")]
    [InlineData("budget;100\ncomment;a\ncomment;b", "budget;100", "META says comment twice")]
    [InlineData("\nbudget;100\n", "\nnum_votes;3\nbudget;100\n", "META has no num_votes")]
    public void Faults_of_real_files_are_understood_and_said(string fault, string instead, string finding)
    {
        var faulty = Small.Replace(instead, fault, StringComparison.Ordinal);
        Assert.NotEqual(Small, faulty);
        var file = Must(faulty);

        if (finding.Length == 0) Assert.Empty(file.Findings);
        else Assert.Contains(file.Findings, f => f.What.Contains(finding, StringComparison.Ordinal));
        foreach (var rule in Rule.All)
            Assert.Equal(Elections.Decided(Must(Small).Election, rule, ["1", "2"]), Elections.Decided(file.Election, rule, ["1", "2"]));
    }

    [Theory]
    [InlineData("", "no section META")]
    [InlineData("hello", "does not begin with META")]
    [InlineData("META\nkey;value\nbudget;1\n", "no section PROJECTS")]
    [InlineData("num_votes;3>num_votes;4", "META announces 4 ballots, the file has 3")]
    [InlineData("num_projects;2>num_projects;3", "META announces 3 projects, the file has 2")]
    [InlineData("8;1\n9;2\n>8;1\n", "META announces 3 ballots, the file has 2")]
    [InlineData("8;1>8;3", "Line 15: A ballot names project 3, which does not stand")]
    [InlineData("\n2;40>\n1;40", "Project 1 stands there twice")]
    [InlineData("1;60>1;-60", "costs less than nothing")]
    [InlineData("1;60>1;NaN", "the cost of project 1 is not a number")]
    [InlineData("1;60>1;1e3", "is not a number")]
    [InlineData("1;60>1;6.0.0", "is not a number")]
    [InlineData("1;60>1;", "is not a number")]
    [InlineData("1;60>1;99999999999999999999", "more than can be counted")]
    [InlineData("1;60>1;99999999999999999999999999999999999999999", "is not a number")]
    [InlineData("budget;100>budget;-100", "The budget is negative")]
    [InlineData("budget;100>budget;Infinity", "The budget is not a number")]
    [InlineData("budget;100\n>", "META has no budget")]
    [InlineData("vote_type;approval>vote_type;feelings", "vote_type that is not")]
    [InlineData("vote_type;approval\n>", "META has no vote_type")]
    [InlineData("vote_type;approval>vote_type;cumulative", "no column points")]
    [InlineData("budget;100>budget;100\nbudget;200", "META says budget twice, and differently")]
    [InlineData("cost;votes>price;votes", "PROJECTS has no column cost")]
    [InlineData("voter_id;vote>voter_id;choice", "VOTES has no column vote")]
    [InlineData("9;2>9;2;5", "more fields than there are columns")]
    [InlineData("9;2>9", "ends before its vote")]
    [InlineData("PROJECTS\nproject_id;cost;votes;name\n1;60;2;Bench\n2;40;2;Tree\n>", "no section PROJECTS")]
    [InlineData("7;1,2\n8;1\n9;2\n>", "the file has 0")]
    [InlineData("META\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\n1;1\nVOTES\nvoter_id;vote\n", "There is no ballot")]
    [InlineData("META\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\nVOTES\nvoter_id;vote\n1;\n", "There is no project")]
    [InlineData(";Bench>;\"Bench", "a quotation mark is never closed")]
    [InlineData("VOTES\n>PROJECTS\n", "stands where it does not belong")]
    public void What_leaves_a_doubt_is_refused_with_one_sentence(string change, string why)
    {
        var parts = change.Split('>');
        var text = parts.Length == 2 ? Small.Replace(parts[0], parts[1], StringComparison.Ordinal) : change;
        Assert.NotEqual(Small, text);
        Assert.True(PbReader.Read(Encoding.UTF8.GetBytes(text)).Fails(out _, out var no), "It was read.");
        Assert.Contains(why, no.Sentence, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain('\n', no.Sentence);
    }

    [Theory]
    [InlineData("8;1", "7;1", "a voter has two ballots")]
    [InlineData("num_votes;3", "num_votes;2", "META announces 2 ballots, the file has 3")]
    [InlineData("num_votes;3", "num_votes;many", "META announces many ballots, the file has 3")]
    public void What_leaves_no_doubt_is_counted_and_said(string from, string to, string found)
    {
        Assert.False(PbReader.Read(Encoding.UTF8.GetBytes(Small.Replace(from, to, StringComparison.Ordinal))).Fails(out var file, out _));
        Assert.Equal([found], file.Findings.Select(f => f.What));
        Assert.Equal(3, file.Election.Voters);
    }

    [Fact]
    public void Whoever_says_so_gets_the_file_counted_as_it_stands()
    {
        var text = Small.Replace("num_votes;3", "num_votes;4", StringComparison.Ordinal).Replace("8;1", "7;1", StringComparison.Ordinal);
        Assert.False(PbReader.Read(Encoding.UTF8.GetBytes(text), asItStands: true).Fails(out var file, out _));
        Assert.Equal(["a voter has two ballots", "META announces 4 ballots, the file has 3"], file.Findings.Select(f => f.What));
    }

    [Fact]
    public void What_is_not_text_is_refused()
    {
        foreach (var bytes in (byte[][])[[0xff, 0xfe, 0x4d, 0], [0x4d, 0x80, 0xff], Encoding.Unicode.GetBytes(Small), [.. Encoding.UTF8.GetBytes(Small), 0xc3]])
            Assert.True(PbReader.Read(bytes).Fails(out _, out _));
    }

    [Fact]
    public void Nothing_that_happens_to_a_file_breaks_the_reader()
    {
        var bytes = Encoding.UTF8.GetBytes(Small);
        for (var seed = 0; seed < (Elections.Long ? 500_000 : 20_000); seed++)
        {
            var random = new Random(seed);
            var broken = bytes.ToArray();
            for (var i = random.Next(4); i >= 0; i--)
            {
                var at = random.Next(broken.Length);
                broken = random.Next(4) switch
                {
                    0 => broken[..Math.Max(1, at)],
                    1 => [.. broken[..at], (byte)random.Next(256), .. broken[(at + 1)..]],
                    2 => [.. broken[..at], .. ";,\n\"-"u8.Slice(random.Next(5), 1), .. broken[at..]],
                    _ => [.. broken[..at], .. broken[random.Next(broken.Length)..]],
                };
            }

            // Refused, or an election that every rule decides or refuses to decide.
            if (PbReader.Read(broken, asItStands: random.Next(2) == 0).Fails(out var file, out var no)) Assert.NotEmpty(no.Sentence);
            else foreach (var rule in Rule.All) _ = file.Election.Decide(rule).Fails(out _, out _);
        }
    }

    [Fact]
    public void A_written_election_is_read_back_as_the_same_one()
    {
        for (var seed = 0; seed < 2_000; seed++)
        {
            var parts = Elections.Random(new Random(seed));
            parts = parts with { Projects = [.. parts.Projects.Select(p => p with { Name = "a \"b\"; c\nd" })] };
            var written = Written(parts.Election);
            var again = Must(written);
            Assert.Equal(written, Written(again.Election));
            Assert.Equal(parts.Election.Projects, again.Election.Projects);
            Assert.Equal(parts.Election.Ballots.Select(b => (b.Voters, string.Join('|', b.Choices))), again.Election.Ballots.Select(b => (b.Voters, string.Join('|', b.Choices))));
        }
    }

    [Fact]
    public void Points_default_scores_and_rankings_are_what_they_say()
    {
        var scores = Must("META\nkey;value\nnum_projects;3\nnum_votes;2\nbudget;10\nvote_type;scoring\ndefault_score;1\nPROJECTS\nproject_id;cost\n1;1\n2;1\n3;1\nVOTES\nvoter_id;vote;points\n1;1,2;5,-1\n2;3;2.5\n");
        Assert.Equal([(0, 5m), (1, 0m), (2, 1m)], scores.Election.Ballots[1].Choices.Select(c => (c.Project, c.Points)));
        Assert.Equal([(0, 1m), (1, 1m), (2, 2.5m)], scores.Election.Ballots[0].Choices.Select(c => (c.Project, c.Points)));
        Assert.Contains(scores.Findings, f => f.What.Contains("less than no points", StringComparison.Ordinal));

        var ranking = Must("META\nkey;value\nnum_projects;3\nnum_votes;1\nbudget;10\nvote_type;ordinal\nPROJECTS\nproject_id;cost\n1;1\n2;1\n3;1\nVOTES\nvoter_id;vote\n1;3,1,2\n");
        Assert.Equal([(0, 1m), (1, 0m), (2, 2m)], ranking.Election.Ballots[0].Choices.Select(c => (c.Project, c.Points)));
    }

    [Fact]
    public void Every_reference_file_is_read_and_survives_a_round_trip()
    {
        Elections.NeedData();
        foreach (var path in Directory.EnumerateFiles(Path.Combine(Elections.Data, "instances"), "*.pb", SearchOption.AllDirectories))
        {
            Assert.False(PbReader.Read(path).Fails(out var file, out var no), $"{path}: {no}");
            Assert.Equal(Written(file.Election), Written(Must(Written(file.Election)).Election));
        }
    }

    private static string Written(Election election)
    {
        using var writer = new StringWriter();
        PbWriter.Write(election, writer);
        return writer.ToString();
    }

    private static PbFile Must(string text) =>
        PbReader.Read(Encoding.UTF8.GetBytes(text)).Fails(out var file, out var no) ? throw new InvalidOperationException(no.Sentence) : file;
}
