using System.Collections.Concurrent;
using System.Data.Common;
using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Gongyi.Journal;

/// <summary>One column: how its value is read from a record, and as what it is stored.</summary>
public sealed class RowColumn(IProperty property, int at)
{
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
    private readonly Func<object, object?> read = property.GetGetter().GetClrValue;
    private readonly PropertyInfo? written = property.PropertyInfo;

    /// <summary>Where it stands among the columns of its shape.</summary>
    public int At => at;

    public string Name { get; } = property.Name;

    public string Column { get; } = property.GetColumnName();

    public bool InKey { get; } = property.IsPrimaryKey();

    /// <summary>Free text, which enters a digest only as a salted hash.</summary>
    public bool IsText { get; } = property.ClrType == typeof(string);

    /// <summary>Whether it came after rows had been sealed without it.</summary>
    public bool IsLater { get; } = property.FindAnnotation(Db.Later) is not null;

    public object? Stored(object record) =>
        read(record) is { } value ? mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value : null;

    /// <summary>The stored form of what a seal's name says of a key.</summary>
    public object Parse(string plain)
    {
        var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
        return type == typeof(byte[]) ? Guid.Parse(plain).ToByteArray(bigEndian: true)
            : type == typeof(Guid) ? Guid.Parse(plain)
            : Convert.ChangeType(plain, type, System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>A parameter of the column's type, to be filled again and again.</summary>
    public DbParameter Parameter(DbCommand command, string name) => mapping.CreateParameter(command, name, null, nullable: true);

    /// <summary>Takes over a stored value; only for records that are read without the context.</summary>
    public void Fill(object record, object stored)
    {
        if (stored is DBNull) return;
        var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        var value = type.IsInstanceOfType(stored) ? stored : Convert.ChangeType(stored, type, System.Globalization.CultureInfo.InvariantCulture);
        written!.SetValue(record, mapping.Converter is { } converter ? converter.ConvertFromProvider(value) : value);
    }
}

/// <summary>
/// How records of one kind become rows. Rows are written by prepared statements made from the model once: the context's
/// own saving costs more than everything else in an action.
/// </summary>
public sealed class RowShape
{
    private static readonly ConcurrentDictionary<IEntityType, RowShape> Known = new();
    private readonly List<(Func<object, object?> Read, IEntityType Part)> lists;
    private readonly Type kind;

    private RowShape(IEntityType table)
    {
        (kind, Table, IsFigure) = (table.ClrType, table.GetTableName()!, table.FindAnnotation(Db.Figure) is not null);
        (IsSealed, IsOwn) = (Seal.IsSealed(table), table.FindAnnotation(Db.Own) is not null);
        Columns = [.. table.GetProperties().OrderBy(property => property.Name, StringComparer.Ordinal).Select((property, at) => new RowColumn(property, at))];
        var order = table.FindPrimaryKey()!.Properties.Select(part => part.Name).ToList();
        Key = [.. order.Select(name => Columns.Single(column => column.Name == name))];
        Depth = table.GetForeignKeys().Select(key => key.PrincipalEntityType).Where(owner => owner != table).Select(owner => Of(owner).Depth + 1).DefaultIfEmpty(0).Max();
        lists = [.. table.GetNavigations().Where(list => list.IsCollection).Select(list => ((Func<object, object?>)list.GetGetter().GetClrValue, list.TargetEntityType))];
        (Insert, Update, Upsert, Find, FindAll) = (Statement(0), Statement(1), Statement(2), SelectBy(Key), SelectBy([Key[0]]));
    }

    public string Table { get; }

    /// <summary>Whether the journal holds a digest of every row.</summary>
    public bool IsSealed { get; }

    /// <summary>Whether every action of a community moves its rows on (<see cref="Figures"/>).</summary>
    public bool IsFigure { get; }

    /// <summary>Whether its rows concern nobody but whom they belong to.</summary>
    public bool IsOwn { get; }

    /// <summary>In the order of their names, as digests take them.</summary>
    public IReadOnlyList<RowColumn> Columns { get; }

    /// <summary>In the order of the key: the community first.</summary>
    public IReadOnlyList<RowColumn> Key { get; }

    /// <summary>How many owners stand above a row: owners are written first.</summary>
    public int Depth { get; }

    /// <summary>Statements whose parameters are the columns, $1, $2 … in the order of <see cref="Columns"/>.</summary>
    public string Insert { get; }

    public string Update { get; }

    public string Upsert { get; }

    /// <summary>The row of a key: parameters are the key's columns.</summary>
    public string Find { get; }

    /// <summary>All rows of the key's first column, which is the community.</summary>
    public string FindAll { get; }

    public static RowShape Of(IEntityType table) => Known.GetOrAdd(table, static each => new(each));

    /// <summary>The records that live in this record's lists, and in theirs.</summary>
    public IEnumerable<(RowShape Shape, object Record)> Parts(object record)
    {
        foreach (var (read, part) in lists)
            foreach (var each in (System.Collections.IEnumerable?)read(record) ?? Array.Empty<object>())
            {
                yield return (Of(part), each);
                foreach (var deeper in Of(part).Parts(each)) yield return deeper;
            }
    }

    /// <summary>A record's values as they are stored, in the order of <see cref="Columns"/>.</summary>
    public object?[] Values(object record)
    {
        var values = new object?[Columns.Count];
        for (var at = 0; at < values.Length; at++) values[at] = Columns[at].Stored(record);
        return values;
    }

    /// <summary>The record of a row that was selected with <see cref="Find"/> or <see cref="FindAll"/>.</summary>
    public object Read(DbDataReader reader)
    {
        var record = Activator.CreateInstance(kind)!;
        for (var at = 0; at < Columns.Count; at++) Columns[at].Fill(record, reader.GetValue(at));
        return record;
    }

    private string Statement(int kind)
    {
        var names = string.Join(", ", Columns.Select(column => $"\"{column.Column}\""));
        var values = string.Join(", ", Columns.Select((_, at) => $"${at + 1}"));
        var changed = Columns.Select((column, at) => (column, at)).Where(each => !each.column.InKey).ToList();
        var insert = $"INSERT INTO \"{Table}\" ({names}) VALUES ({values})";
        return kind switch
        {
            0 => insert,
            1 => $"UPDATE \"{Table}\" SET {string.Join(", ", changed.Select(each => $"\"{each.column.Column}\" = ${each.at + 1}"))} WHERE "
                + string.Join(" AND ", Columns.Select((column, at) => (column, at)).Where(each => each.column.InKey).Select(each => $"\"{each.column.Column}\" = ${each.at + 1}")),
            _ => $"{insert} ON CONFLICT ({string.Join(", ", Key.Select(column => $"\"{column.Column}\""))}) DO UPDATE SET "
                + string.Join(", ", changed.Select(each => $"\"{each.column.Column}\" = excluded.\"{each.column.Column}\"")),
        };
    }

    private string SelectBy(IReadOnlyList<RowColumn> key) =>
        $"SELECT {string.Join(", ", Columns.Select(column => $"\"{column.Column}\""))} FROM \"{Table}\" WHERE "
        + string.Join(" AND ", key.Select((column, at) => $"\"{column.Column}\" = ${at + 1}"));
}
