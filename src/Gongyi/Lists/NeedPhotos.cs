using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Photos of what is needed, between the person, whoever wrote it down, and the workers. Never public.</summary>
public sealed class NeedPhotos() : Album<Need>("need", AttachmentPurpose.Photo)
{
    public override bool MayAdd(Db db, Actor actor, Need thing) => MaySee(db, actor, thing);

    public override bool MaySee(Db db, Actor? actor, Need thing) =>
        actor.May(Act.ReadNeedWords)
        || (actor.May(Act.MindOwn) && actor is { Person: var me } && (me == thing.PersonId || me == thing.FiledBy));
}
