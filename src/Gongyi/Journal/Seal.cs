using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Gongyi.Journal;

/// <summary>
/// The digest of a row as it stands in the journal entry that wrote it, so that a row changed, added or removed behind
/// the journal's back is found.
/// </summary>
/// <remarks>
/// Computed over stored values, by column name. Free text enters only as a salted hash: the salt can be erased with the
/// person, and then the digest tells nothing about the text any more.
/// </remarks>
public static class Seal
{
    public static bool IsSealed(IReadOnlyEntityType table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return table.FindProperty("CommunityId") is not null && table.FindAnnotation(Db.Unsealed) is null;
    }

    /// <summary><c>Ballots/1/3f2a…/77c0…</c>: the table and the key of a row.</summary>
    public static string Name(RowShape shape, Func<RowColumn, object?> stored)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(stored);
        return $"{shape.Table}/{string.Join('/', shape.Key.Select(part => Plain(stored(part))))}";
    }

    /// <summary>SHA-256 over all columns, in the order of their names; without those that came later and are empty.</summary>
    public static string Digest(RowShape shape, Func<RowColumn, object?> stored, byte[] textSalt)
    {
        ArgumentNullException.ThrowIfNull(shape);
        ArgumentNullException.ThrowIfNull(stored);
        var lines = new StringBuilder(256);
        foreach (var column in shape.Columns)
        {
            var value = stored(column);
            if (column.IsLater && value is null or DBNull) continue;
            var shown = value is string text && column.IsText
                ? Convert.ToHexStringLower(HMACSHA256.HashData(textSalt, Encoding.UTF8.GetBytes(text)))
                : Plain(value);
            _ = lines.Append(column.Name).Append('=').Append(shown).Append('\n');
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }

    /// <summary>The same on every database, whatever it stores the value as.</summary>
    private static string Plain(object? stored) => stored switch
    {
        null or DBNull => "-",
        byte[] { Length: 16 } id => new Guid(id, bigEndian: true).ToString(),
        byte[] bytes => Convert.ToHexStringLower(bytes),
        bool yes => yes ? "1" : "0",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => stored.ToString()!,
    };
}
