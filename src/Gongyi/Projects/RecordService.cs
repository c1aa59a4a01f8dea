using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Shared;

namespace Gongyi.Projects;

/// <summary>Somebody writes down that help was given: under a confirmed match, or under a running project.</summary>
public static class RecordService
{
    public sealed record Input(DateTimeOffset? At, int? Minutes, string? Note);

    public sealed record ForProject(string? Need, DateTimeOffset? At, int? Minutes, string? Note);

    public sealed record Answer(Guid Id, ServiceState State, NeedState Need, ProjectState? Project);

    /// <summary>Under a match: the giver of the offer records it.</summary>
    public static Result<Answer> Run(Write write, string id, Input input)
    {
        if (write.Db.Needs.Named(id) is not { } need) return new NotFoundHere();
        if (write.Unless(Act.MindOwn) is { } seat) return seat;

        var actor = write.Actor;
        var running = write.Db.Matches.Where(each => each.NeedId == need.Id && (each.State == MatchState.Confirmed || each.State == MatchState.InService)).ToList();
        var match = running.Find(each =>
            write.Db.Resources.Single(resource => resource.Id == each.ResourceId) is var offer
            && (offer.PersonId == actor.Person || (actor.Organization is { } organization && offer.OrganizationId == organization)));
        if (match is null) return new NotYourService();
        if (ServiceRecord.Record(actor, write.NewId(), need, null, match.Id, input.At, input.Minutes ?? 0, input.Note, write.Now)
            .Fails(out var service, out var no)) return no;

        match.Begin();
        _ = write.Add(service);
        return new Answer(service.Id, service.State, need.State, null);
    }

    /// <summary>Under a project: its provider records it, for one of its needs.</summary>
    public static Result<Answer> RunForProject(Write write, string id, ForProject input)
    {
        var project = write.Db.Projects.Named(id);
        var need = write.Db.Needs.Named(input.Need);
        if (project is null || (need is null && input.Need is not null)) return new NotFoundHere();
        if (!project.IsProvider(write.Actor)) return new NotYourSeat();
        if (need is null) return new ChoiceMissing("need");
        if (project.Serve(write.Actor, need.Id, SignAgreement.MatterOf(write.Db, project)) is { } notNow) return notNow;
        if (ServiceRecord.Record(write.Actor, write.NewId(), need, project.Id, null, input.At, input.Minutes ?? 0, input.Note, write.Now)
            .Fails(out var service, out var no)) return no;

        _ = write.Add(service);
        return new Answer(service.Id, service.State, need.State, project.State);
    }

    public static void Map(IEndpointRouteBuilder api)
    {
        _ = api.Creates<Input, Answer>("/needs/{id}/services", Run);
        _ = api.Creates<ForProject, Answer>("/projects/{id}/services", RunForProject);
    }
}
