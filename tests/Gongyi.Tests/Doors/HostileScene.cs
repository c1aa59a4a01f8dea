using Gongyi.Communities;
using Gongyi.Governance;

namespace Gongyi.Tests.Doors;

/// <summary>Something of each kind that calls are about, and who may make them: so that bad input meets the rule and not the seat.</summary>
internal sealed class HostileScene
{
    private readonly Dictionary<string, (string Who, string? About)> askers = [];

    /// <summary>Values with which a call would be taken, as JSON.</summary>
    public Dictionary<string, string> Usual { get; } = [];

    public string Need { get; private set; } = "";

    public string Offer { get; private set; } = "";

    public (string Who, string? About)? Of(string call) => askers.TryGetValue(call, out var asker) ? asker : null;

    public static async Task<HostileScene> Play(DemoHost host)
    {
        var scene = new HostileScene();
        var now = await host.Now();
        var own = (await host.Post("resident", "/needs", new { text = "想学用手机" })).Id;
        var need = scene.Need = (await host.Post("resident", "/needs", new { text = "想请人读报" })).Id;
        _ = await host.Post("gridworker", $"/needs/{need}/verification", new { method = "HomeVisit", category = "ElderCare", urgency = "Normal" });
        _ = await host.Post("caseworker", $"/needs/{need}/publication", new { title = "读报", consent = "Self" });
        var match = (await host.Post("caseworker", $"/needs/{need}/matches", new { offer = host.Fixtures.VolunteerOffer, at = now.AddDays(1), minutes = 60 })).Id;
        foreach (var side in (string[])["volunteer", "resident"]) _ = await host.Post(side, $"/matches/{match}/confirmation");
        var service = (await host.Post("volunteer", $"/needs/{need}/services", new { at = now, minutes = 30 })).Id;
        var offer = scene.Offer = (await host.Post("resident", "/resources", new { name = "会理发", kind = "Skill", category = "DailyConvenience" })).Id;
        var gift = (await host.Post("caseworker", "/gifts", new { giver = "好心人", fen = 10_000 })).Id;
        var entry = (await host.Post("custodian", "/fund/book-entries", new { entry = "Interest", fen = 100, on = "2026-09-30", voucher = "对账单" })).Id;
        var aid = (await host.Post("caseworker", "/aids", new { need = "N-2026-0005", fen = 100 })).Id;
        var objection = (await host.Post("resident", "/notices/2026-6/objections", new { text = "地方太小" })).Id;
        var matter = (await host.Get(null, "/projects/P-2026-0003"))["matter"]!;
        Sitting sitting;
        using (var db = host.Place.Store.Read(1)) sitting = db.Set<Sitting>().First(each => each.Body == BodyKind.Council && each.State == SittingState.Convened);

        string At(DateTimeOffset moment) => $"\"{moment:O}\"";
        foreach (var (name, value) in new (string, string)[]
        {
            ("text", "\"请帮忙\""), ("title", "\"读报\""), ("method", "\"HomeVisit\""), ("category", "\"ElderCare\""), ("urgency", "\"Normal\""), ("consent", "\"Self\""),
            ("to", "\"2026-12-31\""), ("from", "\"2026-10-20\""), ("reason", "\"当面问过\""), ("offer", $"\"{offer}\""), ("at", At(now)), ("minutes", "60"), ("note", "\"做完了\""), ("signed", "\"Proxy\""),
            ("answer", "\"Satisfied\""), ("name", "\"会理发\""), ("kind", "\"Skill\""), ("capacity", "1"), ("organization", $"\"{host.Fixtures.UnadmittedProvider}\""), ("goal", "\"让老人吃上热饭\""),
            ("needs", "[\"N-2026-0005\"]"), ("need", "\"N-2026-0005\""), ("provider", $"\"{host.Fixtures.Provider}\""), ("lines", "[{\"name\":\"餐食\",\"fen\":100000,\"spentFen\":1}]"), ("instalments", "[50,30,20]"),
            ("instalment", "1"), ("report", "\"做完了\""), ("with", "\"N-2026-0004\""), ("score", "88"), ("body", "\"PartyCommittee\""), ("matters", $"[\"{matter}\"]"), ("choice", "\"For\""), ("place", "\"公告栏\""), ("upheld", "false"),
            ("giver", "\"好心人\""), ("giverKind", "\"Resident\""), ("entry", "\"Interest\""), ("source", "\"Hotline\""), ("fen", "10000"), ("receipt", "\"票据 1\""), ("on", "\"2026-09-30\""), ("voucher", "\"回单 1\""), ("paidOn", "\"2026-09-30\""),
        }) scene.Usual[name] = value;

        void May(string who, string? about, params string[] calls)
        {
            foreach (var call in calls) scene.askers[call] = (who, about);
        }

        const string pending = "N-2026-0003", published = "N-2026-0005", submitted = "P-2026-0003", ofTheShop = "P-2026-0002", notice = "2026-6", payment = "K-2026-0001";
        May("resident", null, "POST /needs", "POST /resources", "GET /needs", "GET /resources", "GET /projects", "GET /fund/balance", "GET /fund/entries", "GET /fund/statement", "GET /journal",
            "GET /courtyards", "GET /population", "GET /organizations", "GET /promises");
        May("gridworker", pending, "POST /needs/{id}/verification");
        May("caseworker", pending, "POST /needs/{id}/publication", "POST /needs/{id}/referral", "POST /needs/{id}/rejection", "POST /needs/{id}/merging");
        May("resident", own, "POST /needs/{id}/withdrawal", "POST /needs/{id}/consent-withdrawal", "POST /needs/{id}/attachments", "GET /needs/{id}/attachments");
        May("caseworker", published, "POST /needs/{id}/matches", "GET /needs/{id}/matches");
        May("volunteer", match, "POST /matches/{id}/confirmation", "POST /matches/{id}/cancellation");
        May("volunteer", need, "POST /needs/{id}/services");
        May("resident", need, "POST /needs/{id}/rating");
        May("caseworker", service, "POST /services/{id}/receipt", "GET /services/{id}/attachments");
        May("volunteer", service, "POST /services/{id}/attachments");
        May("caseworker", offer, "POST /resources/{id}/check");
        May("caseworker", null, "POST /providers", "POST /projects", "POST /gifts", "POST /promises", "POST /aids");
        May("caseworker", submitted, "POST /projects/{id}/submission", "GET /projects/{id}");
        May("custodian", ofTheShop, "POST /projects/{id}/agreement");
        May("merchant", ofTheShop, "POST /projects/{id}/payments", "POST /projects/{id}/services", "POST /projects/{id}/midterm", "POST /projects/{id}/closing");
        May("supervisor", submitted, "POST /projects/{id}/opinions");
        May("caseworker", ofTheShop, "POST /projects/{id}/acceptance", "POST /projects/{id}/archiving", "POST /projects/{id}/termination");
        May("party-1", null, "POST /sittings");
        May("council-1", $"{sitting.Id}", "POST /sittings/{id}/attendance", "POST /sittings/{id}/closing", "POST /sittings/{id}/adjournment");
        May("council-1", $"{sitting.Motions[0].Id}", "POST /motions/{id}/ballots", "PUT /motions/{id}/ballots");
        May("supervisor", matter, "POST /matters/{id}/opinions", "GET /matters/{id}");
        May("caseworker", notice, "POST /notices/{id}/posting", "POST /notices/{id}/attachments", "GET /notices/{id}/attachments");
        May("resident", notice, "POST /notices/{id}/objections");
        May("rc-3", objection, "POST /objections/{id}/ruling");
        May("custodian", null, "POST /fund/book-entries");
        May("fund-chair", entry, "POST /fund/book-entries/{id}/confirmation");
        May("fund-chair", aid, "POST /aids/{id}/approval");
        May("custodian", aid, "POST /aids/{id}/confirmation");
        May("custodian", gift, "POST /gifts/{id}/confirmation", "POST /gifts/{id}/attachments", "GET /gifts/{id}/attachments");
        May("fund-3", payment, "POST /payments/{id}/approval");
        May("custodian", payment, "POST /payments/{id}/confirmation", "POST /payments/{id}/attachments", "GET /payments/{id}/attachments");
        May("caseworker", $"{host.Persona("caseworker").PersonId}", "POST /people/{id}/erasure");
        May("custodian", $"{Guid.Empty}", "GET /attachments/{id}");
        return scene;
    }
}
