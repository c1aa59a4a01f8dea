using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gongyi.Front;

/// <summary>A question that a worker asks the desk again and again, under a name of their own. It concerns nobody else, so the journal does not tell of it.</summary>
public sealed class KeptView
{
    public int CommunityId { get; init; }

    public Guid PersonId { get; init; }

    public string Name { get; init; } = "";

    /// <summary>As it stands in the address.</summary>
    public string Question { get; init; } = "";
}

/// <summary>Keeps a view of the desk, and forgets it again. The same name twice is the newer question.</summary>
public static class KeepView
{
    /// <summary>More tabs than that are no longer looked at.</summary>
    public const int Most = 8;

    private const int LongestName = 12;

    /// <summary>Without the name: answers are kept, and the name may be somebody's.</summary>
    public sealed record Answer(string State);

    public static Result<Answer> Run(Write write, string? name, string question)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (write.Unless(Act.ReadNeedWords) is { } seat) return seat;
        if (Text.Needed(name, "name", LongestName).Fails(out var called, out var no)) return no;
        if (Mine(write).Count(each => each.Name != called) >= Most) return new TooManyViews(Most);

        _ = Mine(write).Where(each => each.Name == called).ExecuteDelete();
        _ = write.Add(new KeptView { CommunityId = write.Actor.Community, PersonId = write.Actor.Person, Name = called, Question = question });
        return new Answer("Kept");
    }

    public static Result<Answer> Drop(Write write, string? name)
    {
        ArgumentNullException.ThrowIfNull(write);
        if (write.Unless(Act.ReadNeedWords) is { } seat) return seat;
        if (Text.Needed(name, "name", LongestName).Fails(out var called, out var no)) return no;

        _ = Mine(write).Where(each => each.Name == called).ExecuteDelete();
        return new Answer("Dropped");
    }

    private static IQueryable<KeptView> Mine(Write write)
    {
        var me = write.Actor.Person;
        return write.Db.KeptViews.Where(each => each.PersonId == me);
    }
}

/// <summary>With a person go the views they kept, and those of others that call or ask for them by name.</summary>
public sealed class ForgetViews : IHear<PersonErased>
{
    public Refusal? Hear(PersonErased fact, Write write)
    {
        ArgumentNullException.ThrowIfNull(fact);
        ArgumentNullException.ThrowIfNull(write);
        write.Delete(write.Db.KeptViews.Where(each => each.PersonId == fact.Person));
        var name = write.Db.ChangeTracker.Entries<Person>().Where(each => each.Entity.Id == fact.Person).Select(each => each.Property(person => person.Name).OriginalValue).FirstOrDefault();
        if (name is null or Masked.Erased) return null;
        var asked = Uri.EscapeDataString(name);
        write.Delete(write.Db.KeptViews.Where(each => each.Name.Contains(name) || each.Question.Contains(asked)));
        return null;
    }
}

public static class FrontTables
{
    extension(Db db)
    {
        public DbSet<KeptView> KeptViews => db.Set<KeptView>();
    }

    private sealed class Tables : IEntityTypeConfiguration<KeptView>
    {
        public void Configure(EntityTypeBuilder<KeptView> builder)
        {
            _ = builder.ToTable("KeptViews").HasAnnotation(Db.Unsealed, true).HasAnnotation(Db.Own, true);
            _ = builder.HasKey(view => new { view.CommunityId, view.PersonId, view.Name });
        }
    }
}
