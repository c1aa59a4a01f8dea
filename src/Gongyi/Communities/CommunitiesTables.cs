using System.Collections.Frozen;
using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Communities;

/// <summary>A bearer token: one person in one capacity. Only its hash is kept.</summary>
public sealed class AccessToken
{
    public byte[] Hash { get; init; } = [];

    public int SeatCommunity { get; init; }

    public Guid SeatId { get; init; }
}

/// <summary>A day on which the State Council's notice differs from the plain week.</summary>
public sealed class Holiday
{
    public DateOnly Day { get; init; }

    public bool IsWorking { get; init; }
}

public static class CommunitiesTables
{
    extension(Db db)
    {
        public DbSet<Community> Communities => db.Set<Community>();
        public DbSet<Person> People => db.Set<Person>();
        public DbSet<Residence> Residences => db.Set<Residence>();
        public DbSet<Relation> Relations => db.Set<Relation>();
        public DbSet<Courtyard> Courtyards => db.Set<Courtyard>();
        public DbSet<Organization> Organizations => db.Set<Organization>();
        public DbSet<Body> Bodies => db.Set<Body>();
        public DbSet<Seat> Seats => db.Set<Seat>();
        public DbSet<Attachment> Attachments => db.Set<Attachment>();
        public DbSet<Erasure> Erasures => db.Set<Erasure>();
        public DbSet<AccessToken> AccessTokens => db.Set<AccessToken>();
        public DbSet<SignInCode> SignInCodes => db.Set<SignInCode>();
        public DbSet<Holiday> Holidays => db.Set<Holiday>();

        /// <summary>A courtyard's name by its id: a few dozen, asked on every list.</summary>
        public FrozenDictionary<Guid, string> CourtyardNames => db.Kept(
            "courtyards", () => db.Courtyards.AsSingleQuery().Select(each => new { each.Id, each.Name }).ToFrozenDictionary(each => each.Id, each => each.Name));
    }

    private sealed class Globals : IEntityTypeConfiguration<Community>, IEntityTypeConfiguration<Person>, IEntityTypeConfiguration<AccessToken>,
        IEntityTypeConfiguration<SignInCode>, IEntityTypeConfiguration<Holiday>
    {
        public void Configure(EntityTypeBuilder<Community> builder)
        {
            builder.ToTable("Communities");
            builder.Property(community => community.Id).ValueGeneratedNever();
            builder.HasIndex(community => community.Slug).IsUnique();
        }

        public void Configure(EntityTypeBuilder<Person> builder)
        {
            builder.ToTable("People");
            builder.Property(person => person.Id).ValueGeneratedNever();
            builder.HasIndex(person => person.Phone);
        }

        public void Configure(EntityTypeBuilder<SignInCode> builder)
        {
            builder.ToTable("SignInCodes");
            builder.Property(code => code.Id).ValueGeneratedNever();
            builder.HasIndex(code => new { code.Browser, code.Phone });
            builder.HasIndex(code => new { code.Phone, code.AskedAt });
            builder.HasIndex(code => new { code.ProvedAt, code.AskedAt });
        }

        public void Configure(EntityTypeBuilder<AccessToken> builder)
        {
            builder.ToTable("AccessTokens");
            builder.HasKey(token => token.Hash);
        }

        public void Configure(EntityTypeBuilder<Holiday> builder)
        {
            builder.ToTable("Holidays");
            builder.HasKey(holiday => holiday.Day);
        }
    }

    private sealed class Owned : IEntityTypeConfiguration<Residence>, IEntityTypeConfiguration<Relation>, IEntityTypeConfiguration<Courtyard>,
        IEntityTypeConfiguration<Organization>, IEntityTypeConfiguration<Body>, IEntityTypeConfiguration<Seat>, IEntityTypeConfiguration<Attachment>,
        IEntityTypeConfiguration<Erasure>
    {
        public void Configure(EntityTypeBuilder<Residence> builder)
        {
            builder.KeptBy("Residences");
            builder.HasIndex(residence => new { residence.CommunityId, residence.PersonId }).IsUnique();
            builder.HasIndex(residence => new { residence.CommunityId, residence.CourtyardId });
            builder.Property(residence => residence.BirthYear).CameLater();
            builder.Property(residence => residence.Living).CameLater();
            builder.Property(residence => residence.RegisteredElsewhere).CameLater();
        }

        public void Configure(EntityTypeBuilder<Relation> builder)
        {
            builder.KeptBy("Relations");
            builder.HasIndex(relation => new { relation.CommunityId, relation.PersonId, relation.OtherId }).IsUnique();
        }

        public void Configure(EntityTypeBuilder<Courtyard> builder)
        {
            builder.KeptBy("Courtyards");
            builder.Property(courtyard => courtyard.Buildings).CameLater();
            builder.Property(courtyard => courtyard.Units).CameLater();
            builder.Property(courtyard => courtyard.Households).CameLater();
        }

        public void Configure(EntityTypeBuilder<Organization> builder)
        {
            builder.KeptBy("Organizations");
            builder.Property(organization => organization.Kind).CameLater();
        }

        public void Configure(EntityTypeBuilder<Body> builder) => builder.KeptBy("Bodies");

        public void Configure(EntityTypeBuilder<Seat> builder)
        {
            builder.KeptBy("Seats");
            builder.HasIndex(seat => new { seat.CommunityId, seat.Capacity });
            builder.HasIndex(seat => new { seat.CommunityId, seat.PersonId });
        }

        public void Configure(EntityTypeBuilder<Erasure> builder) => builder.KeptBy("Erasures");

        public void Configure(EntityTypeBuilder<Attachment> builder)
        {
            builder.KeptBy("Attachments");
            builder.Ignore(attachment => attachment.Subject);
            builder.HasIndex(attachment => new { attachment.CommunityId, attachment.SubjectId });
        }
    }
}
