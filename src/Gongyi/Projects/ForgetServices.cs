using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>
/// A person is erased: what was written down about visits goes, with its scans. While a project still has to come to
/// them, nobody is erased.
/// </summary>
public sealed class ForgetServices : IHear<PersonErased>
{
    public Refusal? Hear(PersonErased fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        var needs = write.Db.Needs.Where(need => need.PersonId == fact.Person || need.FiledBy == fact.Person).ToList();
        if (!ErasePerson.IsRepeated(write) && IsAwaited(write.Db, [.. needs.Where(need => need.PersonId == fact.Person && !need.IsOver).Select(need => need.Id)]))
            return new ServiceUnderWay();

        var theirs = needs.Where(need => need.PersonId == fact.Person || need.IsOver).Select(need => need.Id).ToList();
        var services = write.Db.Services.Where(service => theirs.Contains(service.NeedId)).ToList();
        foreach (var service in services) service.EraseWords();
        EraseAttachments.Of(write, [.. services.Select(service => service.Id)]);
        return null;
    }

    private static bool IsAwaited(Db db, List<Guid> needs) =>
        db.Projects.Any(project =>
            project.State != ProjectState.Drafting && project.State != ProjectState.NotPassed
            && project.State != ProjectState.ResultPublished && project.State != ProjectState.Archived
            && db.Set<ProjectNeed>().Any(each => each.ProjectId == project.Id && needs.Contains(each.NeedId)));
}
