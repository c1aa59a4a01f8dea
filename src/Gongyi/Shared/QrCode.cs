using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace Gongyi.Shared;

/// <summary>An address as a square that a telephone reads from paper.</summary>
public static class QrCode
{
    /// <summary>What still is a square that reads well from a board; a longer address is not drawn.</summary>
    public const int Longest = 300;

    /// <summary>The square as inline SVG, drawn row by row as strokes: a third of the bytes of one box a dot.</summary>
    /// <param name="label">What it leads to, for who cannot see it.</param>
    /// <exception cref="ArgumentException">The address is empty or too long to be read from paper.</exception>
    public static IHtmlContent Of(string address, string label)
    {
        ArgumentException.ThrowIfNullOrEmpty(address);
        if (address.Length > Longest) throw new ArgumentException("The address is too long for a square.", nameof(address));
        using var data = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        var rows = data.ModuleMatrix;
        var strokes = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            var at = -1;
            for (var x = 0; x < rows.Count; x++)
            {
                if (!rows[y][x]) continue;
                var from = x;
                while (x < rows.Count && rows[y][x]) x++;
                _ = at < 0
                    ? strokes.Append(CultureInfo.InvariantCulture, $"M{from} {y}h{x - from}")
                    : strokes.Append(CultureInfo.InvariantCulture, $"m{from - at} 0h{x - from}");
                at = x;
            }
        }

        return new HtmlString(
            $"""<svg viewBox="0 -.5 {rows.Count} {rows.Count}" role="img" aria-label="{WebUtility.HtmlEncode(label)}" shape-rendering="crispEdges"><path fill="#fff" d="M0-.5h{rows.Count}v{rows.Count}H0z"/><path stroke="#000" d="{strokes}"/></svg>""");
    }
}
