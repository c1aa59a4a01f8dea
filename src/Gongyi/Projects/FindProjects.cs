using Gongyi.Journal;

namespace Gongyi.Projects;

/// <summary>A project is found by its title, and by what it is for.</summary>
public sealed class FindProjects : Findable<Project>
{
    public const string Mark = "project";

    protected override Described Of(Project record) => new(
        record.Title, record.Number, record.Goal, "", [Mark, record.State is not ProjectState.Drafting ? Described.Public : "", Described.Mark(record.State)]);
}
