using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Net.Http.Headers;

namespace Gongyi.Shared;

/// <summary>How answers are packed: what is made for one reader quickly, what is kept for many well.</summary>
public static class Packed
{
    private const string Well = "br";
    private const string Quickly = "gzip";

    public static void AddPacking(this IServiceCollection services) => services.AddResponseCompression(packing =>
    {
        packing.EnableForHttps = true;
        // The first that a browser takes as well as any other; for what is kept, Settle leaves it no other.
        packing.Providers.Add<GzipCompressionProvider>();
        packing.Providers.Add<Brotli>();
    });

    /// <summary>For an answer that will be kept: asks for one way of packing only, and says which, because what is kept is kept packed.</summary>
    public static string Settle(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var taken = request.GetTypedHeaders().AcceptEncoding;
        var way = Takes(taken, Well) ? Well : Takes(taken, Quickly) ? Quickly : "";
        request.Headers.AcceptEncoding = way;
        return way;
    }

    private static bool Takes(IList<StringWithQualityHeaderValue> taken, string way)
    {
        foreach (var each in taken)
            if (each.Value.Equals(way, StringComparison.OrdinalIgnoreCase)) return each.Quality is not 0;
        return false;
    }

    /// <summary>Higher than the framework's, whose fast one is bigger than gzip and whose small one takes fifty times as long.</summary>
    private sealed class Brotli : ICompressionProvider
    {
        public string EncodingName => Well;

        public bool SupportsFlush => true;

        public Stream CreateStream(Stream outputStream) => new BrotliStream(outputStream, new BrotliCompressionOptions { Quality = 6 }, leaveOpen: true);
    }
}
