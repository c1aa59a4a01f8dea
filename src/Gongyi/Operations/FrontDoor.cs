using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>What sign-in needs, and by which way its codes go out.</summary>
public static class FrontDoor
{
    public static void AddFrontDoor(this IServiceCollection services, ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _ = services.AddSingleton<SignInKey>();
        _ = services.AddSingleton<Browsers>();
        _ = services.AddScoped<Entrance>();
        // The demo never sends a message, whatever is configured: its numbers are invented and may be somebody's.
        if (options.IsDemo) _ = services.AddSingleton<IMessageChannel, ShownCodes>();
        else if (options.Sms is { } sms) _ = services.AddSingleton<IMessageChannel>(provider => new SmsGateway(sms, provider.GetRequiredService<ILogger<SmsGateway>>()));
    }
}
