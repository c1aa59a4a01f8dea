using System.Text.Encodings.Web;
using System.Text.Unicode;
using Gongyi.Communities;
using Gongyi.Journal;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;

namespace Gongyi.Operations;

/// <summary>Puts the house together: storage, lane, pages, API.</summary>
public static class Server
{
    public static WebApplication Build(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        // Pages' files lie beside the program, wherever it is started from.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(Server).Assembly.GetName().Name, ContentRootPath = AppContext.BaseDirectory,
        });
        builder.WebHost.UseUrls(options.Urls);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        // The keys lie in the data directory, which is the operator's to protect; a warning at each start helps nobody.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        AddServices(builder.Services, options);

        var app = builder.Build();
        app.UseResponseCompression();
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseStaticFiles();
        app.UseRouting();
        app.Use(StoreOut.Pass);
        app.UseAntiforgery();
        app.MapRazorPages();
        app.MapApi();
        app.MapOpenApi("/openapi/{documentName}.json");
        app.MapGet("/healthz", () => "ok").ExcludeFromDescription();
        app.MapGet("/readyz", (Store store) => store.PendingMigrations().Count == 0 ? Results.Text("ok") : Results.StatusCode(503)).ExcludeFromDescription();
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
        services.AddSingleton<DueWork>();
        services.AddHostedService(provider => provider.GetRequiredService<DueWork>());
        services.AddScoped<Visit>();
        services.AddScoped(provider => store.Read(provider.GetRequiredService<Visit>().Community?.Id ?? 0));

        services.AddRazorPages(pages => pages.RootDirectory = "/");
        services.AddAntiforgery(antiforgery => antiforgery.Cookie.Name = "form");
        services.AddAuthentication(Visit.Scheme).AddCookie(Visit.Scheme, cookie =>
        {
            cookie.Cookie.Name = "seat";
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = TimeSpan.FromDays(30);
            cookie.SlidingExpiration = true;
        });
        services.AddDataProtection().SetApplicationName("gongyi").PersistKeysToFileSystem(new DirectoryInfo(options.Data.Keys));
        services.AddOpenApi("v1");
        services.ConfigureHttpJsonOptions(json =>
        {
            foreach (var converter in Shared.Answers.Json.Converters) json.SerializerOptions.Converters.Add(converter);
        });
        // The default encoder turns every Chinese character into an entity.
        services.Configure<WebEncoderOptions>(encoder => encoder.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.Providers.Add<GzipCompressionProvider>();
        });
    }
}
