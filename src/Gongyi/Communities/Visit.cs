using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>One request: which community, who in which seat, in which language and size.</summary>
public sealed class Visit
{
    public const string Scheme = "seat";

    /// <summary>The browser's size; it also names it in an address.</summary>
    public const string SizeCookie = "size";

    /// <summary>The community of the address, if the address names one.</summary>
    public Community? Community { get; private set; }

    /// <summary>Who asks, in the community of the address.</summary>
    public Actor? Actor { get; private set; }

    /// <summary>Somebody is signed in, but not in this community.</summary>
    public bool IsStranger { get; private set; }

    public Seat? Seat { get; private set; }

    /// <summary>Whoever is signed in could also act in another seat.</summary>
    public bool HasOtherSeats { get; private set; }

    public string PersonName { get; private set; } = "";

    public Words Words { get; private set; } = Words.For(null);

    /// <summary>null, <c>big</c> (长辈版) or <c>huge</c> (特大).</summary>
    public string? Size { get; private set; }

    public static byte[] HashOf(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <param name="others">Whether the person holds further seats; the layout asks on every page, so the cookie knows.</param>
    public static ClaimsPrincipal PrincipalOf(Seat seat, bool others = false)
    {
        ArgumentNullException.ThrowIfNull(seat);
        return new(new ClaimsIdentity([new("community", $"{seat.CommunityId}"), new("seat", $"{seat.Id}"), new("others", others ? "yes" : "no")], Scheme));
    }

    /// <summary>People choose their language on pages, programs in a header.</summary>
    public static Words WordsOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return Words.For(IsApi(request) ? request.Headers.AcceptLanguage : request.Cookies["lang"]);
    }

    /// <inheritdoc cref="Size"/>
    public static string? SizeOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Cookies[SizeCookie] switch { "big" => "big", "huge" => "huge", _ => null };
    }

    /// <summary>What the address and the browser's choices say: where, in which words and in which size.</summary>
    public async ValueTask Arrive(HttpContext http, Addresses addresses)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(addresses);
        (Words, Size) = (WordsOf(http.Request), SizeOf(http.Request));
        if (http.GetRouteValue("slug") is string slug) Community = await addresses.Find(slug).ConfigureAwait(false);
    }

    /// <summary>Who it is, by cookie or token. API calls are known by their bearer token only, pages by their cookie only.</summary>
    public async Task Meet(HttpContext http, Store store, KeptSeats seats, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(seats);
        ArgumentNullException.ThrowIfNull(clock);

        if ((IsApi(http.Request) ? await FromToken(http, store).ConfigureAwait(false) : await FromCookie(http).ConfigureAwait(false)) is not var (community, seatId)) return;

        var found = await seats.Of(community, seatId).ConfigureAwait(false);
        if (found?.Seat is not { } seat || !seat.IsHeldOn(WorkingDays.DayOf(clock.GetUtcNow()))) return;
        if (Community is not null && Community.Id != community)
        {
            IsStranger = true;
            return;
        }

        (Seat, Actor, HasOtherSeats) = (seat, seat.Actor, http.User.HasClaim("others", "yes"));
        PersonName = found.Name;
    }

    private static bool IsApi(HttpRequest request) => request.Path.StartsWithSegments("/api", StringComparison.Ordinal);

    private static async Task<(int Community, Guid Seat)?> FromCookie(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(Scheme).ConfigureAwait(false);
        return ticket.Principal is { } principal
            && int.TryParse(principal.FindFirstValue("community"), out var community)
            && Guid.TryParse(principal.FindFirstValue("seat"), out var seat)
                ? (community, seat)
                : null;
    }

    private static async Task<(int Community, Guid Seat)?> FromToken(HttpContext http, Store store)
    {
        ArgumentNullException.ThrowIfNull(store);
        const string bearer = "Bearer ";
        var header = http.Request.Headers.Authorization.ToString();
        if (!header.StartsWith(bearer, StringComparison.OrdinalIgnoreCase)) return null;
        var hash = HashOf(header[bearer.Length..].Trim());
        using var db = store.Read(0);
        return await db.AccessTokens.FirstOrDefaultAsync(token => token.Hash == hash).ConfigureAwait(false) is { } known
            ? (known.SeatCommunity, known.SeatId)
            : null;
    }
}
