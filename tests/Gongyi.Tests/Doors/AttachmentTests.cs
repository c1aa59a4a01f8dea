using System.Net;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;
using SkiaSharp;

namespace Gongyi.Tests.Doors;

/// <summary>What becomes of a file between a telephone and the data directory.</summary>
public sealed class AttachmentTests(BuiltDemo built)
{
    private const string Need = "/needs/N-2026-0005";

    [Theory]
    [InlineData(1, "RG")]
    [InlineData(2, "GR")]
    [InlineData(3, "KB")]
    [InlineData(4, "BK")]
    [InlineData(5, "RB")]
    [InlineData(6, "BR")]
    [InlineData(7, "KG")]
    [InlineData(8, "GK")]
    public async Task A_photo_comes_out_upright_and_says_nothing_of_where_it_was_taken(int held, string top)
    {
        await using var host = await DemoHost.Start(built);
        var sent = Pictures.Jpeg(held);
        Assert.Contains(Pictures.Place, System.Text.Encoding.UTF8.GetString(sent), StringComparison.Ordinal);

        var kept = await host.Bytes("caseworker", (await host.Send("caseworker", Need, sent)).Id);
        Assert.Equal(top, $"{Pictures.Corner(kept, right: false, bottom: false)}{Pictures.Corner(kept, right: true, bottom: false)}");
        Assert.DoesNotContain(Segments(kept), marker => marker is (>= 0xE1 and <= 0xEF) or 0xFE);
        Assert.DoesNotContain(Pictures.Place, System.Text.Encoding.UTF8.GetString(kept), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    [InlineData(SKEncodedImageFormat.Webp)]
    public async Task A_picture_is_kept_as_a_jpeg_no_larger_than_needed(SKEncodedImageFormat format)
    {
        await using var host = await DemoHost.Start(built);
        var kept = await host.Bytes("caseworker", (await host.Send("caseworker", Need, Pictures.Plain(format, 5000, 3000))).Id);
        using var codec = SKCodec.Create(new MemoryStream(kept));
        Assert.Equal((SKEncodedImageFormat.Jpeg, 2400, 1440), (codec.EncodedFormat, codec.Info.Width, codec.Info.Height));
    }

    [Fact]
    public async Task A_small_picture_is_not_blown_up_and_glass_becomes_paper()
    {
        await using var host = await DemoHost.Start(built);
        using var glass = new SKBitmap(60, 30);
        using var png = glass.Encode(SKEncodedImageFormat.Png, 100);
        using var kept = SKBitmap.Decode(await host.Bytes("caseworker", (await host.Send("caseworker", Need, png.ToArray())).Id));
        Assert.Equal((60, 30, SKColors.White), (kept.Width, kept.Height, kept.GetPixel(10, 10)));
    }

    [Fact]
    public async Task It_is_streamed_under_its_hash_and_only_by_what_it_is()
    {
        await using var host = await DemoHost.Start(built);
        var added = await host.Send("caseworker", Need, Pictures.Jpeg(), caption: " 楼道的灯 ");
        Assert.Equal("201 Kept", added.ToString());
        using var answer = await host.Fetch("caseworker", added.Id);
        var kept = await answer.Content.ReadAsByteArrayAsync();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(kept));
        Assert.Equal((hash, $"{kept.Length}"), (added["hash"], added["bytes"]));
        Assert.Equal(
            ("image/jpeg", $"\"{hash}\"", true, true, "nosniff"),
            (answer.Content.Headers.ContentType!.MediaType, answer.Headers.ETag!.Tag, answer.Headers.CacheControl!.Private, answer.Headers.CacheControl.NoCache,
                answer.Headers.GetValues("X-Content-Type-Options").Single()));
        Assert.Contains("sandbox", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var again = await host.Fetch("caseworker", added.Id, $"\"{hash}\"");
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        // Whoever knows the hash and may not see it learns nothing from it.
        using var stranger = await host.Fetch("volunteer", added.Id, $"\"{hash}\"");
        Assert.Equal(HttpStatusCode.Forbidden, stranger.StatusCode);

        var listed = (await host.Get("caseworker", $"{Need}/attachments")).Body!["items"]!.AsArray();
        Assert.Equal((added.Id, "楼道的灯", "Photo"), (listed[^1]!["id"]!.ToString(), listed[^1]!["caption"]!.ToString(), listed[^1]!["purpose"]!.ToString()));
    }

    [Fact]
    public async Task A_pdf_stays_as_it_is_and_can_only_be_saved()
    {
        await using var host = await DemoHost.Start(built);
        var payment = $"/payments/{host.Fixtures.OwnPayment}";
        var added = await host.Send("custodian", payment, Pictures.Pdf, "../../etc/发票.html", "text/html");
        using var answer = await host.Fetch("custodian", added.Id);
        Assert.Equal(Pictures.Pdf, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal(
            ("application/pdf", "attachment", $"{added.Id}.pdf"),
            (answer.Content.Headers.ContentType!.MediaType, answer.Content.Headers.ContentDisposition!.DispositionType, answer.Content.Headers.ContentDisposition.FileName));
        Says(new PictureNeeded(), await host.Send("caseworker", Need, Pictures.Pdf));
    }

    [Fact]
    public async Task The_same_file_twice_is_one_file()
    {
        await using var host = await DemoHost.Start(built);
        var before = host.Data.Files().Count;
        var one = await host.Send("caseworker", Need, Pictures.Jpeg());
        var other = await host.Send("gridworker", "/needs/N-2026-0003", Pictures.Jpeg(), "other name.png", "image/png");
        Assert.NotEqual(one.Id, other.Id);
        Assert.Equal(before + 1, host.Data.Files().Count);
        Assert.Empty(host.Verify().Findings);
    }

    [Fact]
    public async Task The_same_key_adds_once_and_another_file_under_it_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        var first = await host.Send("caseworker", Need, Pictures.Jpeg(), key: "a1");
        Assert.Equal(first.Id, (await host.Send("caseworker", Need, Pictures.Jpeg(), key: "a1")).Id);
        Says(new KeyReused(), await host.Send("caseworker", Need, Pictures.Jpeg(width: 200), key: "a1"));
        Assert.Equal("1", (await host.Get("caseworker", $"{Need}/attachments"))["total"]);
    }

    [Fact]
    public async Task Twenty_are_enough()
    {
        await using var host = await DemoHost.Start(built);
        for (var at = 1; at <= Attachment.Most; at++) Assert.Equal(201, (await host.Send("caseworker", Need, Pictures.Jpeg(width: 50 + at))).Status);
        await NothingIsKept(host, new TooManyAttachments(Attachment.Most), () => host.Send("caseworker", Need, Pictures.Jpeg(width: 300)));
    }

    [Fact]
    public async Task Half_received_files_of_a_killed_process_are_swept_at_the_start()
    {
        var place = built.Copy();
        using (var half = new FileStore(place.Data).Begin()) File.Copy(half.Content.Name, half.Content.Name + "-left");
        Assert.Single(place.Data.Files(), file => file.Contains("incoming", StringComparison.Ordinal));
        await using (var app = Gongyi.Operations.Server.Build(new(place.Data, "http://127.0.0.1:0", IsDemo: true, place.Database)))
            Assert.DoesNotContain(place.Data.Files(), file => file.Contains("incoming", StringComparison.Ordinal));
        built.Drop(place);
    }

    private static IEnumerable<byte> Segments(byte[] jpeg)
    {
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + (jpeg[at + 2] << 8) + jpeg[at + 3]) yield return jpeg[at + 1];
    }

    internal static async Task NothingIsKept(DemoHost host, Refusal no, Func<Task<Reply>> send)
    {
        var (files, rows) = (host.Data.Files(), Rows(host));
        Says(no, await send());
        Assert.Equal(files, host.Data.Files());
        Assert.Equal(rows, Rows(host));
    }

    private static int Rows(DemoHost host)
    {
        using var db = host.Place.Store.Read(1);
        return db.Attachments.Count();
    }

    private static void Says(Refusal expected, Reply reply) => Assert.Equal($"{expected.Status} {expected.Code}", reply.ToString());
}
