using Gongyi.Journal;
using Gongyi.Shared;
using static Gongyi.Shared.Capacity;

namespace Gongyi.Communities;

/// <summary>What can be asked of the house. Needs, sittings, agreements and payees decide further, by person.</summary>
public enum Act
{
    FileNeed,
    MindOwn,
    VerifyNeed,
    PublishNeed,
    EndNeed,
    MergeNeeds,
    ExportNeeds,
    ReadNeedWords,
    OfferResource,
    CheckResource,
    FindPeople,
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
    EnterBooks,
    RequestAid,
    AgreeAid,
    SeeVouchers,
    SeeReceipts,
    ReadWholeJournal,
    ErasePerson,
    SetUp,
}

/// <summary>
/// Who may do what: the permission matrix of domain.md §1.5, as far as the main job goes. <c>docs/permissions.csv</c> says
/// the same of every route, and a test walks it.
/// </summary>
public static class Permissions
{
    public static IReadOnlyDictionary<Act, IReadOnlyList<Capacity>> Table { get; } = new Dictionary<Act, IReadOnlyList<Capacity>>
    {
        [Act.FileNeed] = [Resident, GridWorker, CaseWorker, ResidentsCommittee],
        // What is one's own follows the person into every seat, but the one that configures the house.
        [Act.MindOwn] = [.. Enum.GetValues<Capacity>().Except([House, Administrator])],
        [Act.VerifyNeed] = [GridWorker, CaseWorker, ResidentsCommittee],
        [Act.PublishNeed] = [CaseWorker, ResidentsCommittee],
        [Act.EndNeed] = [CaseWorker, ResidentsCommittee],
        [Act.MergeNeeds] = [CaseWorker, ResidentsCommittee],
        [Act.ExportNeeds] = [CaseWorker, ResidentsCommittee],
        [Act.ReadNeedWords] = [GridWorker, CaseWorker, ResidentsCommittee],
        [Act.FindPeople] = [GridWorker, CaseWorker, ResidentsCommittee],
        [Act.OfferResource] = [Resident, Volunteer, GridWorker, CaseWorker, ResidentsCommittee, Provider, Merchant, Platform],
        [Act.CheckResource] = [CaseWorker, ResidentsCommittee],
        [Act.SeeMatches] =
            [GridWorker, CaseWorker, ResidentsCommittee, PartyCommittee, Council, SupervisoryCommittee, Discipline, Platform],
        [Act.ProposeMatch] = [CaseWorker, ResidentsCommittee],
        [Act.ApplyForAdmission] = [CaseWorker, Platform, Provider],
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
        [Act.EnterBooks] = [Custodian],
        [Act.RequestAid] = [CaseWorker],
        // Of the fund committee only its chair (domain.md §6.8).
        [Act.AgreeAid] = [FundCommittee, SupervisoryCommittee],
        [Act.SeeVouchers] = [Custodian, FundCommittee, SupervisoryCommittee, Discipline, CaseWorker],
        [Act.SeeReceipts] = [Custodian, FundCommittee, SupervisoryCommittee, Discipline],
        [Act.ReadWholeJournal] = [SupervisoryCommittee, Discipline],
        // The house repeats after a restore what was done before it.
        [Act.ErasePerson] = [CaseWorker, ResidentsCommittee, House],
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
