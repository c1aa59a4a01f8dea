using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Tests.Governance;

/// <summary>What follows the decision: signing, paying, serving, closing; and how people choose what to do next.</summary>
internal sealed partial class SmallLane
{
    private void Sign(Case it, Actor by) => _ = it.Project.Sign(by, it.Matter, now);

    private void AskForMoney(Case it, Actor by, int no)
    {
        if (!it.Project.IsProvider(by) || it.Payments.Exists(payment => payment.Instalment == no)) return;
        if (it.Project.MayAskFor(no, it.Matter).Fails(out var instalment, out _)) return;
        it.Payments.Add(Payment.Request(by, NewId(), "K-1", it.Project, instalment, now));
    }

    private void Approve(Case it, Actor by)
    {
        if (by.May(Act.ApprovePayment) && it.Payments is [.., var payment]) _ = payment.Approve(by, Payees.Contains(by.Person), Free, now);
    }

    private void Confirm(Case it, Actor by)
    {
        if (!by.May(Act.ConfirmPayment) || it.Payments is not [.., var payment]) return;
        if (payment.Confirm(by, Payees.Contains(by.Person), NewId(), "V-2", "凭证", Today, now).Fails(out var posting, out _)) return;
        postings.Add(posting);
        it.Project.PaidInstalment(payment.Instalment, now);
    }

    private void Serve(Case it, Actor by)
    {
        if (it.Project.Serve(by, it.Need.Id, it.Matter) is not null) return;
        if (!ServiceRecord.Record(by, NewId(), it.Need, it.Project.Id, null, now, 60, null, now).Fails(out var service, out _)) it.Services.Add(service);
    }

    private void Receive(Case it, Actor by, SignedBy signed)
    {
        if (it.Services is { Count: > 0 }) _ = Any(it.Services).Receive(by, it.Need, signed, "手不便", now);
    }

    private void AskForClosing(Case it, Actor by) =>
        _ = it.Project.RequestClosing(by, "完成", [.. it.Project.Lines.Select(line => ((string?)line.Name, line.Fen))], now);

    private void Accept(Case it, Actor by)
    {
        if (by.May(Act.AcceptProject)) _ = it.Project.Accept(by, random.Next(40, 101), it.Matter);
    }

    private static void Archive(Case it, Actor by)
    {
        if (by.May(Act.AcceptProject)) _ = it.Project.Archive();
    }

    /// <summary>The next sensible thing of one of the projects.</summary>
    private void Sensible()
    {
        if (cases.Count == 0 || cases.TrueForAll(each => each.Project.State is ProjectState.Archived or ProjectState.NotPassed))
        {
            Compose(Someone(Capacity.CaseWorker));
            return;
        }

        var it = cases.Find(each => each.Project.State is not (ProjectState.Archived or ProjectState.NotPassed))!;
        switch (it.Project.State)
        {
            case ProjectState.Drafting: Submit(it, Someone(Capacity.CaseWorker)); break;
            case ProjectState.Submitted when it.Matter!.Current is { Body: { } body }: Deliberate(it, body); break;
            case ProjectState.Submitted: HangOut(it); break;
            case ProjectState.Approved: Sign(it, Someone(Any([Capacity.Custodian, Capacity.ResidentsCommittee, Capacity.Provider]))); break;
            case ProjectState.ClosingRequested:
                if (random.Next(2) == 0) Opinion(it, Someone(Capacity.SupervisoryCommittee));
                else Accept(it, Someone(Capacity.CaseWorker));
                break;
            case ProjectState.ResultPublished: Archive(it, Someone(Capacity.CaseWorker)); break;
            default: Work(it); break;
        }
    }

