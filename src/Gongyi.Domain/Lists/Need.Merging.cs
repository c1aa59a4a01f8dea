using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Two neighbours asked for the same thing: the later need goes on in the earlier one, and nobody who asked is lost.</summary>
public sealed partial class Need
{
    /// <summary>The need in which this one goes on. Whoever asked for this one follows that one.</summary>
    public Guid? MergedInto { get; private set; }

    /// <summary>Nobody has begun to help, and nothing has ended it.</summary>
    public bool IsWaiting => State is NeedState.PendingVerification or NeedState.InfoRequested or NeedState.Published or NeedState.OnHold;

    /// <summary>
    /// Both must still wait: once somebody helps, the answer to "are you content?" belongs to one person. Of the two the
    /// earlier stays, however they are named.
    /// </summary>
    public Refusal? Merge(Actor by, Need into)
    {
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(into);
        if (by.Person == PersonId || by.Person == into.PersonId) return new OwnRequest();
        if (into.Id == Id) return new SameNeed();
        if (State is NeedState.Merged || into.State is NeedState.Merged) return new AlreadyMerged();
        if (!IsWaiting || !into.IsWaiting) return new NeedUnderWay();

        var (earlier, later) = (FiledAt, Number).CompareTo((into.FiledAt, into.Number)) < 0 ? (this, into) : (into, this);
        (later.State, later.MergedInto) = (NeedState.Merged, earlier.Id);
        later.Tell(new NeedMerged(later.Id, earlier.Id, by.Person));
        earlier.Tell(new NeedJoined(earlier.Id, later.Id));
        return null;
    }

    /// <summary>The need in which this one went on is itself merged: it goes along.</summary>
    public void Follow(Guid into)
    {
        if (State is not NeedState.Merged || MergedInto == into) return;
        MergedInto = into;
        Tell(new NeedFollowed(Id, into));
    }

    /// <summary>Whoever asked first no longer wants it. The others still do, so their need stands for itself again.</summary>
    public void StandAlone()
    {
        if (State is not NeedState.Merged) return;
        (State, MergedInto) = (PublishedAt is null ? NeedState.PendingVerification : NeedState.Published, null);
        Tell(new NeedMoved(Id, State));
    }
}
