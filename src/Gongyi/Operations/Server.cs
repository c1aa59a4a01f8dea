using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongyi.Communities;
using Gongyi.Front;
using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.WebEncoders;

namespace Gongyi.Operations;

/// <summary>Puts the house together: storage, lane, pages, API.</summary>
public static class Server
{
    public static WebApplication Build(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // An empty builder: what the server does depends on its options and on nothing it might find lying about.
        // Pages' files lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory, EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.WebHost.UseUrls(options.Urls);
        builder.AddLog(options);
        builder.AddTelemetry(options);
        AddServices(builder.Services, options);

        var app = builder.Build();
        app.UseSafeHeaders();
        if (options.Proxy is not []) app.UseForwardedHeaders();
        app.UseMiddleware<RequestLog>();
        var kept = app.Services.GetRequiredService<KeptAnswers>();
        app.Use(kept.Find);
        app.Services.GetRequiredService<FileStore>().ClearArrivals();
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseMiddleware<Breakdown>();
        app.UseMiddleware<NoSuchDoor>();
        app.UseRouting();
        app.UseSizeByLink();
        app.Use(async (http, next) =>
        {
            RequestLog.Saw(http);
            var services = http.RequestServices;
            await services.GetRequiredService<Visit>().Arrive(http, services.GetRequiredService<Addresses>()).ConfigureAwait(false);
            await next(http).ConfigureAwait(false);
        });
        app.Use(kept.Keep);
        app.UseResponseCompression();
        app.UseHouseFiles();
        // Said here, or the framework puts both first of all, and every kept page pays for finding out who asks.
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(async (http, next) =>
        {
            var services = http.RequestServices;
            // The page that says the store is out needs nobody's name, which is in the store.
            if (http.Refused is not TryLater)
                await services.GetRequiredService<Visit>()
                    .Meet(http, services.GetRequiredService<Store>(), services.GetRequiredService<KeptSeats>(), services.GetRequiredService<TimeProvider>()).ConfigureAwait(false);
            await next(http).ConfigureAwait(false);
        });
        app.UseHouseLimits();
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/healthz", () => "ok").ExcludeFromDescription();
        app.MapGet("/readyz", (Readiness readiness) => readiness.Answer()).ExcludeFromDescription();
        Preferences.Map(app);
        if (options.IsDemo) DemoDoors.Map(app);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerOptions options)
    {
        var store = options.Store;
        services.AddSingleton(options);
        services.AddSingleton(options.Data);
        services.AddSingleton(store);
        services.AddSingleton(Modules.Listeners());
        services.AddSingleton(_ =>
        {
            using var db = store.Read(0);
            return Calendar.Load(db);
        });
        services.AddSingleton(_ => options.IsDemo ? BusinessClock.OfDemo(options.Data) : BusinessClock.Real);
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<BusinessClock>());
        services.AddSingleton<Lane>();
        services.AddSingleton<FileStore>();
        services.AddSingleton<Intake>();
        services.AddSingleton<DueWork>();
        services.AddHostedService(provider => provider.GetRequiredService<DueWork>());
        services.AddHostedService<Stopping>();
        services.AddSingleton<Readiness>();
        // Kestrel answers whoever is inside before it goes, and the lane, which is disposed after it, finishes what it accepted.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = options.StopDelay + TimeSpan.FromSeconds(30));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            forwarded.ForwardLimit = null;
            forwarded.KnownIPNetworks.Clear();
            forwarded.KnownProxies.Clear();
            foreach (var proxy in options.Proxy) forwarded.KnownProxies.Add(proxy);
        });
        services.AddSingleton<Addresses>();
        services.AddSingleton<KeptSeats>();
        services.AddScoped<Visit>();
        services.AddScoped(provider => store.Read(provider.GetRequiredService<Visit>().Community?.Id ?? 0));

        services.AddRouting();
        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddHouseCookies(options);
        services.AddHouseLimits(options);
        services.AddFrontDoor(options);
        services.AddDataProtection().SetApplicationName("gongyi").PersistKeysToFileSystem(new DirectoryInfo(options.Data.Keys));
        services.AddDescription();
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in Shared.Answers.Json.Converters) json.SerializerOptions.Converters.Add(converter);
        });
        // The default encoder turns every Chinese character into an entity.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddPacking();
        services.AddSingleton<KeptAnswers>();
    }
}
