using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Gongyi.Communities;
using Gongyi.Shared;

namespace Gongyi.Tests.Doors;

/// <summary>Files that lie, files that are too much, forms that are torn: a clear no, and nothing of it stays.</summary>
public sealed class HostileFileTests(BuiltDemo built)
{
    private const string Need = "/needs/N-2026-0005";

    public static TheoryData<string, string, string> Lies => new()
    {
        { "<html><script>alert(1)</script></html>", "photo.jpg", "image/jpeg" },
        { "GIF89a\x01\x00\x01\x00\x00\x00\x00;", "photo.jpg", "image/jpeg" },
        { "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "photo.png", "image/png" },
        { "MZ\x90\x00 a program", "photo.webp", "image/webp" },
        { "PK\x03\x04 an archive", "voucher.pdf", "application/pdf" },
        { "  %PDF-1.4 not at its beginning %%EOF", "voucher.pdf", "application/pdf" },
        { "x", "x", "image/jpeg" },
    };

    [Theory]
    [MemberData(nameof(Lies))]
    public async Task What_is_no_picture_is_refused_whatever_it_calls_itself(string content, string name, string type)
    {
        await using var host = await DemoHost.Start(built);
        await AttachmentTests.NothingIsKept(host, new FileKindUnknown(), () => host.Send("caseworker", Need, Encoding.Latin1.GetBytes(content), name, type));
    }

    [Fact]
    public async Task A_picture_that_breaks_off_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        foreach (var whole in (byte[][])[Pictures.Plain(), Pictures.Plain(SkiaSharp.SKEncodedImageFormat.Png), Pictures.Plain(SkiaSharp.SKEncodedImageFormat.Webp)])
            foreach (var length in (int[])[12, whole.Length / 2, whole.Length - 40])
                await AttachmentTests.NothingIsKept(host, new FileDamaged(), () => host.Send("caseworker", Need, whole[..length]));
        await AttachmentTests.NothingIsKept(host, new FileDamaged(), () => host.Send("custodian", $"/payments/{host.Fixtures.OwnPayment}", Pictures.Pdf[..40]));
    }

    [Fact]
    public async Task A_picture_larger_than_anybody_takes_is_refused_by_its_header()
    {
        await using var host = await DemoHost.Start(built);
        var bomb = Pictures.Bomb(50_000);
        Assert.InRange(bomb.Length, 1, 2_000);
        await AttachmentTests.NothingIsKept(host, new PictureTooLarge(50), () => host.Send("caseworker", Need, bomb));
        await AttachmentTests.NothingIsKept(host, new PictureTooLarge(50), () => host.Send("caseworker", Need, Pictures.Bomb(7_072)));
        // At the bound it is drawn, and found to be a lie.
        await AttachmentTests.NothingIsKept(host, new FileDamaged(), () => host.Send("caseworker", Need, Pictures.Bomb(7_071)));
    }

    [Fact]
    public async Task A_file_over_the_bound_is_refused_before_the_disk_has_it()
    {
        await using var host = await DemoHost.Start(built);
        var large = new byte[Intake.Megabytes * 1024 * 1024 + 1];
        Pictures.Plain().CopyTo(large, 0);
        await AttachmentTests.NothingIsKept(host, new FileTooBig(Intake.Megabytes), () => host.Send("caseworker", Need, large));
        // At the bound it is read, and found to be no whole PDF.
        var bound = new byte[Intake.Megabytes * 1024 * 1024];
        "%PDF-"u8.CopyTo(bound);
        await AttachmentTests.NothingIsKept(host, new FileDamaged(), () => host.Send("custodian", $"/payments/{host.Fixtures.OwnPayment}", bound));
    }

    [Fact]
    public async Task A_file_without_an_end_is_cut_off_and_leaves_the_disk_as_it_was()
    {
        await using var host = await DemoHost.Start(built);
        var before = host.Data.Files();
        var most = 0L;
        using var form = new MultipartFormDataContent();
        // Without a length, so that the server cannot know beforehand.
        form.Add(new StreamContent(new Endless(200L * 1024 * 1024, () => most = Math.Max(most, host.Data.Files().Except(before).Sum(file => new FileInfo(file).Length)))), "file", "a.jpg");
        try
        {
            Assert.Equal("422 FileTooBig", (await host.Post("caseworker", $"{Need}/attachments", form)).ToString());
        }
        catch (HttpRequestException)
        {
            // The server may close the connection on somebody who does not stop sending.
        }

        Assert.InRange(most, 0, 11L * 1024 * 1024);
        Assert.Equal(before, host.Data.Files());
    }

