using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Matching;

public static class MatchingTables
{
    extension(Db db)
    {
        public DbSet<Match> Matches => db.Set<Match>();
    }

    /// <summary>Places already taken, by resource.</summary>
    public static Dictionary<Guid, int> Taken(Db db)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db.Matches
            .Where(match => match.State != MatchState.Done && match.State != MatchState.Cancelled)
            .GroupBy(match => match.ResourceId)
            .Select(places => new { places.Key, Count = places.Count() })
            .ToDictionary(places => places.Key, places => places.Count);
    }

    private sealed class Tables : IEntityTypeConfiguration<Match>
    {
        public void Configure(EntityTypeBuilder<Match> builder)
        {
            builder.KeptBy("Matches");
            builder.HasIndex(match => new { match.CommunityId, match.NeedId });
            builder.HasIndex(match => new { match.CommunityId, match.ResourceId, match.State });
        }
    }
}
