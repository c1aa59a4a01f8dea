using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The charity's receipt for a gift; a giver who stays unnamed stands on it, so few see it.</summary>
public sealed class GiftReceipts() : Album<Gift>("gift", AttachmentPurpose.Scan)
{
    public override bool MayAdd(Db db, Actor actor, Gift thing) => actor.May(Act.ConfirmGift);

    public override bool MaySee(Db db, Actor? actor, Gift thing) => actor.May(Act.SeeReceipts);
}
