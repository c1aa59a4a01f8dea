using Gongyi.Communities;

namespace Gongyi.Tests.Walls;

/// <summary>Whose column, and which side of an <c>own</c>: the right person or thing, or a wrong one.</summary>
public sealed record Side(string Column, bool Right);

/// <summary>
/// How a door is asked: so that whoever may is refused for another reason than the seat, and nothing happens. A call gets a
/// body that cannot be read, a press an empty form, unless <see cref="Send"/> says otherwise.
/// </summary>
public sealed record Question
{
    /// <summary>What fills the places of the route.</summary>
    public Func<Side, string>? About { get; init; }

    public Func<Side, Dictionary<string, string>?>? Send { get; init; }

    /// <summary>Who asks; where it is null, whoever speaks for the column.</summary>
    public Func<Side, string?>? Who { get; init; }

    /// <summary>Words that are found only by those who see more than the public.</summary>
    public Func<Side, string>? Kept { get; init; }

    /// <summary>Where <see cref="About"/> is kept from the public as a whole: something of its kind that is not.</summary>
    public string? Instead { get; init; }

    public string Query { get; init; } = "";

    /// <summary>Whether the column is asked in two ways.</summary>
    public bool HasSides(string column)
    {
        var (right, wrong) = (new Side(column, Right: true), new Side(column, Right: false));
        return About?.Invoke(right) != About?.Invoke(wrong) || Who?.Invoke(right) != Who?.Invoke(wrong) || Said(right) != Said(wrong);
    }

    private string Said(Side side) => string.Join('&', Send?.Invoke(side)?.Select(field => $"{field.Key}={field.Value}") ?? []);
}

/// <summary>What to ask at each door. A door with places to fill that is not named here cannot be asked, and is found out.</summary>
public sealed class PermissionQuestions(PermissionScene scene)
{
    private const string Pending = "N-2026-0003", PendingWords = "三单元楼道的灯坏了半个月", Published = "N-2026-0005";
    private const string Submitted = "P-2026-0003", OfTheShop = "P-2026-0002", Notice = "2026-6", Everything = "?pageSize=200";

    private readonly Dictionary<string, Question> asked = new Dictionary<string, Question>[] { Calls(scene), Reads(scene), Presses(scene) }
        .SelectMany(each => each).ToDictionary();

    /// <summary>Null when nobody has thought of how to ask.</summary>
    public Question? Of(Door door)
    {
        ArgumentNullException.ThrowIfNull(door);
        var name = door.ToString().Replace("/api/v1/communities/{slug}", "api", StringComparison.Ordinal).Replace("/c/{slug}", "here", StringComparison.Ordinal);
        return asked.TryGetValue(name, out var question) ? question : name.Contains('{', StringComparison.Ordinal) ? null : new();
    }

