using System.Globalization;

namespace Gongyi.Bench;

/// <summary>A row a measurement, and beside it how it stands to what it is compared with.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> rows = [];

    public void Add(params string[] row) => rows.Add(row);

    public static string Rate(double perSecond) => perSecond.ToString("#,##0", CultureInfo.InvariantCulture);

    public static string Ratio(double ratio) => ratio.ToString("0.00", CultureInfo.InvariantCulture) + "×";

    public static string Milliseconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    public void Print()
    {
        Console.WriteLine();
        Console.WriteLine($"### {title}");
        Console.WriteLine($"| {string.Join(" | ", columns)} |");
        Console.WriteLine($"|{string.Concat(columns.Select(_ => "---|"))}");
        foreach (var row in rows) Console.WriteLine($"| {string.Join(" | ", row)} |");
    }
}
