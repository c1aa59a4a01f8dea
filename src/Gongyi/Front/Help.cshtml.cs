using Gongyi.Communities;
using Gongyi.Lists;
using Gongyi.Shared;
using Microsoft.AspNetCore.Mvc;

namespace Gongyi.Front;

/// <summary>One sentence is enough to ask for help.</summary>
public sealed class HelpPage : ShortPage
{
    public override string Title => T["我要帮忙"];

    private const int MostCalled = 12;

    /// <summary>Whether the reader may write for others.</summary>
    public bool MayWriteForOthers => Actor.May(Act.FindPeople);

    /// <summary>Whom the worker writes for; null: for herself.</summary>
    public ReadPeople.Item? Neighbour { get; private set; }

    /// <summary>Residents with the name that the worker looks for; null while she looks for nobody.</summary>
    public Listed<ReadPeople.Item>? Called { get; private set; }

    /// <summary>What others asked for in words like these.</summary>
    public IReadOnlyList<SimilarNeeds.Item> Similar { get; private set; } = [];

    /// <summary>While somebody types: nothing is kept of it. It is sent like a form, so that the words stand in no address.</summary>
    public IActionResult OnPostSimilar(string? text)
    {
        if (Actor is null) return Deny(new SignInNeeded());
        if (!Actor.May(Act.FileNeed)) return Deny(new NotYourSeat());
        if (Text.Open(text, "text").Fails(out var words, out var no)) return Deny(no);

        var me = Actor.Person;
        Similar = SimilarNeeds.Run(Db, Actor, words, Db.Residences.Where(home => home.PersonId == me).Select(home => (Guid?)home.CourtyardId).FirstOrDefault());
        return Partial("/Front/_Similar.cshtml", this);
    }

    /// <summary>The number that the community will call, for who asks for herself; masked, as others may look on.</summary>
    public string Phone { get; private set; } = "";

    public async Task<IActionResult> OnPostFileAsync(string? text, string? onBehalfOf)
    {
        if (Request.Form["file"].ToString().Length > 0) return Actor is null ? Deny(new SignInNeeded()) : await Refuse(new BodyUnreadable("file")).ConfigureAwait(false);
        UploadedFile? photo = null;
        // What will be refused for its words is refused before its file is kept.
        if (Request.Form.Files.GetFile("file") is { Length: > 0 } && Actor.May(Act.FileNeed) && !Text.Needed(text, "text").Fails(out _, out _)
            && (await UploadedFile.From(
                Request.Form, HttpContext.RequestServices.GetRequiredService<Intake>(), AttachmentPurpose.Photo, () => null, HttpContext.RequestAborted)
                .ConfigureAwait(false)).Fails(out photo, out var no)) return await Refuse(no).ConfigureAwait(false);

        return await Press(
            write => FileNeed.WithPhoto(write, new(text, Person(onBehalfOf)), photo?.File), done => Routes.Helped(done.Number), file: photo?.Fingerprint ?? "").ConfigureAwait(false);
    }

    /// <summary>What names nobody must not become a need of whoever writes.</summary>
    private static Guid? Person(string? chosen) => string.IsNullOrEmpty(chosen) ? null : Refs.Id(chosen) ?? Guid.Empty;

    protected override Refusal? Load()
    {
        if (Actor is null) return new SignInNeeded();
        if (!Actor.May(Act.FileNeed)) return new NotYourSeat();
        if (!Actor.May(Act.ReadNeedWords))
            Phone = Db.People.Where(person => person.Id == Actor.Person).Select(person => person.Phone).FirstOrDefault() is { Length: >= 8 } phone ? Masked.Phone(phone) : "";
        if (!MayWriteForOthers) return null;

        Neighbour = Person(Typed("onBehalfOf")) is { } chosen ? ReadPeople.One(Db, Actor, chosen) : null;
        if (Text.Open(Request.Query["who"], "who", Text.Line).Fails(out var name, out var no)) return no;
        if (name.Length > 0) Called = ReadPeople.Run(Db, Actor, name, MostCalled);
        return null;
    }
}
