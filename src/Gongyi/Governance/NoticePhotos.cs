using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>Photos of the paper on the board, by whoever hangs notices up; for everybody, from the day the notice hangs.</summary>
public sealed class NoticePhotos() : Album<PublicNotice>("notice", AttachmentPurpose.Photo)
{
    public override bool MayAdd(Db db, Actor actor, PublicNotice thing) => actor.May(Act.PostNotice);

    public override bool MaySee(Db db, Actor? actor, PublicNotice thing) => thing.State is not NoticeState.Draft || actor.May(Act.PostNotice);
}
