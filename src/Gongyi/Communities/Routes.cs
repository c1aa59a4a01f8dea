using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>Every address of a community, in one place. Links are plain text: building them through the framework cost three pages' worth of work.</summary>
public readonly record struct Routes(string Slug)
{
    public string Home => $"/c/{Slug}";
    public string Help => $"/c/{Slug}/help";
    public string Search => $"/c/{Slug}/search";
    public string Mine => $"/c/{Slug}/mine";
    public string Needs => $"/c/{Slug}/needs";
    public string Resources => $"/c/{Slug}/resources";
    public string Offer => $"/c/{Slug}/resources/new";
    public string Projects => $"/c/{Slug}/projects";
    public string ComposeProject => $"/c/{Slug}/projects/new";
    public string Notices => $"/c/{Slug}/notices";
    public string Fund => $"/c/{Slug}/fund";
    public string Ledger => $"/c/{Slug}/fund/ledger";
    public string Council => $"/c/{Slug}/council";
    public string Rules => $"/c/{Slug}/rules";
    public string Log => $"/c/{Slug}/log";
    public string Desk => $"/c/{Slug}/desk";
    public string PasteNeeds => $"/c/{Slug}/desk/paste";
    public string Sittings => $"/c/{Slug}/sittings";
    public string NewSitting => $"/c/{Slug}/sittings/new";
    public string Payments => $"/c/{Slug}/payments";

    /// <summary>Where somebody in such a seat begins.</summary>
    public string Start(Capacity capacity) => capacity is Capacity.CaseWorker or Capacity.GridWorker ? Desk : capacity is Capacity.Resident or Capacity.Administrator ? Home : Mine;

    /// <summary>Where one signs in, and from where one is then led back.</summary>
    public static string SignIn(string? back) => $"/signin{Back.Query(back)}";

    public static string SignInCode(string? back) => $"/signin/code{Back.Query(back)}";

    public static string SignInSeat(string? back) => $"/signin/seat{Back.Query(back)}";

    /// <summary>A need: its story for the person and the public.</summary>
    public string Need(string number) => $"/c/{Slug}/needs/{number}";

    public string Helped(string number) => $"/c/{Slug}/help/{number}";

    /// <summary>A need on the worker's desk: facts left, matching resources right.</summary>
    public string DeskNeed(string number) => $"/c/{Slug}/desk/{number}";

    public string Project(string number) => $"/c/{Slug}/projects/{number}";

    public string Notice(string number) => $"/c/{Slug}/notices/{number}";

    public string Sitting(Guid id) => $"/c/{Slug}/sittings/{id}";

    public string Attachment(string id) => $"/c/{Slug}/attachments/{id}";

    public string Motion(Guid sitting, Guid motion) => $"/c/{Slug}/sittings/{sitting}/{motion}";
}
