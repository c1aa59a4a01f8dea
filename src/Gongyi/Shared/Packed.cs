using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Gongyi.Shared;

/// <summary>How answers are packed: what is made for one reader quickly, what is kept for many well, what never changes as small as can be.</summary>
public static class Packed
{
    private const string Well = "br";
    private const string Quickly = "gzip";

    /// <summary>Browsers have a few ways to say what they take, and none of them is long.</summary>
    private const int Most = 200, Usual = 60;

    private static readonly object ForEver = new();

    private static readonly ConcurrentDictionary<string, string> Settled = [];

    public static void AddPacking(this IServiceCollection services) => services.AddSingleton<IResponseCompressionProvider, Packing>().AddResponseCompression(packing =>
    {
        packing.EnableForHttps = true;
        // The first that a browser takes as well as any other; what is kept leaves it no other.
        packing.Providers.Add<GzipCompressionProvider>();
        packing.Providers.Add(new Brotli(6));
    });

    /// <summary>The one way in which an answer that is kept is packed for this reader: <c>br</c>, <c>gzip</c> or none at all.</summary>
    public static string WayFor(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var said = request.Headers.AcceptEncoding.ToString();
        if (Settled.TryGetValue(said, out var way)) return way;
        way = Way(request.GetTypedHeaders().AcceptEncoding);
        if (said.Length <= Usual && Settled.Count < Most) Settled[said] = way;
        return way;
    }

    /// <summary>For an answer that is packed once while the server runs: then it may take a tenth of a second.</summary>
    public static void AsSmallAsCanBe(HttpContext http)
    {
        ArgumentNullException.ThrowIfNull(http);
        http.Items[ForEver] = ForEver;
    }

    private static string Way(IList<StringWithQualityHeaderValue> taken) => Takes(taken, Well) ? Well : Takes(taken, Quickly) ? Quickly : "";

    private static bool Takes(IList<StringWithQualityHeaderValue> taken, string way)
    {
        foreach (var each in taken)
            if (each.Value.Equals(way, StringComparison.OrdinalIgnoreCase)) return each.Quality is not 0;
        return false;
    }

    /// <summary>The framework's choice, which looks at what the browser takes and not at what is asked for.</summary>
    private sealed class Packing(IServiceProvider services, IOptions<ResponseCompressionOptions> options) : ResponseCompressionProvider(services, options)
    {
        private readonly Brotli small = new(11);

        public override ICompressionProvider? GetCompressionProvider(HttpContext context)
        {
            ArgumentNullException.ThrowIfNull(context);
            return base.GetCompressionProvider(context) is var chosen && chosen is Brotli && context.Items.ContainsKey(ForEver) ? small : chosen;
        }
    }

    /// <summary>Six is higher than the framework's fast one, which is bigger than gzip, and takes a fiftieth of the time of its small one.</summary>
    private sealed class Brotli(int quality) : ICompressionProvider
    {
        public string EncodingName => Well;

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, new BrotliCompressionOptions { Quality = quality }, leaveOpen: true);
    }
}
