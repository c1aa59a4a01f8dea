using Gongyi.Journal;
using Gongyi.Shared;
using static Gongyi.Shared.Capacity;

namespace Gongyi.Communities;

/// <summary>What can be asked of the house. Sittings, agreements and payees decide further, by person.</summary>
public enum Act
{
    FileNeed,
    VerifyNeed,
    PublishNeed,
    EndNeed,
    ReadNeedWords,
    OfferResource,
    CheckResource,
    SeeMatches,
    ProposeMatch,
    ApplyForAdmission,
    ComposeProject,
    AcceptProject,
    PostNotice,
    Object,
    RuleObjection,
    GiveOpinion,
    RegisterGift,
    ConfirmGift,
    ApprovePayment,
    ConfirmPayment,
    SeeVouchers,
    SeeReceipts,
    ReadWholeJournal,
    SetUp,
}

/// <summary>Who may do what: the permission matrix of domain.md §1.5, as far as the main job goes.</summary>
public static class Permissions
{
    public static IReadOnlyDictionary<Act, IReadOnlyList<Capacity>> Table { get; } = new Dictionary<Act, IReadOnlyList<Capacity>>
    {
        [Act.FileNeed] = [Resident, Volunteer, GridWorker, CaseWorker, ResidentsCommittee],
        [Act.VerifyNeed] = [GridWorker, CaseWorker, ResidentsCommittee],
        [Act.PublishNeed] = [CaseWorker, ResidentsCommittee],
        [Act.EndNeed] = [CaseWorker, ResidentsCommittee],
        [Act.ReadNeedWords] = [GridWorker, CaseWorker, ResidentsCommittee],
        [Act.OfferResource] = [Resident, Volunteer, GridWorker, CaseWorker, ResidentsCommittee, Provider, Merchant, Platform],
        [Act.CheckResource] = [CaseWorker, ResidentsCommittee],
        [Act.SeeMatches] = [GridWorker, CaseWorker, ResidentsCommittee, Platform],
        [Act.ProposeMatch] = [CaseWorker, ResidentsCommittee],
        [Act.ApplyForAdmission] = [CaseWorker, Platform],
        [Act.ComposeProject] = [CaseWorker, Platform],
        [Act.AcceptProject] = [CaseWorker],
        [Act.PostNotice] = [CaseWorker, ResidentsCommittee],
        [Act.Object] = [.. Enum.GetValues<Capacity>().Except([House, Administrator])],
        [Act.RuleObjection] = [ResidentsCommittee],
        [Act.GiveOpinion] = [SupervisoryCommittee, Discipline],
        [Act.RegisterGift] = [CaseWorker],
        [Act.ConfirmGift] = [Custodian],
        [Act.ApprovePayment] = [FundCommittee],
        [Act.ConfirmPayment] = [Custodian],
        [Act.SeeVouchers] = [Custodian, FundCommittee, SupervisoryCommittee, Discipline, CaseWorker],
        [Act.SeeReceipts] = [Custodian, FundCommittee, SupervisoryCommittee, Discipline],
        [Act.ReadWholeJournal] = [SupervisoryCommittee, Discipline],
        [Act.SetUp] = [House],
    };

    public static bool May(this Actor? actor, Act act) => actor is not null && Table[act].Contains(actor.Capacity);

    /// <summary>Null when the seat may, otherwise the refusal.</summary>
    public static NotYourSeat? Unless(this Write write, Act act)
    {
        ArgumentNullException.ThrowIfNull(write);
        return write.Actor.May(act) ? null : new NotYourSeat();
    }
}
