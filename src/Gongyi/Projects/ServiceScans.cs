using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>What the giver of a service shows of it, a photo or a signed sheet: to the person served and the workers.</summary>
public sealed class ServiceScans() : Album<ServiceRecord>("service", AttachmentPurpose.Scan)
{
    public override bool MayAdd(Db db, Actor actor, ServiceRecord thing) =>
        actor.May(Act.MindOwn)
        && (actor.Person == thing.GivenBy || (thing.ProjectId is { } project && db.Projects.Single(each => each.Id == project).IsProvider(actor)));

    public override bool MaySee(Db db, Actor? actor, ServiceRecord thing) =>
        actor.May(Act.ReadNeedWords)
        || (actor.May(Act.MindOwn) && (db.Needs.Any(need => need.Id == thing.NeedId && need.PersonId == actor!.Person) || MayAdd(db, actor!, thing)));
}
