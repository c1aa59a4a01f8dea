using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Communities;

/// <summary>
/// In which size somebody reads: it comes along to every browser in which they sign in (decision 0027). It concerns
/// nobody else, and may say how well somebody sees, so the journal does not tell of it.
/// </summary>
public sealed class KeptSize
{
    /// <summary>标准, 长辈版 and 特大, as the cookie and the address call them.</summary>
    public static IReadOnlyList<string> All { get; } = ["normal", "big", "huge"];

    public int CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public string Size { get; set; } = "";

    /// <summary>Gives the browser the size that this person chose, whoever sat there before; a person who never chose takes what is there.</summary>
    public static async Task Bring(HttpContext http, Db db, Seat seat)
    {
        ArgumentNullException.ThrowIfNull(http);
        ArgumentNullException.ThrowIfNull(seat);
        // Whoever signs in stands before the community's door, where the context sees no community's rows.
        var kept = await db.KeptSizes.IgnoreQueryFilters().FirstOrDefaultAsync(each => each.CommunityId == seat.CommunityId && each.PersonId == seat.PersonId).ConfigureAwait(false);
        if (kept is not null) http.SetCookie(Visit.SizeCookie, kept.Size, HouseCookies.Long);
    }
}

/// <summary>Keeps the size that somebody has just chosen. Choosing it again changes nothing.</summary>
public static class KeepSize
{
    /// <summary>Without the person: answers are kept.</summary>
    public sealed record Answer(string Size);

    public static Result<Answer> Run(Write write, string size)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (!KeptSize.All.Contains(size)) return new ChoiceMissing(Visit.SizeCookie);
        var me = write.Actor.Person;
        if (write.Db.KeptSizes.FirstOrDefault(each => each.PersonId == me) is { } kept) kept.Size = size;
        else _ = write.Add(new KeptSize { CommunityId = write.Actor.Community, PersonId = me, Size = size });
        return new Answer(size);
    }
}

/// <summary>Who is erased leaves no word on how well they saw.</summary>
public sealed class ForgetSize : IHear<PersonErased>
{
    public Refusal? Hear(PersonErased fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        write.Delete(write.Db.KeptSizes.Where(each => each.PersonId == fact.Person));
        return null;
    }
}

public static class KeptSizeTable
{
    extension(Db db)
    {
        public DbSet<KeptSize> KeptSizes => db.Set<KeptSize>();
    }

    private sealed class Table : IEntityTypeConfiguration<KeptSize>
    {
        public void Configure(EntityTypeBuilder<KeptSize> builder)
        {
            _ = builder.ToTable("KeptSizes").HasAnnotation(Db.Unsealed, true).HasAnnotation(Db.Own, true);
            _ = builder.HasKey(kept => new { kept.CommunityId, kept.PersonId });
        }
    }
}
