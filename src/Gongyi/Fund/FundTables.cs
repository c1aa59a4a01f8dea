using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Fund;

public static class FundTables
{
    extension(Db db)
    {
        public DbSet<Posting> Postings => db.Set<Posting>();
        public DbSet<PostingLine> PostingLines => db.Set<PostingLine>();
        public DbSet<Gift> Gifts => db.Set<Gift>();
        public DbSet<Payment> Payments => db.Set<Payment>();

        /// <summary>What the charity holds for the community: the sum of all postings, never a stored figure.</summary>
        public Money FundBalance => new(db.PostingLines.Where(line => line.Account == Account.Custody).Sum(line => line.Fen));

        /// <summary>Approved and not yet paid.</summary>
        public Money FundPromised => new(db.Payments.Where(payment => payment.State == PaymentState.Approved).Sum(payment => payment.Fen));
    }

    private sealed class Tables : IEntityTypeConfiguration<Posting>, IEntityTypeConfiguration<Gift>, IEntityTypeConfiguration<Payment>
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
        }

        public void Configure(EntityTypeBuilder<Payment> builder)
        {
            builder.KeptBy("Payments");
            builder.HasIndex(payment => new { payment.CommunityId, payment.Number }).IsUnique();
            builder.HasIndex(payment => new { payment.CommunityId, payment.ProjectId, payment.Instalment }).IsUnique();
        }
    }
}
