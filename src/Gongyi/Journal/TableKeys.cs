using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Journal;

/// <summary>The one way in which a community's tables are keyed: the community first.</summary>
public static class TableKeys
{
    public static EntityTypeBuilder<T> KeptBy<T>(this EntityTypeBuilder<T> builder, string table) where T : CommunityRecord
    {
        ArgumentNullException.ThrowIfNull(builder);
        _ = builder.ToTable(table);
        _ = builder.HasKey(record => new { record.CommunityId, record.Id });
        _ = builder.Property(record => record.Id).ValueGeneratedNever();
        return builder;
    }

    /// <summary>A column that rows sealed by an older version do not have.</summary>
    public static void CameLater<T>(this PropertyBuilder<T> column)
    {
        ArgumentNullException.ThrowIfNull(column);
        _ = column.HasAnnotation(Db.Later, true);
    }

    /// <summary>Rows that live and are read with the record that owns them.</summary>
    public static void Contains<T, TPart>(
        this EntityTypeBuilder<T> builder, string list, string table, string owner, params string[] key) where T : class where TPart : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        _ = builder.HasMany(typeof(TPart), list).WithOne().HasForeignKey("CommunityId", owner).OnDelete(DeleteBehavior.Restrict);
        _ = builder.Navigation(list).AutoInclude().UsePropertyAccessMode(PropertyAccessMode.Field);
        var part = builder.Metadata.Model.FindEntityType(typeof(TPart))!;
        part.SetTableName(table);
        _ = part.SetPrimaryKey([.. key.Prepend("CommunityId").Select(name => part.FindProperty(name)!)]);
    }
}
