using Gongyi.Journal;

namespace Gongyi.Lists;

/// <summary>A need is found by its public title; by the words that were said only staff find it.</summary>
public sealed class FindNeeds : Findable<Need>
{
    public const string Mark = "need";

    protected override Described Of(Need record) => new(
        record.Title, record.Number, "", record.Words,
        [Mark, record.IsPublic ? Described.Public : "", Described.Mark(record.State), Described.Mark(record.Category), record.CourtyardId is { } courtyard ? $"{courtyard}" : ""]);
}