    private static Dictionary<string, Question> Calls(PermissionScene scene) => new()
    {
        ["POST api/needs"] = new() { Send = side => side.Right ? null : new() { ["onBehalfOf"] = $"{scene.Person("rep-60")}" } },
        ["POST api/needs/{id}/verification"] = About(Pending),
        ["POST api/needs/{id}/publication"] = About(Pending),
        ["POST api/needs/{id}/referral"] = About(Pending),
        ["POST api/needs/{id}/rejection"] = About(Pending),
        ["POST api/needs/{id}/merging"] = About(Pending),
        ["POST api/needs/{id}/withdrawal"] = new() { About = side => Asked(scene, side).Number },
        ["POST api/needs/{id}/consent-withdrawal"] = new() { About = side => Unpublished(scene, side) },
        ["POST api/needs/{id}/matches"] = About(Published),
        ["POST api/needs/{id}/services"] = new() { About = side => Given(scene, side).Number },
        ["POST api/needs/{id}/rating"] = new() { About = side => Asked(scene, side).Number },
        ["POST api/matches/{id}/confirmation"] = new() { About = side => $"{Asked(scene, side).Match}" },
        ["POST api/matches/{id}/cancellation"] = new() { About = side => $"{Asked(scene, side).Match}" },
        ["POST api/services/{id}/receipt"] = new() { About = side => $"{Asked(scene, side).Service}", Send = side => side.Right ? null : new() { ["signed"] = "Proxy" } },
        ["POST api/people/{id}/erasure"] = About($"{scene.Person("caseworker")}"),
        ["POST api/resources/{id}/check"] = About("R-2026-0001"),
        ["POST api/providers"] = new() { Send = side => new() { ["organization"] = $"{(side.Right ? scene.Fixtures.Provider : scene.Fixtures.UnadmittedProvider)}" } },
        ["POST api/projects/{id}/submission"] = About(Submitted),
        ["POST api/projects/{id}/agreement"] = new() { About = Carried },
        ["POST api/projects/{id}/payments"] = new() { About = Carried },
        ["POST api/projects/{id}/services"] = new() { About = Carried },
        ["POST api/projects/{id}/midterm"] = new() { About = Carried },
        ["POST api/projects/{id}/closing"] = new() { About = Carried },
        ["POST api/projects/{id}/opinions"] = About(Submitted),
        ["POST api/projects/{id}/acceptance"] = About(Submitted),
        ["POST api/projects/{id}/archiving"] = About(Submitted),
        ["POST api/projects/{id}/termination"] = About(Submitted),
        ["POST api/sittings"] = new() { Who = Chair, Send = BodyOf },
        ["POST api/sittings/{id}/attendance"] = new() { About = side => $"{scene.Sittings[RollOf(side)].Sitting}" },
        ["POST api/sittings/{id}/closing"] = new() { Who = Chair, About = side => $"{Chaired(scene, side)}" },
        ["POST api/sittings/{id}/adjournment"] = new() { Who = Chair, About = side => $"{Chaired(scene, side)}" },
        ["POST api/motions/{id}/ballots"] = new() { About = side => $"{scene.Sittings[RollOf(side)].Motion}" },
        ["PUT api/motions/{id}/ballots"] = new() { About = side => $"{scene.Sittings[RollOf(side)].Motion}" },
        ["POST api/matters/{id}/opinions"] = About($"{scene.Sittings[BodyKind.Council].Matter}"),
        ["POST api/notices/{id}/posting"] = About(Notice),
        ["POST api/notices/{id}/objections"] = About(Notice),
        ["POST api/objections/{id}/ruling"] = About($"{scene.Objection}"),
        ["POST api/needs/{id}/attachments"] = new() { About = side => Asked(scene, side).Number },
        ["POST api/services/{id}/attachments"] = new() { About = side => $"{Given(scene, side).Service}" },
        ["POST api/notices/{id}/attachments"] = About(Notice),
        ["POST api/payments/{id}/attachments"] = new() { Who = Payee, About = side => $"{Paid(scene, side)}" },
        ["POST api/gifts/{id}/attachments"] = About(scene.Gift),
        ["POST api/gifts/{id}/confirmation"] = About(scene.Gift),
        ["POST api/fund/book-entries/{id}/confirmation"] = About(scene.BookEntry),
        ["POST api/aids/{id}/approval"] = new() { Who = Chair, About = _ => scene.Aid },
        ["POST api/aids/{id}/confirmation"] = About(scene.Aid),
        ["POST api/payments/{id}/approval"] = About("K-2026-0001"),
        ["POST api/payments/{id}/confirmation"] = About("K-2026-0001"),
        ["POST /demo/clock"] = new() { Send = _ => [] },
    };

    private static Dictionary<string, Question> Reads(PermissionScene scene) => new()
    {
        ["GET api/needs"] = new() { Query = Everything, Kept = _ => PendingWords },
        ["GET api/needs/{id}/matches"] = new() { About = _ => Pending, Instead = Published },
        ["GET api/resources"] = new() { Query = Everything, Kept = _ => scene.Unchecked },
        ["GET api/projects"] = new() { Query = Everything, Kept = _ => scene.Draft },
        ["GET api/projects/{id}"] = new() { About = _ => scene.Draft, Instead = Submitted },
        ["GET api/matters/{id}"] = About($"{scene.Sittings[BodyKind.Council].Matter}"),
        ["GET api/journal"] = new() { Query = "?subject=project:P-2026-0001", Kept = _ => "\"actor\":\"" },
        ["GET api/needs/{id}/attachments"] = new() { About = side => Asked(scene, side).Number },
        ["GET api/services/{id}/attachments"] = new() { About = side => $"{Asked(scene, side).Service}" },
        ["GET api/notices/{id}/attachments"] = new() { About = _ => scene.DraftNotice, Instead = Notice },
        ["GET api/payments/{id}/attachments"] = new() { Who = Payee, About = side => $"{Paid(scene, side)}" },
        ["GET api/gifts/{id}/attachments"] = About(scene.Gift),
        ["GET api/attachments/{id}"] = new() { Who = Payee, About = side => $"{Voucher(scene, side)}", Instead = $"{scene.Photo}" },
        ["GET here/attachments/{id}"] = new() { Who = Payee, About = side => $"{Voucher(scene, side)}", Instead = $"{scene.Photo}" },
        ["GET here/needs"] = new() { Query = Everything, Kept = _ => PendingWords },
        ["GET here/search"] = new() { Query = $"?q={Uri.EscapeDataString("楼道的灯")}", Kept = _ => PendingWords },
        ["GET here/needs/{id}"] = new() { About = side => Asked(scene, side).Number, Kept = side => Asked(scene, side).Words },
        ["GET here/help/{number}"] = new() { About = side => Asked(scene, side).Number },
        ["GET here/desk"] = new() { Query = "?view=verify", Kept = _ => PendingWords },
        ["GET here/desk/{id}"] = new() { About = _ => Pending, Kept = _ => PendingWords },
        ["GET here/resources"] = new() { Query = Everything, Kept = _ => scene.Unchecked },
        ["GET here/projects"] = new() { Query = Everything, Kept = _ => scene.Draft },
        ["GET here/projects/{id}"] = new() { About = _ => scene.Draft, Instead = Submitted },
        ["GET here/notices"] = new() { Query = Everything, Kept = _ => $"/notices/{scene.DraftNotice}\"" },
        ["GET here/notices/{id}"] = new() { About = _ => scene.DraftNotice, Instead = Notice },
        ["GET here/payments"] = new() { Kept = _ => scene.Gift },
        ["GET here/sittings/new"] = new() { Who = Chair },
        ["GET here/sittings/{id}"] = About($"{scene.Sittings[BodyKind.Council].Sitting}"),
        ["GET here/sittings/{id}/{motion}"] = About($"{scene.Sittings[BodyKind.Council].Sitting}/{scene.Sittings[BodyKind.Council].Motion}"),
        ["GET /status/{code}"] = About("404"),
        ["GET /size/{size}"] = About("big"),
        ["GET /lang/{lang}"] = About("en"),
        ["GET /openapi/{documentName}.json"] = About("v1"),
    };

