using Gongyi.Communities;
using Gongyi.Governance;

namespace Gongyi.Tests.Governance;

/// <summary>
/// What must have happened to one matter, worked out a second time from who was on the roll, who came, who voted what
/// and on which day. It asks the domain for nothing.
/// </summary>
internal sealed class Truth(long fen, IReadOnlySet<Guid> close)
{
    private static readonly Dictionary<BodyKind, (int NoticeDays, bool TwoThirds, BodyKind? Fallback)> Law = new()
    {
        [BodyKind.PartyCommittee] = (0, false, BodyKind.RepresentativesMeeting),
        [BodyKind.TwoCommittees] = (1, false, BodyKind.RepresentativesMeeting),
        [BodyKind.FundCommittee] = (3, true, BodyKind.RepresentativesMeeting),
        [BodyKind.Council] = (3, true, BodyKind.RepresentativesMeeting),
        [BodyKind.RepresentativesMeeting] = (5, true, BodyKind.ResidentsAssembly),
        [BodyKind.ResidentsAssembly] = (10, false, null),
    };

    private readonly List<BodyKind> left =
    [
        BodyKind.PartyCommittee, BodyKind.TwoCommittees, .. fen > 0 ? [BodyKind.FundCommittee] : Array.Empty<BodyKind>(), BodyKind.Council,
        .. fen > 3_000_000 ? [BodyKind.RepresentativesMeeting] : Array.Empty<BodyKind>(),
    ];

    private readonly Dictionary<Guid, bool?> objections = [];
    private bool fundStepHasOpinion;
    private bool refused;
    private DateOnly? posted;

    public IReadOnlySet<Guid> Close => close;

    public bool Passed { get; private set; }

    /// <summary>A supervisor spoke.</summary>
    public void Opinion() => fundStepHasOpinion |= left is [BodyKind.FundCommittee, ..];

    /// <summary>A sitting was closed and counted.</summary>
    public void Closed(Record record)
    {
        Assert.False(refused);
        Assert.Equal(left[0], record.Body);
        var (days, twoThirds, fallback) = Law[record.Body];
        Assert.True(record.Invited.AddDays(days) <= record.On);
        Assert.All(record.Came, each => Assert.True(each.Value >= record.On && record.Roll.ContainsKey(each.Key)));
        Assert.All(record.Voices.Keys, person => Assert.Contains(person, record.Came.Keys));
        Assert.True(record.Body is BodyKind.TwoCommittees
            ? Quorate(record.Roll.Where(each => each.Value.Party)) && Quorate(record.Roll.Where(each => each.Value.Residents))
            : Quorate(record.Roll));
        if (record.Body is BodyKind.FundCommittee) Assert.True(fundStepHasOpinion);

        var recused = record.Came.Keys.Count(person => close.Contains(person) || record.Voices.GetValueOrDefault(person) is BallotChoice.Recuse);
        var yes = record.Voices.Values.Count(voice => voice is BallotChoice.For);
        if (fallback is { } other && (recused == record.Came.Count || 2 * recused >= record.Roll.Count)) left[0] = other;
        else if (2 * yes > record.Came.Count - recused) left.RemoveAt(0);
        else refused = true;

        bool Quorate(IEnumerable<KeyValuePair<Guid, (bool Party, bool Residents)>> roll)
        {
            var (all, came) = (roll.Count(), roll.Count(each => record.Came.ContainsKey(each.Key)));
            return twoThirds ? 3 * came >= 2 * all : 2 * came > all;
        }
    }

    public void Posted(DateOnly on)
    {
        Assert.True(left is [] && !refused && posted is null);
        posted = on;
    }

    public void Objected(Guid objection) => objections.Add(objection, null);

    public void Ruled(Guid objection, bool upheld) => objections[objection] = upheld;

    /// <summary>The notice was taken down on a day, with nothing against it.</summary>
    public void Expired(DateOnly on)
    {
        Assert.True(left is [] && !refused && posted is not null);
        var worked = 0;
        for (var day = posted!.Value; day < on; day = day.AddDays(1))
            if (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)) worked++;
        Assert.True(worked >= 5);
        Assert.All(objections.Values, upheld => Assert.False(upheld ?? true));
        Passed = true;
    }

    /// <summary>The test's own minutes of a sitting.</summary>
    internal sealed record Record(BodyKind Body, DateOnly Invited, DateOnly On, Dictionary<Guid, (bool Party, bool Residents)> Roll)
    {
        public Dictionary<Guid, DateOnly> Came { get; } = [];

        public Dictionary<Guid, BallotChoice?> Voices { get; } = [];
    }
}
