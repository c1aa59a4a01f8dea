using Gongyi.Communities;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>One of the three sides signs the agreement: the charity, the community, the implementer.</summary>
public static class SignAgreement
{
    public sealed record Input;

    public sealed record Answer(ProjectState State, IReadOnlyList<AgreementParty> Signed);

    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Projects.Named(id) is not { } project) return new NotFoundHere();
        if (project.Sign(write.Actor, MatterOf(write.Db, project), write.Now) is { } no) return no;

        return new Answer(project.State, [.. project.Signatures.Select(signature => signature.Party)]);
    }

    /// <summary>The matter on which the project hangs; null while it is a draft.</summary>
    public static Matter? MatterOf(Db db, Project project)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(project);
        return project.MatterId is { } matter ? db.Matters.Single(each => each.Id == matter) : null;
    }

    public static void Map(IEndpointRouteBuilder api) => api.Moves<Input, Answer>("/projects/{id}/agreement", Run);
}