    private static Dictionary<string, Question> Presses(PermissionScene scene) => new()
    {
        ["POST here/help?handler=file"] = new() { Send = side => side.Right ? null : new() { ["onBehalfOf"] = $"{scene.Person("rep-60")}" } },
        ["POST here/needs/{id}?handler=confirm"] = new() { About = side => Asked(scene, side).Number, Send = side => new() { ["match"] = $"{Asked(scene, side).Match}" } },
        ["POST here/needs/{id}?handler=cancel"] = new() { About = side => Asked(scene, side).Number, Send = side => new() { ["match"] = $"{Asked(scene, side).Match}" } },
        ["POST here/needs/{id}?handler=serve"] = new() { About = side => Given(scene, side).Number },
        ["POST here/needs/{id}?handler=receive"] = new()
        {
            About = side => Asked(scene, side).Number,
            Send = side => new() { ["service"] = $"{Asked(scene, side).Service}", ["signed"] = side.Right ? "" : "Proxy" },
        },
        ["POST here/needs/{id}?handler=rate"] = new() { About = side => Asked(scene, side).Number },
        ["POST here/needs/{id}?handler=withdraw"] = new() { About = side => Asked(scene, side).Number },
        ["POST here/needs/{id}?handler=unpublish"] = new() { About = side => Unpublished(scene, side) },
        ["POST here/needs/{id}?handler=attach"] = new() { About = side => Asked(scene, side).Number },
        ["POST here/needs/{id}?handler=scan"] = new() { About = side => Given(scene, side).Number, Send = side => new() { ["item"] = $"{Given(scene, side).Service}" } },
        ["POST here/desk/{id}?handler=attach"] = new() { About = side => Asked(scene, side).Number },
        ["POST here/desk/{id}?handler=verify"] = About(Pending),
        ["POST here/desk/{id}?handler=publish"] = About(Pending),
        ["POST here/desk/{id}?handler=refer"] = About(Pending),
        ["POST here/desk/{id}?handler=reject"] = About(Pending),
        ["POST here/desk/{id}?handler=merge"] = About(Pending),
        ["POST here/desk/{id}?handler=propose"] = About(Pending),
        ["POST here/resources?handler=check"] = new() { Send = _ => new() { ["resource"] = "R-2026-0001" } },
        ["POST here/projects/{id}?handler=submit"] = About(Submitted),
        ["POST here/projects/{id}?handler=sign"] = new() { About = Carried },
        ["POST here/projects/{id}?handler=payment"] = new() { About = Carried },
        ["POST here/projects/{id}?handler=service"] = new() { About = Carried },
        ["POST here/projects/{id}?handler=scan"] = new() { About = _ => Submitted, Send = side => new() { ["item"] = $"{Given(scene, side).Service}" } },
        ["POST here/projects/{id}?handler=midterm"] = new() { About = Carried },
        ["POST here/projects/{id}?handler=closing"] = new() { About = Carried },
        ["POST here/projects/{id}?handler=opinion"] = About(Submitted),
        ["POST here/projects/{id}?handler=accept"] = About(Submitted),
        ["POST here/projects/{id}?handler=archive"] = About(Submitted),
        ["POST here/sittings/new?handler=convene"] = new() { Who = Chair, Send = BodyOf },
        ["POST here/sittings/{id}?handler=attend"] = new() { About = side => $"{scene.Sittings[RollOf(side)].Sitting}" },
        ["POST here/sittings/{id}?handler=close"] = new() { Who = Chair, About = side => $"{Chaired(scene, side)}" },
        ["POST here/sittings/{id}?handler=adjourn"] = new() { Who = Chair, About = side => $"{Chaired(scene, side)}" },
        ["POST here/sittings/{id}?handler=opinion"] = new()
        {
            About = _ => $"{scene.Sittings[BodyKind.Council].Sitting}", Send = _ => new() { ["item"] = $"{scene.Sittings[BodyKind.Council].Matter}" },
        },
        ["POST here/sittings/{id}/{motion}?handler=vote"] = new() { About = side => Ballot(scene, side) },
        ["POST here/sittings/{id}/{motion}?handler=change"] = new() { About = side => Ballot(scene, side) },
        ["POST here/notices/{id}?handler=post"] = About(Notice),
        ["POST here/notices/{id}?handler=attach"] = About(Notice),
        ["POST here/notices/{id}?handler=object"] = About(Notice),
        ["POST here/notices/{id}?handler=rule"] = new() { About = _ => Notice, Send = _ => new() { ["item"] = $"{scene.Objection}" } },
        ["POST here/payments?handler=approve"] = new() { Send = _ => new() { ["item"] = "K-2026-0001" } },
        ["POST here/payments?handler=confirm"] = new() { Send = _ => new() { ["item"] = "K-2026-0001" } },
        ["POST here/payments?handler=voucher"] = new() { Who = Payee, Send = side => new() { ["item"] = $"{Paid(scene, side)}" } },
        ["POST here/payments?handler=receipt"] = new() { Send = _ => new() { ["item"] = scene.Gift } },
        ["POST here/payments?handler=gift"] = new() { Send = _ => new() { ["item"] = scene.Gift } },
        ["POST /demo?handler=signin"] = new() { Send = _ => new() { ["who"] = "resident" } },
    };

