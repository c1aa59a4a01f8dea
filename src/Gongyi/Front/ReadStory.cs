using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>The whole story of a subject, read from the journal: a project's includes its chain, votes, notice, money and services.</summary>
public static class ReadStory
{
    public sealed record Answer(IReadOnlyList<ReadJournal.Item> Items, int Total);

    public static Answer Run(Db db, Actor? actor, Subject subject)
    {
        ArgumentNullException.ThrowIfNull(db);
        var items = ReadJournal.About(db, [.. Related(db, subject)], actor.May(Act.ReadWholeJournal));
        return new(items, items.Count);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Tells<Answer>("/journal", (db, visit, request) =>
        Subject.Parse(request.Query["subject"]) is { } subject ? Run(db, visit.Actor, Resolve(db, subject, request.Query["subject"].ToString()))
        : Numbered(db, request.Query["subject"].ToString()) is { } numbered ? Run(db, visit.Actor, numbered)
        : new ChoiceMissing("subject"));

    private static Subject Resolve(Db db, Subject subject, string text) => Numbered(db, text) ?? subject;

    /// <summary><c>project:P-2026-0001</c> as well as <c>project:id</c>.</summary>
    private static Subject? Numbered(Db db, string text) =>
        text.Split(':') is ["project", var reference] && db.Projects.Named(reference) is { } project ? new Subject("project", project.Id) : null;

    private static HashSet<Guid> Related(Db db, Subject subject)
    {
        var ids = new HashSet<Guid> { subject.Id };
        if (db.Matters.FirstOrDefault(matter => matter.SubjectId == subject.Id) is { } matter)
        {
            _ = ids.Add(matter.Id);
            ids.UnionWith(db.Motions.Where(motion => motion.MatterId == matter.Id).Select(motion => motion.Id));
            ids.UnionWith(db.Sittings.Where(sitting => sitting.Motions.Any(motion => motion.MatterId == matter.Id)).Select(sitting => sitting.Id));
            ids.UnionWith(db.Notices.Where(notice => notice.MatterId == matter.Id).Select(notice => notice.Id));
        }

        var payments = db.Payments.Where(payment => payment.ProjectId == subject.Id).Select(payment => payment.Id).ToList();
        ids.UnionWith(payments);
        ids.UnionWith(db.Postings.Where(posting => payments.Contains(posting.SourceId)).Select(posting => posting.Id));
        ids.UnionWith(db.Services.Where(service => service.ProjectId == subject.Id || service.NeedId == subject.Id).Select(service => service.Id));
        return ids;
    }
}
