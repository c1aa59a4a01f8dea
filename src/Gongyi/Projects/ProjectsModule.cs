namespace Gongyi.Projects;

/// <summary>What projects and services offer at the API.</summary>
public static class ProjectsModule
{
    public static void MapProjects(this IEndpointRouteBuilder api)
    {
        ComposeProject.Map(api);
        SubmitProject.Map(api);
        SignAgreement.Map(api);
        RecordService.Map(api);
        ReceiveService.Map(api);
        RateNeed.Map(api);
        FinishProject.Map(api);
        ReadProjects.Map(api);
    }
}
