using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Front;

/// <summary>What waits for a person in this seat: one queue, whichever capability it comes from.</summary>
public sealed class ReadQueue(Db db, Actor actor, Words t, Routes to)
{
    /// <param name="Say">Why it waits for this person, as a request.</param>
    public sealed record Item(string Href, string Title, string Say, string Chip);

    private readonly Guid me = actor.Person;

    public IReadOnlyList<Item> Run() => [.. First()];

    /// <summary>The same, one after another: whoever shows three asks for no more.</summary>
    public IEnumerable<Item> First() =>
        new Func<IEnumerable<Item>>[] { Matches, Services, Desk, Sittings, Matters, Notices, Agreements, Payments, Supervision, Results }.SelectMany(source => source());

    private IEnumerable<Item> Matches()
    {
        var organization = actor.Organization;
        var given = db.Resources.Where(each => each.PersonId == me || (organization != null && each.OrganizationId == organization)).Select(each => each.Id).ToList();
        var needed = db.Needs.Where(each => each.PersonId == me).Select(each => each.Id).ToList();
        var matches = db.Matches
            .Where(match => (match.State == MatchState.PendingBoth || match.State == MatchState.Confirmed) && (given.Contains(match.ResourceId) || needed.Contains(match.NeedId)))
            .OrderBy(match => match.At).ToList();
        var (needs, unsigned) = (matches.Select(match => match.NeedId).ToList(), ServiceState.AwaitingReceipt);
        var titles = db.Needs.Where(need => needs.Contains(need.Id)).ToDictionary(need => need.Id);
        var recorded = db.Services.Where(service => needs.Contains(service.NeedId) && service.State == unsigned).Select(service => service.NeedId).ToHashSet();
        foreach (var match in matches)
        {
            var need = titles[match.NeedId];
            var gives = given.Contains(match.ResourceId);
            var waits = (gives && match.GiverConfirmedAt is null) || (need.PersonId == me && match.ReceiverConfirmedAt is null);
            if (match.State is MatchState.PendingBoth && waits)
                yield return new(to.Need(need.Number), need.Title, t["约在{0}，请您说可不可以", t.Moment(match.At)], t["等您确认"]);
            if (match.State is MatchState.Confirmed && gives && !recorded.Contains(need.Id))
                yield return new(to.Need(need.Number), need.Title, t["约在{0}，帮完忙请记一笔", t.Moment(match.At)], t["等您帮忙"]);
        }
    }

    private IEnumerable<Item> Services()
    {
        var mine = db.Needs.Where(need => need.PersonId == me).ToDictionary(need => need.Id);
        var ids = mine.Keys.ToList();
        foreach (var service in db.Services.Where(service => ids.Contains(service.NeedId) && service.State == ServiceState.AwaitingReceipt).OrderBy(service => service.At).ToList())
            yield return new(to.Need(mine[service.NeedId].Number), mine[service.NeedId].Title, t["{0}来帮过忙，请您签收", t.Moment(service.At)], t["等您签收"]);
        foreach (var need in mine.Values.Where(need => need.State is NeedState.AwaitingFeedback))
            yield return new(to.Need(need.Number), need.Title, t["办好了，请您说说满不满意"], t["等您评价"]);
    }

    /// <summary>A worker's needs are many: one row a view, the rows themselves are on the desk.</summary>
    private IEnumerable<Item> Desk()
    {
        var pending = db.Needs.Where(need => need.State == NeedState.PendingVerification);
        if (actor.May(Act.VerifyNeed) && pending.Count(need => need.VerifiedBy == null && need.FiledBy != me && need.PersonId != me) is > 0 and var verify)
            yield return new($"{to.Desk}?view=verify", t["核实需求"], t["{0} 件等着核实", verify], t["待核实"]);
        if (actor.May(Act.PublishNeed) && pending.Count(need => need.VerifiedBy != null) is > 0 and var publish)
            yield return new($"{to.Desk}?view=publish", t["发布需求"], t["{0} 件核实过，等着发布", publish], t["待发布"]);
        if (actor.May(Act.CheckResource) && db.Resources.Count(each => each.State == ResourceState.PendingCheck && each.PersonId != me) is > 0 and var check)
            yield return new(to.Resources, t["核对资源"], t["{0} 份新登记的等着核对", check], t["待核对"]);
    }

    private IEnumerable<Item> Sittings() =>
        from sitting in db.Sittings.Where(sitting => sitting.State == SittingState.Convened && sitting.Electors.Any(elector => elector.PersonId == me)).OrderBy(sitting => sitting.At).ToList()
        where Body.CapacitiesOf(sitting.Body).Contains(actor.Capacity)
        select new Item(to.Sitting(sitting.Id), t.Of(sitting.Body), t["{0}开会，有 {1} 件事要表决", t.Moment(sitting.At), sitting.Motions.Count], t["等您表决"]);

