using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gongyi.Shared;

namespace Gongyi.Journal;

/// <summary>
/// One line of a community's history. Numbered without gaps, chained to the line before, and a salted commitment
/// (<see cref="Leaf"/>) that a public Merkle log can take later without showing what it says.
/// </summary>
public sealed class JournalEntry
{
    private JournalEntry() { }

    public int CommunityId { get; private init; }

    /// <summary>1, 2, 3 … without gaps, per community.</summary>
    public long Seq { get; private init; }

    public DateTimeOffset At { get; private init; }

    public Guid Actor { get; private init; }

    public Capacity ActingFor { get; private init; }

    public string SubjectKind { get; private init; } = "";

    public Guid SubjectId { get; private init; }

    /// <summary>What happened: the name of the fact.</summary>
    public string Verb { get; private init; } = "";

    /// <summary>The fact and the digests of the rows written with it, as JSON. Ids, enums, integers, dates, hashes only.</summary>
    public string Payload { get; private init; } = "";

    /// <summary>Keeps the leaf from being guessed.</summary>
    public byte[] Salt { get; private init; } = [];

    /// <summary>
    /// Salts the hashes of free text in <see cref="Payload"/>. It is not part of the leaf: erasing it makes those
    /// hashes unguessable for ever and leaves the leaf as it was.
    /// </summary>
    public byte[] TextSalt { get; private set; } = [];

    /// <summary>SHA-256 over the previous entry's <see cref="PreviousHash"/> and <see cref="Leaf"/>; 32 zero bytes before the first.</summary>
    public byte[] PreviousHash { get; private init; } = [];

    /// <summary>SHA-256 over the salt and everything the entry says.</summary>
    public byte[] Leaf { get; private init; } = [];

    public Subject Subject => new(SubjectKind, SubjectId);

    /// <summary>The chain before the first entry.</summary>
    public static byte[] Genesis => new byte[SHA256.HashSizeInBytes];

    /// <summary>What the next entry must carry as <see cref="PreviousHash"/>.</summary>
    public byte[] Hash() => SHA256.HashData([.. PreviousHash, .. Leaf]);

    public static JournalEntry Write(
        long seq, DateTimeOffset at, Actor by, Subject about, string verb, string payload, byte[] salt, byte[] textSalt, byte[] previousHash)
    {
        ArgumentNullException.ThrowIfNull(by);
        // Storage keeps milliseconds; the leaf must commit to what is kept.
        at = DateTimeOffset.FromUnixTimeMilliseconds(at.ToUnixTimeMilliseconds());
        return new()
        {
            CommunityId = by.Community,
            Seq = seq,
            At = at,
            Actor = by.Person,
            ActingFor = by.Capacity,
            SubjectKind = about.Kind,
            SubjectId = about.Id,
            Verb = verb,
            Payload = payload,
            Salt = salt,
            TextSalt = textSalt,
            PreviousHash = previousHash,
            Leaf = Commitment(by.Community, seq, at, by.Person, by.Capacity, about, verb, payload, salt),
        };
    }

    /// <summary>From now on nobody can tell, not even by guessing, which words its hashes of text stood for.</summary>
    public void EraseTextSalt() => TextSalt = [];

    /// <summary>Whether the entry still says what its leaf committed to.</summary>
    public bool IsIntact() =>
        Leaf.AsSpan().SequenceEqual(Commitment(CommunityId, Seq, At, Actor, ActingFor, Subject, Verb, Payload, Salt));

    private static byte[] Commitment(
        int community, long seq, DateTimeOffset at, Guid actor, Capacity actingFor, Subject about, string verb, string payload, byte[] salt)
    {
        var lines = string.Create(
            CultureInfo.InvariantCulture,
            $"{community}\n{seq}\n{at.ToUnixTimeMilliseconds()}\n{actor}\n{actingFor}\n{about}\n{verb}\n{payload}\n");
        return SHA256.HashData([.. salt, .. Encoding.UTF8.GetBytes(lines)]);
    }
}