    private void Deliberate(Case it, BodyKind body)
    {
        var days = DecisionRule.Of(body).NoticeDays + random.Next(2);
        if (it.Sittings is not [.., ({ State: SittingState.Convened } sitting, _)])
        {
            if (body is BodyKind.FundCommittee && random.Next(2) == 0) Opinion(it, Someone(Capacity.SupervisoryCommittee));
            else Convene(it, body, days);
            return;
        }

        if (Today < WorkingDays.DayOf(sitting.At)) now = sitting.At;
        var members = Everyone.Where(each => sitting.IsMember(each.Person) && Body.CapacitiesOf(body).Contains(each.Capacity)).ToList();
        var absent = members.Find(each => sitting.Attendances.All(attendance => attendance.PersonId != each.Person));
        var silent = members.Find(each => sitting.Motions[0].BallotOf(each.Person) is null && sitting.Attendances.Any(attendance => attendance.PersonId == each.Person));
        if (absent is not null && random.Next(10) > 0) Attend(it, absent);
        else if (silent is not null && random.Next(15) > 0)
            Vote(it, silent, it.Close.Contains(silent.Person) && random.Next(4) > 0 ? BallotChoice.Recuse : random.Next(25) == 0 ? BallotChoice.Against : BallotChoice.For);
        else if (absent is null || random.Next(8) == 0)
        {
            if (body is BodyKind.FundCommittee) Opinion(it, Someone(Capacity.SupervisoryCommittee));
            Close(it);
        }
    }

    private void HangOut(Case it)
    {
        if (it.Notice!.State is NoticeState.Draft) Post(it, Someone(Capacity.CaseWorker));
        else if (it.Notice.State is NoticeState.Objected) Rule(it, Someone(Capacity.ResidentsCommittee), random.Next(8) == 0);
        else if (it.Notice.IsDue(now)) Expire(it);
        else now = now.AddDays(1);
    }

    private void Work(Case it)
    {
        var provider = Someone(Capacity.Provider);
        if (it.Payments is [.., { State: not PaymentState.Paid } payment])
        {
            if (payment.State is PaymentState.Requested) Approve(it, Someone(Capacity.FundCommittee));
            else Confirm(it, Someone(Capacity.Custodian));
            if (random.Next(3) > 0) return;
        }

        AskForMoney(it, provider, it.Payments.Count + 1);
        if (it.Project.State is ProjectState.Contracted or ProjectState.FirstPayment or ProjectState.Rectification) Serve(it, provider);
        if (it.Project.State is ProjectState.InProgress or ProjectState.Rectification && random.Next(3) == 0) AskForClosing(it, provider);
        if (it.Project.State is ProjectState.InProgress && random.Next(2) == 0) _ = it.Project.ReportMidTerm(provider, "过半", now);
    }

    /// <summary>Anybody tries anything.</summary>
    private void Anything()
    {
        if (cases.Count == 0 || random.Next(20) == 0) Compose(Any(Everyone));
        if (cases.Count == 0) return;
        var (it, by) = (Any(cases), Any(Everyone));
        switch (random.Next(23))
        {
            case 0: Submit(it, by); break;
            case 1: Convene(it, Any(Enum.GetValues<BodyKind>()), random.Next(12)); break;
            case 2 or 3: Attend(it, by); break;
            case 4 or 5: Vote(it, by, Any(Enum.GetValues<BallotChoice>())); break;
            case 6: Vote(it, by, Any(Enum.GetValues<BallotChoice>()), change: true); break;
            case 7: Close(it); break;
            case 8: Opinion(it, by); break;
            case 9: Post(it, by); break;
            case 10: if (random.Next(6) == 0) Objects(it, by); break;
            case 11: Rule(it, by, random.Next(4) == 0); break;
            case 12: now = now.AddHours(random.Next(1, 60)); break;
            case 13: Expire(it); break;
            case 14: Sign(it, by); break;
            case 15: AskForMoney(it, by, random.Next(1, 5)); break;
            case 16: Approve(it, by); break;
            case 17: Confirm(it, by); break;
            case 18: Serve(it, by); break;
            case 19: Receive(it, by, Any([SignedBy.Self, SignedBy.Proxy])); break;
            case 20: _ = it.Need.Rate(by, Satisfaction.Satisfied); break;
            case 21: AskForClosing(it, by); Accept(it, by); Archive(it, by); break;
            default: if (it.Sittings is [.., var (sitting, _)] && random.Next(10) == 0) _ = sitting.Adjourn(now); break;
        }
    }
}
