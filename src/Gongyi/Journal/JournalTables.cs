using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Journal;

/// <summary>Where the journal of a community ends: without it, cutting off the last entries would leave no trace.</summary>
public sealed record JournalHead
{
    /// <summary>How far the machine's clock may fall behind the last entry and be waited for.</summary>
    public static TimeSpan ClockSlack { get; } = TimeSpan.FromMinutes(5);

    public int CommunityId { get; init; }

    public long Seq { get; init; }

    public byte[] Hash { get; init; } = [];

    /// <summary>When the last entry was written.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>The last number given, per kind and year.</summary>
public sealed record Counter
{
    public int CommunityId { get; init; }

    public string Kind { get; init; } = "";

    public int Year { get; init; }

    public int Last { get; init; }
}

/// <summary>An answer already given to a key: the same request again gets it again.</summary>
public sealed class StoredAnswer
{
    public int CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public string Key { get; init; } = "";

    public byte[] BodyHash { get; init; } = [];

    public string Answer { get; init; } = "";

    public DateTimeOffset At { get; init; }
}

/// <summary>A key as the tables know it: whose it is, and in which community.</summary>
public readonly record struct AskedKey(int Community, Guid Person, string Key);

public static class JournalTables
{
    extension(Db db)
    {
        public DbSet<JournalEntry> Journal => db.Set<JournalEntry>();
        public DbSet<JournalHead> JournalHeads => db.Set<JournalHead>();
    }

    private sealed class Entries : IEntityTypeConfiguration<JournalEntry>
    {
        public void Configure(EntityTypeBuilder<JournalEntry> builder)
        {
            builder.ToTable("Journal").HasAnnotation(Db.Unsealed, true);
            builder.HasKey(entry => new { entry.CommunityId, entry.Seq });
            builder.Property(entry => entry.Seq).ValueGeneratedNever();
            builder.HasIndex(entry => new { entry.CommunityId, entry.SubjectId });
            builder.Ignore(entry => entry.Subject);
        }
    }

    private sealed class Heads : IEntityTypeConfiguration<JournalHead>
    {
        public void Configure(EntityTypeBuilder<JournalHead> builder)
        {
            builder.ToTable("JournalHeads").HasAnnotation(Db.Unsealed, true).HasAnnotation(Db.Figure, true);
            builder.HasKey(head => head.CommunityId);
            builder.Property(head => head.CommunityId).ValueGeneratedNever();
        }
    }

    private sealed class Counters : IEntityTypeConfiguration<Counter>
    {
        public void Configure(EntityTypeBuilder<Counter> builder)
        {
            builder.ToTable("Counters").HasAnnotation(Db.Unsealed, true).HasAnnotation(Db.Figure, true);
            builder.HasKey(counter => new { counter.CommunityId, counter.Kind, counter.Year });
        }
    }

    private sealed class StoredAnswers : IEntityTypeConfiguration<StoredAnswer>
    {
        public void Configure(EntityTypeBuilder<StoredAnswer> builder)
        {
            builder.ToTable("StoredAnswers").HasAnnotation(Db.Unsealed, true);
            builder.HasKey(answer => new { answer.CommunityId, answer.PersonId, answer.Key });
        }
    }
}
