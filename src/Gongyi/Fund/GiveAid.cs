using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>Emergency aid: a worker asks, chair and supervisor agree, the charity pays (invariant 1, the short path).</summary>
public static class GiveAid
{
    public sealed record Input(string? Need, long Fen);

    public sealed record Agreement;

    public sealed record Payout(string? Voucher, DateOnly? PaidOn);

    public sealed record Answer(Guid Id, string Number, AidState State);

    public sealed record Moved(AidState State);

    public static Result<Answer> Request(Write write, Input input)
    {
        var need = write.Db.Needs.Named(input.Need);
        if (need is null && input.Need is not null) return new NotFoundHere();
        if (write.Unless(Act.RequestAid) is { } seat) return seat;
        if (need is null) return new ChoiceMissing("need");
        var already = write.Db.Aids.Where(aid => aid.NeedId == need.Id).Sum(aid => aid.Fen);
        if (EmergencyAid.Request(write.Actor, write.NewId(), write.NextNumber("A"), need, input.Fen, already, write.Now).Fails(out var aid, out var no)) return no;

        _ = write.Add(aid);
        return new Answer(aid.Id, aid.Number, aid.State);
    }

    public static Result<Moved> Agree(Write write, string id, Agreement input)
    {
        if (write.Db.Aids.Named(id) is not { } aid) return new NotFoundHere();
        if (write.Unless(Act.AgreeAid) is { } seat) return seat;
        if (write.Actor is { Capacity: Capacity.FundCommittee, IsChair: false }) return new NotYourSeat();
        if (aid.Agree(write.Actor, IsClose(write, aid), Ledger.Balance(write, Account.Custody) - write.Db.FundPromised) is { } no) return no;

        return new Moved(aid.State);
    }

    public static Result<Moved> Confirm(Write write, string id, Payout input)
    {
        if (write.Db.Aids.Named(id) is not { } aid) return new NotFoundHere();
        if (write.Unless(Act.ConfirmPayment) is { } seat) return seat;
        if (aid.Confirm(write.Actor, IsClose(write, aid), write.NewId(), write.NextNumber("V"), input.Voucher, input.PaidOn, write.Now).Fails(out var posting, out var no))
            return no;

        Ledger.Post(write, posting);
        return new Moved(aid.State);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Creates<Input, Answer>("/aids", Request);
        _ = api.Moves<Agreement, Moved>("/aids/{id}/approval", Agree);
        _ = api.Moves<Payout, Moved>("/aids/{id}/confirmation", Confirm);
    }

    private static bool IsClose(Write write, EmergencyAid aid)
    {
        var helped = write.Db.Needs.Where(need => need.Id == aid.NeedId).Select(need => need.PersonId).Single();
        return write.Actor.Person == helped || Interests.RelativesOf(write.Db, [helped]).Contains(write.Actor.Person);
    }
}

/// <summary>The fund committee's next sitting hears of the aid that was paid before it.</summary>
public sealed class ReportAid : IHear<SittingEnded>
{
    public Refusal? Hear(SittingEnded fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        if (fact.State is not SittingState.Closed || write.Db.Sittings.Single(each => each.Id == fact.Sitting).Body is not BodyKind.FundCommittee) return null;
        foreach (var aid in write.Db.Aids.Where(aid => aid.State == AidState.Paid).ToList()) aid.Report(fact.Sitting);
        return null;
    }
}