    private static Question About(string thing) => new() { About = _ => thing };

    private static Story Asked(PermissionScene scene, Side side) => side.Right ? scene.Asked.GetValueOrDefault(side.Column, scene.Others) : scene.Others;

    private static string Unpublished(PermissionScene scene, Side side) =>
        side.Right ? scene.Unpublished.GetValueOrDefault(side.Column, scene.OthersUnpublished) : scene.OthersUnpublished;

    private static Story Given(PermissionScene scene, Side side) => side.Right ? scene.Given.GetValueOrDefault(side.Column, scene.Others) : scene.Others;

    /// <summary>The shop carries out one project, the social workers the other.</summary>
    private static string Carried(Side side) => side.Column is "Merchant" == side.Right ? OfTheShop : Submitted;

    private static string? Payee(Side side) => side is { Column: "Provider", Right: true } ? "elders" : null;

    private static Guid Paid(PermissionScene scene, Side side) => side is { Column: "Merchant", Right: true } ? scene.Fixtures.OwnPayment : scene.Paid;

    private static Guid Voucher(PermissionScene scene, Side side) => side is { Column: "Merchant", Right: true } ? scene.VoucherOfTheShop : scene.Voucher;

    private static string? Chair(Side side) => side.Right && PermissionScene.Chairs.TryGetValue(side.Column, out var chair) ? chair.Who : null;

    private static Dictionary<string, string> BodyOf(Side side) =>
        new() { ["body"] = $"{(PermissionScene.Chairs.TryGetValue(side.Column, out var chair) ? chair.Body : BodyKind.Council)}" };

    private static Guid Chaired(PermissionScene scene, Side side) =>
        (PermissionScene.Chairs.TryGetValue(side.Column, out var chair) ? scene.Sittings.GetValueOrDefault(chair.Body, scene.Sittings[BodyKind.Council]) : scene.Sittings[BodyKind.Council]).Sitting;

    /// <summary>A sitting of the column's own body; on the wrong side, one of another body.</summary>
    private static BodyKind RollOf(Side side) => side.Column switch
    {
        "Council" when !side.Right => BodyKind.PartyCommittee,
        "PartyCommittee" when side.Right => BodyKind.PartyCommittee,
        "ResidentsCommittee" when side.Right => BodyKind.TwoCommittees,
        "FundCommittee" when side.Right => BodyKind.FundCommittee,
        "Representative" when side.Right => BodyKind.RepresentativesMeeting,
        _ => BodyKind.Council,
    };

    private static string Ballot(PermissionScene scene, Side side) => $"{scene.Sittings[RollOf(side)].Sitting}/{scene.Sittings[RollOf(side)].Motion}";
}
