using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>
/// What somebody means to give over a time (意向). It binds nobody and moves no money: a gift is written down when the
/// charity has received it.
/// </summary>
public sealed class Promise : CommunityRecord
{
    private Promise() { }

    public string Number { get; private init; } = "";

    public string Giver { get; private init; } = "";

    public GiverDisplay Display { get; private init; }

    /// <summary>All of it, over the whole time.</summary>
    public long Fen { get; private init; }

    public DateOnly From { get; private init; }

    public DateOnly To { get; private init; }

    public Guid RegisteredBy { get; private init; }

    public static Result<Promise> Make(Actor by, Guid id, string number, string? giver, GiverDisplay display, long fen, DateOnly? from, DateOnly? to)
    {
        ArgumentNullException.ThrowIfNull(by);
        if (Text.Needed(giver, "giver", Text.Line).Fails(out var name, out var no)) return no;
        if (fen <= 0 || fen > 100_000_000_00) return new AmountNotPositive("fen");
        if (from is null) return new DateMissing("from");
        if (to is null || to < from) return new DateMissing("to");

        var promise = new Promise
        {
            CommunityId = by.Community, Id = id, Number = number, Giver = name, Display = display, Fen = fen, From = from.Value, To = to.Value, RegisteredBy = by.Person,
        };
        promise.Tell(new PromiseMade(id, fen, promise.From, promise.To));
        return promise;
    }
}
