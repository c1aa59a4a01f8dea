using Gongyi.Shared;

namespace Gongyi.Tests.Walls;

/// <summary>A call or a page, as <c>docs/permissions.csv</c> names it.</summary>
/// <param name="Handler">Which press of a page; empty for looking at it and for the API.</param>
public sealed record Door(string Method, string Route, string Handler = "")
{
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Route}{(Handler.Length > 0 ? $"?handler={Handler}" : "")}";
}

/// <summary>docs/permissions.csv: one line a door, one column a reader; docs/decisions/0010 says what the words mean.</summary>
public sealed record PermissionSheet(IReadOnlyList<string> Columns, IReadOnlyDictionary<Door, IReadOnlyDictionary<string, string>> Cells)
{
    /// <summary>Nobody; a case worker of the other community; a case worker whose term is over.</summary>
    public const string None = "none", Foreign = "foreign", Expired = "expired";

    public static IReadOnlyList<string> Words { get; } = ["yes", "no", "own", "public", "full"];

    /// <summary>Everybody who may hold a seat, and the three who come without one.</summary>
    public static IReadOnlyList<string> Readers { get; } =
        [.. Enum.GetNames<Capacity>().Except([nameof(Capacity.House)]), None, Foreign, Expired];

    /// <summary>Three columns name the door, the last one says where its line comes from.</summary>
    public static PermissionSheet Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        var lines = csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r').Split(',')).ToList();
        var columns = lines[0][3..^1];
        Assert.All(lines, line => Assert.Equal(columns.Length + 4, line.Length));
        return new(columns, lines.Skip(1).ToDictionary(
            line => new Door(line[0], line[1], line[2]),
            line => (IReadOnlyDictionary<string, string>)columns.Zip(line[3..]).ToDictionary(cell => cell.First, cell => cell.Second)));
    }

    public PermissionSheet With(Door door, string reader, string word) => this with
    {
        Cells = new Dictionary<Door, IReadOnlyDictionary<string, string>>(Cells)
        {
            [door] = new Dictionary<string, string>(Cells.GetValueOrDefault(door, new Dictionary<string, string>())) { [reader] = word },
        },
    };

    public PermissionSheet Without(Func<Door, bool> doors) => this with { Cells = Cells.Where(row => !doors(row.Key)).ToDictionary() };

    /// <summary>Every cell that says something else than what was found, in words.</summary>
    public IEnumerable<string> Differences(IReadOnlyDictionary<Door, IReadOnlyDictionary<string, Found>> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        return from row in Cells
               where found.ContainsKey(row.Key)
               from reader in Columns
               let seen = found[row.Key][reader]
               where row.Value[reader] != seen.Word
               select $"{row.Key} · {reader}: the table says {row.Value[reader]}, the house says {seen.Word} ({seen.Why})";
    }

    /// <summary>Doors without a row, and rows without a door.</summary>
    public IEnumerable<string> Unmatched(IReadOnlyCollection<Door> doors) =>
        [.. doors.Except(Cells.Keys).Select(door => $"{door}: no row"), .. Cells.Keys.Except(doors).Select(door => $"{door}: no such door")];
}

/// <summary>What a reader found at a door: a word of the table, and the answers it comes from.</summary>
public sealed record Found(string Word, string Why);
