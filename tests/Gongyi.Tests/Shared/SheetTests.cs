using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Tests.Shared;

/// <summary>Rows as Excel and WPS put them on the clipboard, and as people mend them by hand.</summary>
public sealed class SheetTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\tb\r\nc\td\r\n", "1:a|b 2:c|d")]
    [InlineData("a\tb\rc\td", "1:a|b 2:c|d")]
    [InlineData("\n\na\tb", "1: 2: 3:a|b")]
    [InlineData("a\t\n\tb", "1:a| 2:|b")]
    [InlineData("\"x\ny\"\tb\nc\td", "1:x\ny|b 2:c|d")]
    [InlineData("\"他说\"\"好\"\"\"\tb", "1:他说\"好\"|b")]
    [InlineData("\"\"\tb", "1:|b")]
    [InlineData("\"\"\"\"\tb", "1:\"|b")]
    [InlineData("\"没有收尾\tb\nc\td", "1:\"没有收尾|b 2:c|d")]
    [InlineData("王\"明\"\tb", "1:王\"明\"|b")]
    [InlineData("\"", "1:\"")]
    [InlineData("\uFEFFa\tb", "1:a|b")]
    public void Rows_and_cells_are_read_as_a_spreadsheet_writes_them(string pasted, string read) =>
        Assert.Equal(read, string.Join(' ', Sheet.Read(pasted).Select(row => $"{row.No}:{string.Join('|', row.Cells)}")));

    [Fact]
    public void What_was_pasted_is_kept_row_by_row()
    {
        var rows = Sheet.Read("a\t\"x\ny\"\r\nb\tc\n");
        Assert.Equal(["a\t\"x\ny\"", "b\tc"], rows.Select(row => row.Raw));
    }

    [Fact]
    public void Open_quotes_without_end_are_read_in_a_moment()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        Assert.Equal(100_000, Sheet.Read(string.Concat(Enumerable.Repeat("\"甲\n", 100_000))).Count);
        Assert.Equal(2, Sheet.Read(string.Concat(Enumerable.Repeat("\"甲\t", 100_000)) + "\nx").Count);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    /// <summary>Any cells, written as Excel writes them, come back as they were.</summary>
    [Fact]
    public void Whatever_a_spreadsheet_writes_comes_back()
    {
        var random = new Random(20261125);
        string[] bits = ["王", "a", "\"", "\n", " ", "１", "，", "'", "=1+1"];
        for (var round = 0; round < 500; round++)
        {
            var table = Enumerable.Range(0, random.Next(1, 5)).Select(_ => Enumerable.Range(0, random.Next(2, 5))
                .Select(_ => string.Concat(Enumerable.Range(0, random.Next(0, 5)).Select(_ => bits[random.Next(bits.Length)]))).ToArray()).ToArray();
            var written = string.Concat(table.Select(row => string.Join('\t', row.Select(Excel)) + "\r\n"));
            Assert.Equal(table, Sheet.Read(written).Select(row => row.Cells.ToArray()));
        }

        static string Excel(string cell) => cell.AsSpan().IndexOfAny('"', '\n') < 0 ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    [Fact]
    public void A_head_says_what_the_columns_are_and_without_one_they_stand_as_usual()
    {
        var named = NeedSheet.Read("慈善需求台账\n序号\t需求内容\t居民 姓名\t院落/小区\t联系电话（手机）\t身份证号\n1\t灯坏了\t王 明\t南院\t１３８\t110101199001011234\n");
        var line = Assert.Single(named.Lines);
        Assert.Equal((3, "灯坏了", "王 明", "南院", "１３８", ""), (line.No, line[NeedColumn.Text], line[NeedColumn.Name], line[NeedColumn.Courtyard], line[NeedColumn.Phone], line[NeedColumn.Category]));
        Assert.Equal(["序号", "身份证号"], named.Unread);
        Assert.Equal(2, named.Head.Split('\n').Length);

        var plain = NeedSheet.Read("王明\t138\t南院\t灯坏了\t安全应急\t急");
        Assert.Equal(("", 0), (plain.Head, plain.Unread.Count));
        Assert.Equal("安全应急 急", $"{plain.Lines[0][NeedColumn.Category]} {plain.Lines[0][NeedColumn.Urgency]}");
        Assert.False(NeedSheet.Read("请帮忙").Lines[0].IsWhole);
    }

    [Theory]
    [InlineData("助老", Category.ElderCare)]
    [InlineData(" 助 老 ", Category.ElderCare)]
    [InlineData("养老", Category.ElderCare)]
    [InlineData("环境", Category.Environment)]
    [InlineData("", null)]
    public void A_choice_is_read_as_workers_write_it(string cell, Category? category) => Assert.Equal(category, SheetWords.Read<Category>(cell).Value!.Value);

    [Fact]
    public void A_short_word_is_not_taken_for_a_longer_one()
    {
        Assert.Equal((Urgency.Urgent, Urgency.Emergency, Urgency.Emergency), (Soon("急"), Soon("紧急"), Soon("特急")));
        Says.No<WordNotListed, Listed.Picked<Category>>(SheetWords.Read<Category>("助"));
        Says.No<WordNotListed, Listed.Picked<Urgency>>(SheetWords.Read<Urgency>("马上"));

        static Urgency? Soon(string cell) => SheetWords.Read<Urgency>(cell).Value!.Value;
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("  @SUM(A1)", "'  @SUM(A1)")]
    [InlineData("－1", "'－1")]
    [InlineData("\t=1", "\"'\t=1\"")]
    [InlineData("a\"b,c", "\"a\"\"b,c\"")]
    [InlineData("x\r\ny", "\"x\ny\"")]
    [InlineData(null, "")]
    [InlineData("N-2026-0005", "N-2026-0005")]
    public void No_cell_becomes_a_formula(string? value, string written) =>
        Assert.Equal($"\uFEFF{written},b\r\n", System.Text.Encoding.UTF8.GetString(Csv.Of([[value, "b"]])));
}