    [Fact]
    public async Task A_form_that_is_torn_or_odd_is_refused()
    {
        await using var host = await DemoHost.Start(built);
        var path = $"{Need}/attachments";
        await AttachmentTests.NothingIsKept(host, new FileMissing(), () => host.Post("caseworker", path, Upload.Form(null, caption: "没有文件")));
        await AttachmentTests.NothingIsKept(host, new FileMissing(), () => host.Send("caseworker", Need, []));
        await AttachmentTests.NothingIsKept(host, new BodyUnreadable("body"), () => host.Post("caseworker", path, new { file = "aGVsbG8=" }));
        await AttachmentTests.NothingIsKept(host, new TextTooLong("caption", 80), () => host.Send("caseworker", Need, Pictures.Jpeg(), caption: new string('长', 81)));
        await AttachmentTests.NothingIsKept(host, new TextTooLong("caption", 80), () => host.Send("caseworker", Need, Pictures.Jpeg(), caption: new string('长', 100_000)));
        using var twice = Upload.Form(Pictures.Jpeg());
        twice.Add(new ByteArrayContent(Pictures.Plain()), "file", "second.jpg");
        await AttachmentTests.NothingIsKept(host, new BodyUnreadable("file"), () => host.Post("caseworker", path, twice));
        await AttachmentTests.NothingIsKept(host, new BodyUnreadable("file"), () => host.Post("caseworker", path, Torn("--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nhalf a fi")));
        await AttachmentTests.NothingIsKept(host, new BodyUnreadable("body"), () => host.Post("caseworker", path, Torn("not parts at all")));
        await AttachmentTests.NothingIsKept(host, new BodyUnreadable("body"), () => host.Post("caseworker", path, Torn($"--b\r\nX: {new string('x', 40_000)}\r\n\r\n\r\n--b--\r\n")));
    }

    [Theory]
    [InlineData("../../../gongyi.db")]
    [InlineData("/etc/passwd")]
    [InlineData("..\\..\\gongyi.db")]
    [InlineData("a\0b.jpg")]
    [InlineData("CON")]
    public async Task What_a_file_is_called_changes_nothing(string name)
    {
        await using var host = await DemoHost.Start(built);
        var before = Everything(host);
        var form = new MultipartFormDataContent();
        var part = new ByteArrayContent(Pictures.Jpeg());
        part.Headers.ContentDisposition = ContentDispositionHeaderValue.Parse("form-data; name=file");
        part.Headers.TryAddWithoutValidation("X-Name", "x");
        part.Headers.ContentDisposition.FileName = $"\"{name.Replace("\0", "", StringComparison.Ordinal).Replace("\\", "\\\\", StringComparison.Ordinal)}\"";
        form.Add(part);
        var added = await host.Post("caseworker", $"{Need}/attachments", form);
        Assert.Equal(201, added.Status);
        var hash = added["hash"]!;
        Assert.Equal([Path.Combine("files", hash[..2], hash[2..])], Everything(host).Except(before));
    }

    [Fact]
    public async Task A_disk_that_takes_no_files_says_so_and_nothing_is_written_down()
    {
        await using var host = await DemoHost.Start(built);
        if (Directory.Exists(host.Data.Files)) Directory.Delete(host.Data.Files, recursive: true);
        await File.WriteAllTextAsync(host.Data.Files, "something stands where the directory should be");
        var reply = await host.Send("caseworker", Need, Pictures.Jpeg());
        Assert.Equal("503 NotKept", reply.ToString());
        Assert.True(reply.SaysWhenAgain);
        Assert.Equal($"{new NotKept().Status} {new NotKept().Code}", reply.ToString());
        Assert.Equal("0", (await host.Get("caseworker", $"{Need}/attachments"))["total"]);
    }

    [Fact]
    public async Task Somebody_who_hangs_up_half_way_leaves_nothing()
    {
        await using var host = await DemoHost.Start(built);
        var before = host.Data.Files();
        using (var wire = new TcpClient())
        {
            await wire.ConnectAsync(host.Http.BaseAddress!.Host, host.Http.BaseAddress.Port);
            var head = $"POST /api/v1/communities/qiheli{Need}/attachments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {host.Persona("caseworker").Token}\r\n"
                + "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000000\r\n\r\n--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n";
            await wire.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head + new string('x', 100_000)));
            for (var wait = 0; wait < 100 && host.Data.Files().Count == before.Count; wait++) await Task.Delay(50);
            Assert.NotEqual(before, host.Data.Files());
        }

        for (var wait = 0; wait < 100 && host.Data.Files().Count != before.Count; wait++) await Task.Delay(50);
        Assert.Equal(before, host.Data.Files());
    }

    private static HashSet<string> Everything(DemoHost host) =>
        [.. Directory.GetFiles(host.Data.Path, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(host.Data.Path, file))];

    private static ByteArrayContent Torn(string body)
    {
        var content = new ByteArrayContent(Encoding.ASCII.GetBytes(body));
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=b");
        return content;
    }

    /// <summary>A stream that begins as a JPEG and goes on and on.</summary>
    private sealed class Endless(long length, Action look) : Stream
    {
        private long at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => at; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            look();
            var given = (int)Math.Min(count, length - at);
            if (at == 0) Pictures.Plain().AsSpan(0, Math.Min(given, 100)).CopyTo(buffer.AsSpan(offset));
            at += given;
            return given;
        }

        public override void Flush() { }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
