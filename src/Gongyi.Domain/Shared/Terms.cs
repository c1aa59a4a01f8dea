using System.Text;

namespace Gongyi.Shared;

/// <summary>
/// What people search by. Chinese knows no blanks between words, so it is taken apart into every two characters that
/// stand beside each other; other writing and numbers are taken as words. Wide and narrow, large and small are the same.
/// </summary>
public static class Terms
{
    /// <summary>Stands behind the last character, which begins no pair otherwise.</summary>
    private const string End = ".";

    private const int LongestWord = 32;

    /// <summary>A word of this length is also found by its beginning.</summary>
    private const int LongEnough = 3;

    private const int FirstIdeograph = 0x2E80;

    /// <param name="IsBeginning">Whether what is kept may go on behind it.</param>
    public readonly record struct Asked(string Term, bool IsBeginning);

    /// <summary>All that a text is found by.</summary>
    public static HashSet<string> Of(string? text)
    {
        var terms = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs(text))
        {
            if (IsWord(run)) _ = terms.Add(Word(run));
            else for (var at = 0; at < run.Count; at++) _ = terms.Add(run[at] + (at + 1 < run.Count ? $"{run[at + 1]}" : End));
        }

        return terms;
    }

    /// <summary>What must be there to be found by a question. A character alone is looked for at the beginning of pairs.</summary>
    public static IReadOnlyList<Asked> In(string? question)
    {
        var asked = new List<Asked>();
        foreach (var run in Runs(question))
        {
            if (IsWord(run)) asked.Add(new(Word(run), run.Count >= LongEnough));
            else if (run.Count == 1) asked.Add(new($"{run[0]}", IsBeginning: true));
            else for (var at = 0; at + 1 < run.Count; at++) asked.Add(new($"{run[at]}{run[at + 1]}", IsBeginning: false));
        }

        return [.. asked.Distinct()];
    }

    /// <summary>A whole line without blanks and marks: two that are the same to a reader are the same here.</summary>
    public static string Whole(string? line) => string.Concat(Runs(line).SelectMany(run => run));

    private static string Word(List<Rune> run) => string.Concat(run.Take(LongestWord));

    private static bool IsWord(List<Rune> run) => run[0].Value < FirstIdeograph;

    /// <summary>Letters that belong together: marks and blanks part them, and so does the step from one kind of writing to the other.</summary>
    private static IEnumerable<List<Rune>> Runs(string? text)
    {
        var run = new List<Rune>();
        foreach (var letter in Plain(text).EnumerateRunes())
        {
            var isLetter = Rune.IsLetterOrDigit(letter) || Rune.IsNumber(letter);
            if (run.Count > 0 && (!isLetter || letter.Value < FirstIdeograph != IsWord(run)))
            {
                yield return run;
                run = [];
            }

            if (isLetter) run.Add(Rune.ToLowerInvariant(letter));
        }

        if (run.Count > 0) yield return run;
    }

    /// <summary>Half a character has no other form; it is left out like a mark.</summary>
    private static string Plain(string? text) =>
        string.Concat((text ?? "").EnumerateRunes().Where(letter => letter != Rune.ReplacementChar && letter.Value is not (0xFFFE or 0xFFFF))).Normalize(NormalizationForm.FormKC);
}
