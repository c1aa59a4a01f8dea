using System.Text;

namespace TransparencyLog;

/// <summary>Reads the lines of a tlog-policy file. Bytes above 127 are opaque, so they are read as Latin-1.</summary>
internal sealed class PolicyFile
{
    private readonly List<PolicyLog> logs = [];
    private readonly List<PolicyWitness> witnesses = [];
    private readonly Dictionary<string, Policy.Member> named = new(StringComparer.Ordinal);
    private readonly HashSet<string> inGroups = new(StringComparer.Ordinal);
    private (Policy.Member? Member, bool Said) quorum;

    public static Result<Policy> Parse(ReadOnlySpan<byte> file)
    {
        foreach (var octet in file)
            if (octet is not (0x09 or 0x0A or >= 0x20 and <= 0x7E or >= 0x80)) return new Malformed("policy", "it has a control character other than tab and newline");

        var policy = new PolicyFile();
        var number = 0;
        foreach (var line in Encoding.Latin1.GetString(file).Split('\n'))
        {
            number++;
            var words = line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
            if (words is [] or [['#', ..], ..]) continue;
            if (policy.Read(words) is { } fault) return new Malformed("policy", $"line {number}: {fault}");
        }
        if (!policy.quorum.Said) return new Malformed("policy", "it has no quorum line");
        return new Policy(policy.logs, policy.witnesses, policy.quorum.Member);
    }

    private string? Read(string[] words) => words switch
    {
        ["log", var vkey] => Log(vkey, null),
        ["log", var vkey, var url] => Log(vkey, url),
        ["witness", var name, var vkey] => Witness(name, vkey, null),
        ["witness", var name, var vkey, var url] => Witness(name, vkey, url),
        ["group", var name, var needed, _, ..] => Group(name, needed, words[3..]),
        ["group", ..] => "a group has a name, a number and at least one member",
        ["quorum", var name] => Quorum(name),
        _ => $"\"{words[0]}\" with {words.Length - 1} words after it means nothing here",
    };

    private string? Log(string vkey, string? url)
    {
        if (Key(vkey).Fails(out var key, out var no)) return no.Sentence;
        if (key.Type != SignatureType.Ed25519) return "a log has a key of type 0x01";
        if (logs.Exists(log => log.Key.PublicKey.Span.SequenceEqual(key.PublicKey.Span))) return "this log's key stands here twice";
        logs.Add(new PolicyLog(key, url));
        return null;
    }

    private string? Witness(string name, string vkey, string? url)
    {
        if (Key(vkey).Fails(out var key, out var no)) return no.Sentence;
        if (key.Type != SignatureType.CosignatureV1) return "a witness has a key of type 0x04";
        if (witnesses.Exists(witness => witness.Key.PublicKey.Span.SequenceEqual(key.PublicKey.Span))) return "this witness's key stands here twice";
        witnesses.Add(new PolicyWitness(name, key, url));
        return Define(new Policy.Single(name, key));
    }

    private string? Group(string name, string needed, string[] members)
    {
        var found = new List<Policy.Member>();
        foreach (var member in members)
        {
            if (!named.TryGetValue(member, out var known)) return $"{member} is not defined above";
            // Each counts in one way only; otherwise one witness could fill a quorum alone.
            if (!inGroups.Add(member)) return $"{member} is a member of a group already";
            found.Add(known);
        }
        var count = needed switch { "all" => (ulong)found.Count, "any" => 1UL, _ => Strict.Number(needed) ?? 0UL };
        if (count < 1 || count > (ulong)found.Count) return $"a group needs all, any, or 1 to {found.Count} of its members";
        return Define(new Policy.Group(name, (int)count, found));
    }

    private string? Quorum(string name)
    {
        if (quorum.Said) return "there is a quorum line already";
        if (name == "none") quorum = (null, true);
        else if (named.TryGetValue(name, out var member)) quorum = (member, true);
        else return $"{name} is not defined above";
        return null;
    }

    private string? Define(Policy.Member member) =>
        member.Name == "none" ? "none is a name of its own"
        : named.TryAdd(member.Name, member) ? null
        : $"{member.Name} is defined above already";

    private static Result<VerifierKey> Key(string vkey)
    {
        try
        {
            return VerifierKey.Parse(Strict.Utf8.GetString(Encoding.Latin1.GetBytes(vkey)));
        }
        catch (DecoderFallbackException)
        {
            return new Malformed("verifier key", "it is not UTF-8");
        }
    }
}
