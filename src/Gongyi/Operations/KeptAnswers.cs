using Gongyi.Communities;
using Gongyi.Front;

namespace Gongyi.Operations;

/// <summary>Answers that are kept for others who ask the same (decision 0023), and the packing of all answers.</summary>
public static class KeptAnswers
{
    /// <summary>Enough for some thousand pages, and never more.</summary>
    private const int Most = 32 * 1024 * 1024;

    /// <summary>What is larger is no page that many read.</summary>
    private const int Largest = 512 * 1024;

    public static void AddKeptAnswers(this IServiceCollection services)
    {
        _ = services.AddSingleton<SeenByAll>();
        _ = services.AddOutputCache(kept =>
        {
            (kept.SizeLimit, kept.MaximumBodySize, kept.UseCaseSensitivePaths) = (Most, Largest, true);
            kept.AddPolicy(SeenByAll.Name, policy => policy.AddPolicy<SeenByAll>(), excludeDefaultPolicy: true);
            kept.AddBasePolicy(policy => policy.AddPolicy<KeptFiles>(), excludeDefaultPolicy: true);
        });
    }

    /// <summary>Behind the routing, which knows the pages; before everything that asks the database. Packing stands inside: what is kept is kept packed.</summary>
    public static void UseKeptAnswers(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        _ = app.Use((http, next) =>
        {
            RequestLog.Saw(http);
            var services = http.RequestServices;
            services.GetRequiredService<Visit>().Arrive(http, services.GetRequiredService<Addresses>());
            return next(http);
        });
        _ = app.UseOutputCache();
        _ = app.UseResponseCompression();
    }
}
