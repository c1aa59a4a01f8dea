using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Providers;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>A worker makes a project of needs: goal, provider, period, budget, instalments.</summary>
public static class ComposeProject
{
    public sealed record Line(string? Name, long Fen);

    public sealed record Input(
        string? Title, string? Goal, IReadOnlyList<string>? Needs, string? Provider, DateOnly? From, DateOnly? To,
        IReadOnlyList<Line?>? Lines = null, IReadOnlyList<int>? Instalments = null);

    public sealed record Answer(Guid Id, string Number, ProjectState State, long Fen);

    public static Result<Answer> Run(Write write, Input input)
    {
        var needs = (input.Needs ?? []).Select(each => write.Db.Needs.Named(each)).ToList();
        var organization = write.Db.Organizations.Named(input.Provider);
        if (needs.Contains(null) || (organization is null && input.Provider is not null)) return new NotFoundHere();
        if (write.Unless(Act.ComposeProject) is { } seat) return seat;
        if (organization is null) return new ChoiceMissing("provider");

        var plan = new ProjectPlan(
            input.Title, input.Goal, input.From, input.To, [.. (input.Lines ?? []).Select(line => (line?.Name, line?.Fen ?? 0))], input.Instalments ?? []);
        if (Project.Compose(write.Actor, write.NewId(), write.NextNumber("P"), plan, organization.Id, [.. needs.Select(need => need!.Id)], write.Now)
            .Fails(out var project, out var no)) return no;
        if (needs.Exists(need => need!.State is not NeedState.Published)) return new NeedNotPublished();
        if (write.Db.Providers.Named(organization.Id.ToString()) is not { State: ProviderState.Active }) return new ProviderNotAdmitted();

        _ = write.Add(project);
        return new Answer(project.Id, project.Number, project.State, project.Budget.Fen);
    }

    public static void Map(IEndpointRouteBuilder api) => api.Creates<Input, Answer>("/projects", Run);
}
