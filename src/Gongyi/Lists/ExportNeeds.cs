using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>A worker takes a list of needs out of the house: what was taken, by whom and for what stays in the journal.</summary>
public static class ExportNeeds
{
    /// <summary>Most needs of one list.</summary>
    public const int Most = 1000;

    public sealed record Input(IReadOnlyList<Guid> Needs, ExportPurpose? Purpose);

    public sealed record Answer(int Count);

    public static Result<Answer> Run(Write write, Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (write.Unless(Act.ExportNeeds) is { } seat) return seat;
        if (input.Purpose is null) return new ChoiceMissing("purpose");
        if (input.Needs.Count > Most) return new TooManyAtOnce("purpose", Most);

        var ids = input.Needs;
        var needs = write.Db.Needs.Where(need => ids.Contains(need.Id)).OrderBy(need => need.Id).ToList();
        foreach (var need in needs)
            if (need.Export(input.Purpose) is { } no) return no;
        return new Answer(needs.Count);
    }
}
