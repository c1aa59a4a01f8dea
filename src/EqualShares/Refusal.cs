using System.Diagnostics.CodeAnalysis;

namespace EqualShares;

/// <summary>A "no" with its reason.</summary>
public abstract record Refusal
{
    /// <summary>One plain sentence that says what is the matter.</summary>
    public abstract string Sentence { get; }

    public sealed override string ToString() => Sentence;
}

/// <summary>The rule cannot put one of these projects before the others: same measure, same cost, same votes. A lot drawn beforehand decides.</summary>
/// <param name="Projects">The ids of the tied projects, in the order of ids.</param>
public sealed record TieNeedsLot(IReadOnlyList<string> Projects) : Refusal
{
    public override string Sentence => $"A tie between the projects {string.Join(", ", Projects)} needs a lot: the rule cannot tell them apart.";
}

/// <summary>The lot names a project twice, or one that does not stand for election.</summary>
public sealed record LotUnusable(string Project, bool Twice) : Refusal
{
    public override string Sentence => Twice ? $"The lot names project {Project} twice." : $"The lot names project {Project}, which does not stand for election.";
}

/// <summary>What was handed in is not an election. A file says the line.</summary>
public sealed record NotAnElection(string Why, int Line = 0) : Refusal
{
    public override string Sentence => Line > 0 ? $"Line {Line}: {Why}" : Why;
}

/// <summary>The certificate does not show what it claims.</summary>
public sealed record CertificateRejected(string Why) : Refusal
{
    public override string Sentence => Why;
}

/// <summary>Either a value or the reason why there is none.</summary>
public sealed record Result<T> where T : class
{
    private readonly T? value;
    private readonly Refusal? refusal;

    private Result(T? value, Refusal? refusal) => (this.value, this.refusal) = (value, refusal);

    public bool Fails([NotNullWhen(false)] out T? value, [NotNullWhen(true)] out Refusal? refusal)
    {
        (value, refusal) = (this.value, this.refusal);
        return refusal is not null;
    }

    public static implicit operator Result<T>(T value) => new(value, null);

    public static implicit operator Result<T>(Refusal refusal) => new(null, refusal);
}
