using Gongyi.Communities;
using Gongyi.Front;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Matching;
using Gongyi.Projects;
using Gongyi.Providers;

namespace Gongyi.Operations;

/// <summary>The capabilities of this house, in the order of design.md §3: who listens, and what the API offers.</summary>
public static class Modules
{
    /// <summary>Everybody who hears facts of lower capabilities.</summary>
    public static Listeners Listeners() =>
        new([new AdmissionDecided(), new ProjectDecided(), new ReportAid(), new KeepMatches(), new ForgetServices(), new ForgetNeeds(), new ForgetViews(), new ForgetSize(), new KeepMerged()], Findables());

    /// <summary>Everything that is found by words.</summary>
    public static Findables Findables() => new([new FindNeeds(), new FindResources(), new FindProjects()]);

    /// <summary>Everything to which photos, scans and vouchers are added.</summary>
    public static Albums Albums() => new([new NoticePhotos(), new NeedPhotos(), new ServiceScans(), new PaymentVouchers(), new GiftReceipts()]);

    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/communities/{slug}");
        _ = ErasePerson.Map(api, routes.ServiceProvider.GetRequiredService<SignInKey>()).AddEndpointFilter(Erasures.BeforeTheAnswer);
        api.MapGovernance();
        ReadPlaces.Map(api);
        ApplyForAdmission.Map(api);
        ReadOrganizations.Map(api);
        api.MapLists();
        api.MapMatching();
        api.MapProjects();
        api.MapFund();
        ReadStory.Map(api);
        var albums = Albums();
        api.MapAttachments(albums);
        routes.MapAttachmentPage(albums);
    }
}
