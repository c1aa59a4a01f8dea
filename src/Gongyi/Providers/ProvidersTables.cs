using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Providers;

public static class ProvidersTables
{
    extension(Db db)
    {
        public DbSet<Provider> Providers => db.Set<Provider>();
    }

    private sealed class Tables : IEntityTypeConfiguration<Provider>
    {
        public void Configure(EntityTypeBuilder<Provider> builder) => builder.KeptBy("Providers");
    }
}
