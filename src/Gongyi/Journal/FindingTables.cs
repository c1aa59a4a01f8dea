using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Journal;

/// <summary>A record's card in the index: small numbers stand for records, later ones for newer records.</summary>
public sealed record SearchCard
{
    public int CommunityId { get; init; }

    public int No { get; init; }

    public Guid RecordId { get; init; }
}

/// <summary>The cards on which a word stands, as far as their numbers lie in one block of <see cref="CardSet.Block"/>.</summary>
public sealed record SearchWord
{
    public int CommunityId { get; init; }

    public string Word { get; init; } = "";

    public int Block { get; init; }

    public byte[] Cards { get; init; } = [];
}

public static class FindingTables
{
    extension(Db db)
    {
        public DbSet<SearchCard> SearchCards => db.Set<SearchCard>();
        public DbSet<SearchWord> SearchWords => db.Set<SearchWord>();
    }

    private sealed class Tables : IEntityTypeConfiguration<SearchCard>, IEntityTypeConfiguration<SearchWord>
    {
        public void Configure(EntityTypeBuilder<SearchCard> builder)
        {
            builder.ToTable("SearchCards").HasAnnotation(Db.Unsealed, true);
            builder.HasKey(card => new { card.CommunityId, card.No });
            builder.Property(card => card.No).ValueGeneratedNever();
            builder.HasIndex(card => new { card.CommunityId, card.RecordId }).IsUnique();
        }

        public void Configure(EntityTypeBuilder<SearchWord> builder)
        {
            builder.ToTable("SearchWords").HasAnnotation(Db.Unsealed, true);
            builder.HasKey(word => new { word.CommunityId, word.Word, word.Block });
            builder.Property(word => word.Block).ValueGeneratedNever();
        }
    }
}
