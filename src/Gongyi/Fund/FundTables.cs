using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Fund;

/// <summary>
/// What an account holds: the sum of its lines, kept beside them in the same transaction so that nobody adds up years to
/// answer one question. <c>gongyi verify</c> adds them up again.
/// </summary>
public sealed record AccountBalance
{
    public int CommunityId { get; init; }

    public Account Account { get; init; }

    public long Fen { get; init; }
}

public static class FundTables
{
    extension(Db db)
    {
        public DbSet<Posting> Postings => db.Set<Posting>();
        public DbSet<PostingLine> PostingLines => db.Set<PostingLine>();
        public DbSet<Gift> Gifts => db.Set<Gift>();
        public DbSet<Payment> Payments => db.Set<Payment>();
        public DbSet<AccountBalance> AccountBalances => db.Set<AccountBalance>();

        public DbSet<Promise> Promises => db.Set<Promise>();
        public DbSet<BookEntry> BookEntries => db.Set<BookEntry>();
        public DbSet<EmergencyAid> Aids => db.Set<EmergencyAid>();

        /// <summary>Approved and not yet paid.</summary>
        public Money FundPromised => new(
            db.Payments.Where(payment => payment.State == PaymentState.Approved).Sum(payment => payment.Fen)
            + db.Aids.Where(aid => aid.State == AidState.Approved).Sum(aid => aid.Fen));
    }

    private sealed class Tables : IEntityTypeConfiguration<Posting>, IEntityTypeConfiguration<Gift>, IEntityTypeConfiguration<Payment>,
        IEntityTypeConfiguration<AccountBalance>, IEntityTypeConfiguration<Promise>, IEntityTypeConfiguration<BookEntry>, IEntityTypeConfiguration<EmergencyAid>
    {
        public void Configure(EntityTypeBuilder<Posting> builder)
        {
            builder.KeptBy("Postings");
            builder.Ignore(posting => posting.Change);
            builder.HasIndex(posting => new { posting.CommunityId, posting.Number }).IsUnique();
            // One source, one posting: the database says so too.
            builder.HasIndex(posting => new { posting.CommunityId, posting.SourceId }).IsUnique();
            builder.Contains<Posting, PostingLine>(
                nameof(Posting.Lines), "PostingLines", nameof(PostingLine.PostingId), nameof(PostingLine.PostingId), nameof(PostingLine.No));
        }

        public void Configure(EntityTypeBuilder<Gift> builder)
        {
            builder.KeptBy("Gifts");
            builder.HasIndex(gift => new { gift.CommunityId, gift.Number }).IsUnique();
            builder.Property(gift => gift.Kind).CameLater();
        }

        public void Configure(EntityTypeBuilder<Promise> builder)
        {
            builder.KeptBy("Promises");
            builder.HasIndex(promise => new { promise.CommunityId, promise.Number }).IsUnique();
        }

        public void Configure(EntityTypeBuilder<BookEntry> builder)
        {
            builder.KeptBy("BookEntries");
            builder.HasIndex(entry => new { entry.CommunityId, entry.Number }).IsUnique();
        }

        public void Configure(EntityTypeBuilder<EmergencyAid> builder)
        {
            builder.KeptBy("Aids");
            builder.HasIndex(aid => new { aid.CommunityId, aid.Number }).IsUnique();
            builder.HasIndex(aid => new { aid.CommunityId, aid.State });
        }

        public void Configure(EntityTypeBuilder<Payment> builder)
        {
            builder.KeptBy("Payments");
            builder.HasIndex(payment => new { payment.CommunityId, payment.Number }).IsUnique();
            builder.HasIndex(payment => new { payment.CommunityId, payment.ProjectId, payment.Instalment }).IsUnique();
            builder.HasIndex(payment => new { payment.CommunityId, payment.State });
        }

        public void Configure(EntityTypeBuilder<AccountBalance> builder)
        {
            builder.ToTable("AccountBalances").HasAnnotation(Db.Unsealed, true).HasAnnotation(Db.Figure, true);
            builder.HasKey(balance => new { balance.CommunityId, balance.Account });
        }
    }
}
