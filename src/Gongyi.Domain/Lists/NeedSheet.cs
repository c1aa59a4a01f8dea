using System.Text;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>What a column of the needs ledger (慈善需求台账) says.</summary>
public enum NeedColumn { Name, Phone, Courtyard, Text, Category, Urgency, Source }

/// <summary>The needs ledger as workers keep it in a spreadsheet: what each row says, in whatever order its columns stand.</summary>
public sealed record NeedSheet(IReadOnlyList<NeedSheet.Line> Lines, string Head, IReadOnlyList<string> Unread)
{
    /// <summary>The order of a sheet that does not say what its columns are.</summary>
    private static readonly NeedColumn[] Usual = [NeedColumn.Name, NeedColumn.Phone, NeedColumn.Courtyard, NeedColumn.Text, NeedColumn.Category, NeedColumn.Urgency];

    private static readonly Dictionary<string, NeedColumn> Heads = new()
    {
        ["姓名"] = NeedColumn.Name, ["名字"] = NeedColumn.Name, ["居民姓名"] = NeedColumn.Name, ["服务对象"] = NeedColumn.Name, ["提出人"] = NeedColumn.Name,
        ["手机"] = NeedColumn.Phone, ["手机号"] = NeedColumn.Phone, ["手机号码"] = NeedColumn.Phone, ["电话"] = NeedColumn.Phone, ["联系电话"] = NeedColumn.Phone, ["联系方式"] = NeedColumn.Phone,
        ["小区"] = NeedColumn.Courtyard, ["院落"] = NeedColumn.Courtyard, ["院落小区"] = NeedColumn.Courtyard, ["小区或楼栋"] = NeedColumn.Courtyard, ["小区楼栋"] = NeedColumn.Courtyard,
        ["住址"] = NeedColumn.Courtyard, ["地址"] = NeedColumn.Courtyard, ["楼栋"] = NeedColumn.Courtyard,
        ["事项"] = NeedColumn.Text, ["需求"] = NeedColumn.Text, ["需求内容"] = NeedColumn.Text, ["需要什么帮忙"] = NeedColumn.Text, ["内容"] = NeedColumn.Text, ["一句话"] = NeedColumn.Text, ["原话"] = NeedColumn.Text,
        ["类别"] = NeedColumn.Category, ["需求类别"] = NeedColumn.Category, ["类型"] = NeedColumn.Category, ["需求类型"] = NeedColumn.Category,
        ["紧急程度"] = NeedColumn.Urgency, ["缓急"] = NeedColumn.Urgency, ["紧急"] = NeedColumn.Urgency,
        ["来源"] = NeedColumn.Source, ["需求来源"] = NeedColumn.Source,
    };

    /// <param name="No">As the spreadsheet counts, the head included.</param>
    /// <param name="Cells">What stands under the columns that are read; trimmed.</param>
    /// <param name="Raw">The row as it was pasted.</param>
    /// <param name="IsWhole">False where nothing parts the row into cells.</param>
    public sealed record Line(int No, IReadOnlyDictionary<NeedColumn, string> Cells, string Raw, bool IsWhole)
    {
        public string this[NeedColumn column] => Cells.GetValueOrDefault(column, "");
    }

    /// <summary>The first row is the head when it names the person and what is needed; titles above it are passed over.</summary>
    public static NeedSheet Read(string? pasted)
    {
        var rows = Sheet.Read(pasted).Where(row => !row.IsEmpty).ToList();
        var head = rows.FindIndex(IsHead);
        var columns = head < 0 ? [.. Usual.Cast<NeedColumn?>()] : Columns(rows[head].Cells);
        var unread = head < 0 ? [] : rows[head].Cells.Where((cell, at) => columns[at] is null && cell.Trim().Length > 0).Select(cell => cell.Trim()).ToList();
        return new(
            [.. rows.Skip(head + 1).Select(row => new Line(row.No, CellsOf(row, columns), row.Raw, row.Cells.Count > 1))],
            head < 0 ? "" : string.Join('\n', rows.Take(head + 1).Select(row => row.Raw)), unread);
    }

    private static bool IsHead(Sheet.Row row)
    {
        var columns = Columns(row.Cells);
        return columns.Contains(NeedColumn.Name) && columns.Contains(NeedColumn.Text);
    }

    /// <summary>Where two columns are called alike the first is read.</summary>
    private static List<NeedColumn?> Columns(IReadOnlyList<string> head)
    {
        var columns = new List<NeedColumn?>();
        foreach (var cell in head) columns.Add(Heads.TryGetValue(Key(cell), out var column) && !columns.Contains(column) ? column : null);
        return columns;
    }

    /// <summary>小区（院落） and 手机 号 are called as they are without marks, and what stands in brackets explains only.</summary>
    private static string Key(string cell)
    {
        var open = cell.IndexOfAny(['(', '（', '*', '＊']);
        var named = Terms.Whole(open > 0 ? cell[..open] : cell);
        return named.Length > 0 ? named : Terms.Whole(cell);
    }

    private static Dictionary<NeedColumn, string> CellsOf(Sheet.Row row, List<NeedColumn?> columns)
    {
        var cells = new Dictionary<NeedColumn, string>();
        for (var at = 0; at < Math.Min(columns.Count, row.Cells.Count); at++)
            if (columns[at] is { } column) cells[column] = column is NeedColumn.Text ? row.Cells[at].Trim() : OneLine(row.Cells[at]);
        return cells;
    }

    private static string OneLine(string cell)
    {
        var line = new StringBuilder(cell.Length);
        foreach (var letter in cell) _ = line.Append(letter is '\n' or '\u00A0' or '\u3000' ? ' ' : letter);
        return line.ToString().Trim();
    }
}
