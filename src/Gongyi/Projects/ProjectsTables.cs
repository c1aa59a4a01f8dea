using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Projects;

public static class ProjectsTables
{
    extension(Db db)
    {
        public DbSet<Project> Projects => db.Set<Project>();
        public DbSet<ServiceRecord> Services => db.Set<ServiceRecord>();
    }

    private sealed class Tables : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ServiceRecord>
    {
        public void Configure(EntityTypeBuilder<Project> builder)
        {
            builder.KeptBy("Projects");
            builder.Ignore(project => project.Budget).Ignore(project => project.Paid).Ignore(project => project.Needs);
            builder.HasIndex(project => new { project.CommunityId, project.Number }).IsUnique();
            builder.HasIndex(project => new { project.CommunityId, project.State });
            builder.Property(project => project.EndedBecause).CameLater();
            builder.Contains<Project, BudgetLine>(
                nameof(Project.Lines), "BudgetLines", nameof(BudgetLine.ProjectId), nameof(BudgetLine.ProjectId), nameof(BudgetLine.No));
            builder.Contains<Project, Instalment>(
                nameof(Project.Instalments), "Instalments", nameof(Instalment.ProjectId), nameof(Instalment.ProjectId), nameof(Instalment.No));
            builder.Contains<Project, ProjectNeed>(
                nameof(Project.Serves), "ProjectNeeds", nameof(ProjectNeed.ProjectId), nameof(ProjectNeed.ProjectId), nameof(ProjectNeed.NeedId));
            builder.Contains<Project, Signature>(
                nameof(Project.Signatures), "Signatures", nameof(Signature.ProjectId), nameof(Signature.ProjectId), nameof(Signature.Party));
        }

        public void Configure(EntityTypeBuilder<ServiceRecord> builder)
        {
            builder.KeptBy("Services");
            builder.HasIndex(service => new { service.CommunityId, service.NeedId });
            builder.HasIndex(service => new { service.CommunityId, service.ProjectId });
        }
    }
}
