namespace Gongyi.Shared;

/// <summary>The seat in which the person acts has no right to this (domain.md §1.5).</summary>
public sealed record NotYourSeat : NotAllowed;

/// <summary>Nobody decides on their own matter: the person asked for it, files it or stands to gain from it.</summary>
public sealed record OwnRequest : NotAllowed;

/// <summary>The person already acted in another capacity where two different people are required.</summary>
public sealed record SamePersonTwice : NotAllowed;

/// <summary>A sentence was needed and none came.</summary>
public sealed record TextMissing(string Field = "text") : Invalid(Field);

/// <summary>The text is longer than <paramref name="Most"/> characters.</summary>
public sealed record TextTooLong(string Field, int Most) : Invalid(Field);

/// <summary>The text holds signs that nobody types and no page can show; programs send such.</summary>
public sealed record TextUnreadable(string Field) : Invalid(Field);

/// <summary>A choice was needed and none came, or one that does not exist.</summary>
public sealed record ChoiceMissing(string Field) : Invalid(Field);

/// <summary>A date or time was needed and none came.</summary>
public sealed record DateMissing(string Field) : Invalid(Field);

/// <summary>The date lies in the future, where only what has happened can be written down.</summary>
public sealed record DateInFuture(string Field) : Invalid(Field);

/// <summary>The date lies more than <paramref name="Most"/> years back; most likely its year was typed by half.</summary>
public sealed record DateLongAgo(string Field, int Most) : Invalid(Field);

/// <summary>An amount must be a positive number of fen.</summary>
public sealed record AmountNotPositive(string Field) : Invalid(Field);

/// <summary>A number lies outside what is possible, <paramref name="Least"/> to <paramref name="Most"/>.</summary>
public sealed record NumberOutOfRange(string Field, long Least, long Most) : Invalid(Field);

/// <summary>The request could not be read: not JSON, a wrong type, an unknown word.</summary>
public sealed record BodyUnreadable(string Field) : Invalid(Field);

/// <summary>The same idempotency key came with another body.</summary>
public sealed record KeyReused() : Invalid("Idempotency-Key");

/// <summary>Two people pressed at once; this one came second.</summary>
public sealed record SomeoneWasFaster : Conflict;

/// <summary>A row is not what the journal says it is; before words are erased, <c>gongyi verify</c> must be content.</summary>
public sealed record RowsDisagree : Conflict;

/// <summary>The queue of writes is full; nothing was changed.</summary>
public sealed record TooBusy : TryLater;

/// <summary>The disk or the database could not keep it. Sent again with the same key, it acts once at most.</summary>
public sealed record NotKept : TryLater;

/// <summary>The database cannot be reached, so nothing can be shown for the moment.</summary>
public sealed record OutOfReach : TryLater;

/// <summary>The machine's clock stands before the journal's last entry: nothing is written until it is right again.</summary>
public sealed record ClockWentBack : TryLater;

/// <summary>Too many tries in too short a time; after <paramref name="Wait"/> seconds it goes on (HTTP 429).</summary>
public sealed record TooManyTries(int Wait) : TryLater
{
    public override int Seconds => Wait;

    /// <summary>The wait as people say it.</summary>
    public int Minutes => (Wait + 59) / 60;

    public static TooManyTries Until(DateTimeOffset moment, DateTimeOffset now) => new(Math.Max(1, (int)Math.Ceiling((moment - now).TotalSeconds)));
}
