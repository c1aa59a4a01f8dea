using Gongyi.Journal;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Governance;

public static class GovernanceTables
{
    extension(Db db)
    {
        public DbSet<Mandate> Mandates => db.Set<Mandate>();
        public DbSet<Matter> Matters => db.Set<Matter>();
        public DbSet<Sitting> Sittings => db.Set<Sitting>();
        public DbSet<Motion> Motions => db.Set<Motion>();
        public DbSet<PublicNotice> Notices => db.Set<PublicNotice>();
        public DbSet<Objection> Objections => db.Set<Objection>();
    }

    private sealed class Tables : IEntityTypeConfiguration<Mandate>, IEntityTypeConfiguration<Matter>, IEntityTypeConfiguration<Sitting>,
        IEntityTypeConfiguration<Motion>, IEntityTypeConfiguration<PublicNotice>, IEntityTypeConfiguration<Objection>
    {
        public void Configure(EntityTypeBuilder<Mandate> builder) => builder.KeptBy("Mandates");

        public void Configure(EntityTypeBuilder<Matter> builder)
        {
            builder.KeptBy("Matters");
            builder.Ignore(matter => matter.Subject).Ignore(matter => matter.Current);
            builder.HasIndex(matter => new { matter.CommunityId, matter.SubjectId }).IsUnique();
            builder.Contains<Matter, Step>(nameof(Matter.Steps), "Steps", nameof(Step.MatterId), nameof(Step.MatterId), nameof(Step.Order));
            builder.Contains<Matter, MatterParty>(
                nameof(Matter.Parties), "MatterParties", nameof(MatterParty.MatterId), nameof(MatterParty.MatterId), nameof(MatterParty.PersonId));
            builder.Contains<Matter, SupervisionOpinion>(
                nameof(Matter.Opinions), "Opinions", nameof(SupervisionOpinion.MatterId), nameof(SupervisionOpinion.Id));
        }

        public void Configure(EntityTypeBuilder<Sitting> builder)
        {
            builder.KeptBy("Sittings");
            builder.Contains<Sitting, Elector>(
                nameof(Sitting.Electors), "Electors", nameof(Elector.SittingId), nameof(Elector.SittingId), nameof(Elector.PersonId));
            builder.Contains<Sitting, Attendance>(
                nameof(Sitting.Attendances), "Attendances", nameof(Attendance.SittingId), nameof(Attendance.SittingId), nameof(Attendance.PersonId));
            builder.Contains<Sitting, Motion>(nameof(Sitting.Motions), "Motions", nameof(Motion.SittingId), nameof(Motion.Id));
        }

        public void Configure(EntityTypeBuilder<Motion> builder)
        {
            builder.HasKey(motion => new { motion.CommunityId, motion.Id });
            builder.Property(motion => motion.Id).ValueGeneratedNever();
            builder.HasIndex(motion => new { motion.CommunityId, motion.MatterId });
            builder.Contains<Motion, Ballot>(
                nameof(Motion.Ballots), "Ballots", nameof(Ballot.MotionId), nameof(Ballot.MotionId), nameof(Ballot.PersonId));
        }

        public void Configure(EntityTypeBuilder<PublicNotice> builder)
        {
            builder.KeptBy("Notices");
            builder.HasIndex(notice => new { notice.CommunityId, notice.Number }).IsUnique();
            builder.HasIndex(notice => new { notice.CommunityId, notice.MatterId });
            builder.Contains<PublicNotice, Objection>(
                nameof(PublicNotice.Objections), "Objections", nameof(Objection.NoticeId), nameof(Objection.Id));
        }

        public void Configure(EntityTypeBuilder<Objection> builder) => builder.KeptBy("Objections");
    }
}
