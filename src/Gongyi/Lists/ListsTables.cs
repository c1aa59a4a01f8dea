using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Lists;

public static class ListsTables
{
    extension(Db db)
    {
        public DbSet<Need> Needs => db.Set<Need>();
        public DbSet<Resource> Resources => db.Set<Resource>();
    }

    private sealed class Tables : IEntityTypeConfiguration<Need>, IEntityTypeConfiguration<Resource>
    {
        public void Configure(EntityTypeBuilder<Need> builder)
        {
            builder.KeptBy("Needs");
            builder.HasIndex(need => new { need.CommunityId, need.Number }).IsUnique();
            builder.HasIndex(need => new { need.CommunityId, need.State, need.Id });
            builder.HasIndex(need => new { need.CommunityId, need.State, need.DueOn, need.Id });
            builder.HasIndex(need => new { need.CommunityId, need.DueOn, need.Id });
            builder.HasIndex(need => new { need.CommunityId, need.PersonId });
            builder.HasIndex(need => new { need.CommunityId, need.FiledAt, need.Number });
            builder.HasIndex(need => new { need.CommunityId, need.MergedInto });
            builder.Property(need => need.MergedInto).CameLater();
            builder.Property(need => need.Source).CameLater();
        }

        public void Configure(EntityTypeBuilder<Resource> builder)
        {
            builder.KeptBy("Resources");
            builder.HasIndex(resource => new { resource.CommunityId, resource.Number }).IsUnique();
            builder.HasIndex(resource => new { resource.CommunityId, resource.Category, resource.State });
            builder.Property(resource => resource.LastUsedOn).CameLater();
        }
    }
}