    private IEnumerable<Item> Matters()
    {
        if (!actor.IsChair) return [];
        var sitting = db.Sittings.Where(each => each.State == SittingState.Convened).ToList();
        var onAgenda = sitting.SelectMany(each => each.Motions).Select(motion => motion.MatterId).ToHashSet();
        return from matter in OpenMatters()
               where matter.Current?.Body is { } body && Convene.MayConvene(actor, body) && !onAgenda.Contains(matter.Id)
               select new Item($"{to.NewSitting}?matter={matter.Id}", matter.Title, t["轮到{0}，请您召集会议", t.Of(matter.Current!.Body)], t["等您召集"]);
    }

    private IEnumerable<Item> Notices()
    {
        if (actor.May(Act.PostNotice))
            foreach (var notice in db.Notices.Where(notice => notice.State == NoticeState.Draft).ToList())
                yield return new(to.Notice(notice.Number), notice.Title, t["公示写好了，请打印张贴"], t["等您张贴"]);
        if (actor.May(Act.RuleObjection))
            foreach (var notice in db.Notices.Where(notice => notice.State == NoticeState.Objected).ToList())
                yield return new(to.Notice(notice.Number), notice.Title, t["有居民提了意见，请答复"], t["等您答复"]);
    }

    private IEnumerable<Item> Agreements() =>
        from project in db.Projects.Where(project => project.State == ProjectState.Approved).ToList()
        where project.PartyOf(actor) is { } party && !project.Signatures.Any(each => each.Party == party || each.PersonId == me)
        select new Item(to.Project(project.Number), project.Title, t["三方协议等您签字"], t["等您签字"]);

    private IEnumerable<Item> Payments()
    {
        if (actor.May(Act.ConfirmGift))
            foreach (var gift in db.Gifts.Where(each => each.State == GiftState.Registered).ToList())
                yield return new(to.Payments, $"{gift.Number}　{new Money(gift.Fen)}", t["登记了一笔捐赠，到账了请确认"], t["等您确认"]);
        var state = actor.May(Act.ApprovePayment) ? PaymentState.Requested : PaymentState.Approved;
        if (!actor.May(Act.ApprovePayment) && !actor.May(Act.ConfirmPayment)) yield break;
        foreach (var payment in db.Payments.Where(each => each.State == state && each.RequestedBy != me && each.ApprovedBy != me).ToList())
        {
            if (Interests.IsClose(db, me, payment.PayeeId)) continue;
            yield return new(
                to.Payments, $"{payment.Number}　{new Money(payment.Fen)}",
                state is PaymentState.Requested ? t["有人申请付款，请您看是否同意"] : t["已经同意付款，付了以后请记下凭证"], t["等您处理"]);
        }
    }

    private IEnumerable<Item> Supervision()
    {
        if (!actor.May(Act.GiveOpinion)) yield break;
        foreach (var matter in OpenMatters().Where(matter =>
            matter.Current?.Body is { } body && DecisionRule.Of(body).NeedsSupervisorOpinion && !matter.HasSupervisorOpinionHere() && !matter.Concerns(me)))
            yield return new(Of(matter), matter.Title, t["{0}表决以前，要有监督意见", t.Of(matter.Current!.Body)], t["等您的意见"]);
        foreach (var (project, matter) in Closing().Where(each => !each.Matter.HasSupervisorOpinionSince(each.Project.ClosingRequestedAt!.Value) && !each.Matter.Concerns(me)))
            yield return new(to.Project(project.Number), matter.Title, t["项目申请验收，要有监督意见"], t["等您的意见"]);
    }

    private IEnumerable<Item> Results()
    {
        if (actor.Organization is not null)
            foreach (var project in db.Projects.Where(each => each.ProviderId == actor.Organization).ToList().Where(each => each.IsProvider(actor) && each.IsRunning))
                yield return new(to.Project(project.Number), project.Title, t["正在做，请记下每次服务和进展"], t.Of(project.State));
        if (!actor.May(Act.AcceptProject)) yield break;
        foreach (var (project, matter) in Closing().Where(each => each.Matter.HasSupervisorOpinionSince(each.Project.ClosingRequestedAt!.Value)))
            yield return new(to.Project(project.Number), matter.Title, t["监督意见有了，请验收打分"], t["等您验收"]);
    }

    private List<Matter> OpenMatters() => [.. db.Matters.Where(matter => matter.State == MatterState.Open)];

    private IEnumerable<(Project Project, Matter Matter)> Closing() =>
        from project in db.Projects.Where(project => project.State == ProjectState.ClosingRequested).ToList()
        where project.MatterId is not null
        select (project, SignAgreement.MatterOf(db, project)!);

    private string Of(Matter matter) =>
        db.Projects.FirstOrDefault(project => project.MatterId == matter.Id) is { } project ? to.Project(project.Number) : to.Sittings;
}
