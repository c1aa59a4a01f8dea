using System.Text;

namespace Assignment.Tests;

public sealed class HostileInputTests : IDisposable
{
    private const string Needs = "id,x,y,skill,start,end,duration,priority,wait_days\n";
    private const string Resources = "id,x,y,skills,start,end,capacity\n";
    private const string Need = "a,0,0,1,600,660,30,1,0\n";
    private const string Resource = "r,0,5,1 2,600,720,1\n";

    private readonly string folder = Directory.CreateTempSubdirectory("assign-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("", Resources, "is empty")]
    [InlineData("\n\n", Resources, "is empty")]
    [InlineData(Needs, "", "is empty")]
    [InlineData("id,x,y,skill,start,end,duration,priority\n", Resources, "no column “wait_days”")]
    [InlineData(Needs, "id,x,y,start,end,capacity\n", "no column “skills”")]
    [InlineData("id,id,x,y,skill,start,end,duration,priority,wait_days\n", Resources, "two columns “id”")]
    [InlineData(Needs + "a,0,0,1,600,660,30,1\n", Resources, "has 8 values for 9 columns")]
    [InlineData(Needs + Need + Need, Resources, "“a” is taken")]
    [InlineData(Needs, Resources + Resource + Resource, "“r” is taken")]
    [InlineData(Needs + ",0,0,1,600,660,30,1,0\n", Resources, "“id” is empty")]
    [InlineData(Needs + "a,0,0,,600,660,30,1,0\n", Resources, "“skill” is empty")]
    [InlineData(Needs + "a,zero,0,1,600,660,30,1,0\n", Resources, "“x” must be a whole number")]
    [InlineData(Needs + "a,1.5,0,1,600,660,30,1,0\n", Resources, "“x” must be a whole number")]
    [InlineData(Needs + "a,99999999999999999999,0,1,600,660,30,1,0\n", Resources, "“x” must be a whole number")]
    [InlineData(Needs + "a,0,0,1,600,660,-30,1,0\n", Resources, "“duration” must be a whole number from 0")]
    [InlineData(Needs + "a,0,0,1,600,660,30,9999999999,0\n", Resources, "“priority” must be")]
    [InlineData(Needs + "a,0,0,1,600,660,30,1,-1\n", Resources, "“wait_days” must be")]
    [InlineData(Needs, Resources + "r,0,5,1,600,720,-1\n", "“capacity” must be")]
    [InlineData(Needs, Resources + "r,0,5,1,600,720,3000000000\n", "“capacity” must be")]
    [InlineData(Needs + "\"a,0,0,1,600,660,30,1,0\n", Resources, "a quote is opened")]
    [InlineData(Needs + "\"a\"b,0,0,1,600,660,30,1,0\n", Resources, "behind a closing quote")]
    [InlineData("%PDF-1.7 rubbish\u0001", Resources, "no column “id”")]
    public void Bad_input_is_one_clear_sentence_and_nothing_is_written(string needs, string resources, string sentence)
    {
        var (needsPath, resourcesPath) = Write(needs, resources);
        var (code, output, error) = House.Assign("solve", needsPath, resourcesPath, "--json", "--pairs", In("p.csv"), "--certificates", In("c.json"));
        Assert.Equal((2, ""), (code, output));
        Assert.Contains(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.Equal(["n.csv", "r.csv"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void Bytes_that_are_not_text_are_bad_input()
    {
        var (needs, resources) = Write(Needs, Resources);
        var bytes = new byte[10_000];
        for (var seed = 0; seed < 50; seed++)
        {
            new Random(seed).NextBytes(bytes);
            File.WriteAllBytes(needs, bytes);
            var (code, _, error) = House.Assign("solve", needs, resources);
            Assert.Equal(2, code);
            Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("solve")]
    [InlineData("solve", "only-one")]
    [InlineData("solve", "a", "b", "c")]
    [InlineData("solve", "a", "b", "--loud")]
    [InlineData("solve", "a", "b", "--pairs")]
    [InlineData("solve", "a", "a")]
    [InlineData("solve", "a", "b", "--pairs", "a")]
    [InlineData("solve", "no-such-file", "nor-this")]
    [InlineData("check", "a", "b", "c")]
    [InlineData("dance")]
    [InlineData("")]
    public void Bad_arguments_are_one_clear_sentence(params string[] args)
    {
        var (code, output, error) = House.Assign(args);
        Assert.Equal((2, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
        Assert.NotEmpty(error.Trim());
    }

    [Theory]
    [InlineData("id,x,y,skill,start,end,duration,priority,wait_days\r\na,0,0,1,600,660,30,1,0\r\n")]
    [InlineData("\uFEFFid,x,y,skill,start,end,duration,priority,wait_days\na,0,0,1,600,660,30,1,0")]
    [InlineData("\"id\",\"x\",y,skill,start,end,duration,priority,wait_days\n\"a\",\"0\",0,\"1\",600,660,30,1,0\n\n")]
    [InlineData("wait_days,note,id,x,y,skill,start,end,duration,priority\n0,\"quoted \"\"words\"\",\nand a line\", a ,+0,0,1,600,660,30,1\n")]
    public void Line_ends_marks_quotes_and_other_columns_do_no_harm(string needs)
    {
        var (needsPath, resourcesPath) = Write(needs, Resources + Resource);
        var (code, output, _) = House.Assign("solve", needsPath, resourcesPath, "--json");
        Assert.Equal((0, """{"served":1,"by_priority":{"3":0,"2":0,"1":1},"score":100,"distance":5}"""), (code, output.Trim()));
    }

    [Fact]
    public void Boards_without_rows_and_numbers_at_the_edge_are_solved()
    {
        var (needs, resources) = Write(Needs, Resources);
        Assert.Equal((0, """{"served":0,"by_priority":{"3":0,"2":0,"1":0},"score":0,"distance":0}"""), Solve());
        Write(Needs + "a,-1000000000000,1000000000000,日,-1000000000000,1000000000000,0,-2147483648,1000000000000\n",
            Resources + "r,-999999999400,1000000000000,x 日,0,0,2147483647\ns,1000000000000,-1000000000000,日,0,0,1\n");
        Assert.Equal((0, """{"served":1,"by_priority":{"3":0,"2":0,"1":0,"-2147483648":1},"score":785251635200,"distance":600}"""), Solve());

        (int, string) Solve() => House.Assign("solve", needs, resources, "--json") is var (code, output, _) ? (code, output.Trim()) : default;
    }

    [Theory]
    [InlineData(1200, 0, 1)]
    [InlineData(1201, 0, 0)]
    [InlineData(-720, 960, 1)]
    [InlineData(-721, 960, 0)]
    public void Twelve_hundred_metres_are_the_limit(int x, int y, int served)
    {
        var (needs, resources) = Write(Needs + Need, Resources + $"r,{x},{y},1,600,660,1\n");
        Assert.StartsWith($"{{\"served\":{served},", House.Assign("solve", needs, resources, "--json").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("not json", 2)]
    [InlineData("", 2)]
    [InlineData("[]", 1)]
    [InlineData("null", 1)]
    [InlineData("{\"format\":\"assignment-certificate/1\"}", 1)]
    [InlineData("{\"format\":\"x\",\"totals\":{\"served\":0,\"by_priority\":[],\"score\":0,\"distance\":0,\"load\":0,\"changes\":0},\"prices\":[null],\"shortages\":[],\"seal\":\"\"}", 1)]
    [InlineData("{\"format\":\"x\",\"totals\":{\"served\":1e400,\"by_priority\":[],\"score\":0,\"distance\":0,\"load\":0,\"changes\":0},\"prices\":[],\"shortages\":[],\"seal\":\"\"}", 1)]
    public void A_certificate_that_is_none_is_not_accepted(string text, int expected)
    {
        var (needs, resources) = Write(Needs + Need, Resources + Resource);
        Assert.Equal(0, House.Assign("solve", needs, resources, "--pairs", In("p.csv")).Code);
        File.WriteAllText(In("c.json"), text);
        var (code, output, error) = House.Assign("check", needs, resources, In("p.csv"), In("c.json"));
        Assert.Equal((expected, ""), (code, output));
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Fact]
    public void Ids_with_commas_and_quotes_survive_the_way_through_files()
    {
        var (needs, resources) = Write(Needs + "\"a, \"\"b\"\"\",0,0,1,600,660,30,1,0\n", Resources + "\"r\n1\",0,5,1 2,600,720,1\n");
        Assert.Equal(0, House.Assign("solve", needs, resources, "--pairs", In("p.csv"), "--certificates", In("c.json")).Code);
        Assert.Equal(0, House.Assign("check", needs, resources, In("p.csv"), In("c.json")).Code);
    }

    [Fact]
    public void A_place_that_cannot_be_written_leaves_nothing_behind()
    {
        var (needs, resources) = Write(Needs + Need, Resources + Resource);
        Assert.Equal(2, House.Assign("solve", needs, resources, "--pairs", In("p.csv"), "--certificates", Path.Combine(folder, "no", "c.json")).Code);
        Assert.Equal(2, House.Assign("solve", needs, resources, "--pairs", In("p.csv"), "--certificates", folder).Code);
        Assert.Equal(["n.csv", "r.csv"], Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order());
    }

    private string In(string name) => Path.Combine(folder, name);

    private (string Needs, string Resources) Write(string needs, string resources)
    {
        File.WriteAllText(In("n.csv"), needs, new UTF8Encoding(false));
        File.WriteAllText(In("r.csv"), resources, new UTF8Encoding(false));
        return (In("n.csv"), In("r.csv"));
    }
}
