using System.Text;
using System.Text.Json;

namespace TransparencyLog.Tests;

/// <summary>The command line is a contract: what it prints, and 0, 1 or 2.</summary>
public sealed class CliTests : IDisposable
{
    private readonly Place place = new();
    private readonly string vkey;

    public CliTests()
    {
        vkey = Place.Tlog(0, "init", Log, "--origin", "example.com/log").Output.Trim();
        Append("zero", "one", "two", "", "four");
    }

    private string Log => place["log"];

    public void Dispose() => place.Dispose();

    [Fact]
    public void The_built_program_runs_as_a_process()
    {
        using var tlog = Place.Start("audit", Log, "--vkey", vkey, "--json");
        var json = JsonDocument.Parse(tlog.StandardOutput.ReadToEnd()).RootElement;
        tlog.WaitForExit();
        Assert.Equal((0, true, 5), (tlog.ExitCode, json.GetProperty("accepted").GetBoolean(), json.GetProperty("size").GetInt32()));

        using var wrong = Place.Start("audit", Log, "--vkey", "nonsense");
        Assert.Equal("The verifier key is malformed: it is not name+id+key.\n", wrong.StandardError.ReadToEnd());
        wrong.WaitForExit();
        Assert.Equal(2, wrong.ExitCode);
    }

    [Fact]
    public void Init_prints_the_vkey_and_keeps_the_key_beside_the_log_for_its_owner_alone()
    {
        Assert.StartsWith("example.com/log+", vkey);
        var key = Path.Combine(Path.GetDirectoryName(Log)!, "example.com-log.key");
        Assert.Equal(vkey, SigningKey.Parse(File.ReadAllText(key).Trim()).Value!.Log.ToString());
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key));
        Assert.Equal("example.com/log\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n", Note.Parse(Encoding.UTF8.GetBytes(InitCheckpoint())).Value!.Text);

        Assert.Contains("already", Place.Tlog(1, "init", Log, "--origin", "example.com/log").Error);
        Place.Tlog(2, "init", place["other"], "--origin", "two words");
        Place.Tlog(2, "init", place["other"], "--origin", "");
        Place.Tlog(2, "init", place["other"], "--origin", "another", "--key", key);
        Place.Tlog(2, "init", place["other"], "--origin", "another", "--key", place["no/such/folder/key"]);
        Assert.False(Directory.Exists(place["other"]));
        Place.Tlog(0, "init", place["deep/down/log"], "--origin", "deep");
        Assert.True(File.Exists(place["deep/down/deep.key"]));
    }

    [Fact]
    public void Append_takes_each_line_without_its_newline_and_says_size_and_root()
    {
        Assert.Equal(["zero", "one", "two", "", "four"], Entries());
        File.WriteAllText(place["lines"], "five\r\n六\nno newline");
        var said = Place.Tlog(0, "append", Log, "--lines", place["lines"]).Output;
        Assert.Equal(["zero", "one", "two", "", "four", "five\r", "六", "no newline"], Entries());
        Assert.Equal($"8 {Checkpoint().Root}\n", said);

        File.WriteAllText(place["lines"], "");
        Assert.Equal("", Place.Tlog(0, "append", Log, "--lines", place["lines"]).Output);
        File.WriteAllText(place["lines"], "a\nb\nc\nd\ne\n");
        var batches = Place.Tlog(0, "append", Log, "--lines", place["lines"], "--batch", "2").Output;
        Assert.Equal(["10", "12", "13"], batches.Trim().Split('\n').Select(line => line.Split(' ')[0]));
        var json = JsonDocument.Parse(Place.Tlog(0, "append", Log, "--lines", place["lines"], "--json").Output).RootElement;
        Assert.Equal((5, 18), (json.GetProperty("appended").GetInt32(), json.GetProperty("size").GetInt32()));
    }

    [Fact]
    public void Append_refuses_a_line_that_is_too_long_and_writes_nothing()
    {
        var before = Some.Files(new DirectoryStorage(Log));
        File.WriteAllText(place["lines"], "good\n" + new string('x', 65_536) + "\n");
        Assert.Contains("Line 2", Place.Tlog(2, "append", Log, "--lines", place["lines"]).Error);
        Place.Tlog(2, "append", Log, "--lines", place["lines"], "--batch", "1");
        var after = Some.Files(new DirectoryStorage(Log));
        Assert.Equal(before.Keys.Order(), after.Keys.Order());
        File.WriteAllText(place["lines"], new string('x', 65_535) + "\n");
        Place.Tlog(0, "append", Log, "--lines", place["lines"]);
        Place.Tlog(0, "audit", Log, "--vkey", vkey);
    }

    [Fact]
    public void A_second_appender_is_refused_with_a_sentence_while_the_first_is_at_work()
    {
        File.WriteAllLines(place["many"], Enumerable.Range(0, 50_000).Select(i => $"{i}"));
        using var first = Place.Start("append", Log, "--lines", place["many"], "--batch", "10");
        Assert.NotNull(first.StandardOutput.ReadLine());
        File.WriteAllText(place["lines"], "second\n");
        Assert.Contains("only one", Place.Tlog(1, "append", Log, "--lines", place["lines"]).Error);
        using var second = Place.Start("append", Log, "--lines", place["lines"]);
        Assert.Contains("only one", second.StandardError.ReadToEnd());
        second.WaitForExit();
        Assert.Equal(1, second.ExitCode);
        first.Kill();
        first.WaitForExit();
        Place.Tlog(0, "append", Log, "--lines", place["lines"]);
        Place.Tlog(0, "audit", Log, "--vkey", vkey);
        Assert.Equal("second", Entries()[^1]);
    }

    [Fact]
    public void A_receipt_is_proven_and_verified_and_wrong_ones_are_rejected()
    {
        var proof = Proof(3);
        Verify(0, "", proof);
        Verify(1, "zero", proof);
        Assert.Contains("Without its last newline", Verify(1, "\n", proof).Error);
        Assert.DoesNotContain("Without its last newline", Verify(1, "zero\n", proof).Error);
        Verify(1, "", proof.Replace("index 3", "index 2"));
        foreach (var broken in new[] { "", "\n", "\0", proof[..^3], proof.Replace("\n", "\r\n"), proof + "\n", proof.Replace("index 3", "index 99999999999999999999"), new string('x', 3_000_000) }) Verify(1, "", broken);
        var json = JsonDocument.Parse(Verify(1, "zero", proof, "--json").Output).RootElement;
        Assert.False(json.GetProperty("accepted").GetBoolean());
        Assert.True(JsonDocument.Parse(Verify(0, "", proof, "--json").Output).RootElement.GetProperty("accepted").GetBoolean());
        var many = proof + string.Concat(Enumerable.Repeat("— stranger AAAAAAA=\n", 99));
        Verify(0, "", many);
        Verify(1, "", many + "— stranger AAAAAAA=\n");
    }

    [Fact]
    public void Proofs_are_only_made_of_what_there_is()
    {
        foreach (var index in new[] { "5", "18446744073709551615", "18446744073709551616", "-1", "01", "x", "" }) Place.Tlog(2, "prove", Log, index);
        foreach (var (one, two) in new[] { ("0", "5"), ("3", "2"), ("1", "6"), ("x", "5"), ("1", "18446744073709551615"), ("-1", "2") }) Place.Tlog(2, "consistency", Log, one, two);
        var proof = Place.Tlog(0, "consistency", Log, "3", "5").Output;
        var json = JsonDocument.Parse(Place.Tlog(0, "consistency", Log, "3", "5", "--json").Output).RootElement;
        var hashes = proof.TrimEnd('\n').Split('\n').Select(line => Hash.Parse(line)!.Value).ToArray();
        Assert.Null(Merkle.CheckConsistency(3, Hash.Parse(json.Text("root1"))!.Value, 5, Hash.Parse(json.Text("root2"))!.Value, hashes));
        Assert.Equal("", Place.Tlog(0, "consistency", Log, "5", "5").Output);
    }

    [Fact]
    public void Checkpoint_prints_the_note_as_it_is()
    {
        Assert.Equal(File.ReadAllText(Path.Combine(Log, "checkpoint")), Place.Tlog(0, "checkpoint", Log).Output);
        var json = JsonDocument.Parse(Place.Tlog(0, "checkpoint", Log, "--json").Output).RootElement;
        Assert.Equal(("example.com/log", 5), (json.Text("origin"), json.GetProperty("size").GetInt32()));
    }

    [Fact]
    public void An_audit_goes_on_from_an_old_checkpoint_or_says_what_happened()
    {
        File.Copy(Path.Combine(Log, "checkpoint"), place["old"]);
        Append("five");
        Place.Tlog(0, "audit", Log, "--vkey", vkey, "--against", place["old"]);
        File.Copy(Path.Combine(Log, "checkpoint"), place["new"]);
        File.Copy(place["old"], Path.Combine(Log, "checkpoint"), overwrite: true);
        Place.Tlog(0, "audit", Log, "--vkey", vkey);
        Assert.Contains("rolled back", Place.Tlog(1, "audit", Log, "--vkey", vkey, "--against", place["new"]).Error);
        Place.Tlog(2, "audit", Log, "--vkey", vkey, "--against", place["missing"]);
        File.WriteAllText(place["new"], "nonsense");
        Place.Tlog(2, "audit", Log, "--vkey", vkey, "--against", place["new"]);
    }

    [Fact]
    public void Damage_is_named_by_its_file()
    {
        foreach (var path in new[] { "tile/0/000.p/5", "tile/entries/000.p/5" })
        {
            var file = Path.Combine(Log, path);
            var good = File.ReadAllBytes(file);
            foreach (var bad in new[] { [], good[..^1], [.. good, 1], [.. good[..^1], (byte)(good[^1] ^ 1)] })
            {
                File.WriteAllBytes(file, bad);
                Assert.Contains(path.StartsWith("tile/0", StringComparison.Ordinal) || bad.Length != good.Length ? path : "tile/0/000.p/5", Place.Tlog(1, "audit", Log, "--vkey", vkey).Error);
                File.WriteAllText(place["lines"], "x\n");
                Place.Tlog(1, "append", Log, "--lines", place["lines"]);
                // The proof of an entry has no need of its own hash, but of its sibling's.
                Place.Tlog(1, "prove", Log, path.StartsWith("tile/0", StringComparison.Ordinal) ? "3" : "4");
            }
            File.Delete(file);
            Assert.Contains($"{path} is missing", Place.Tlog(1, "audit", Log, "--vkey", vkey).Error);
            File.WriteAllBytes(file, good);
        }
        Place.Tlog(0, "audit", Log, "--vkey", vkey);
    }

    [Fact]
    public void A_checkpoint_that_is_none_is_rejected_by_every_command()
    {
        var file = Path.Combine(Log, "checkpoint");
        var good = File.ReadAllText(file);
        var signature = good[good.IndexOf('—')..];
        File.WriteAllText(place["lines"], "x\n");
        foreach (var bad in new[] { "", "\n", "nonsense", good[..^1], good.Replace("\n", "\r\n"), good.Replace("\n5\n", "\n6\n"), good.Replace("\n5\n", "\n18446744073709551615\n"),
            good.Replace("\n5\n", "\n99999999999999999999\n"), good.Replace("example.com/log\n", "example.com/other\n"), good + string.Concat(Enumerable.Repeat(signature, 100)), new string('x', 2_000_000) })
        {
            File.WriteAllText(file, bad);
            Place.Tlog(1, "audit", Log, "--vkey", vkey);
            Place.Tlog(1, "append", Log, "--lines", place["lines"], "--key", place["example.com-log.key"]);
        }
        File.Delete(file);
        Place.Tlog(1, "audit", Log, "--vkey", vkey);
        Place.Tlog(2, "append", Log, "--lines", place["lines"], "--key", place["example.com-log.key"]);
    }

    [Fact]
    public void A_huge_size_that_is_truly_signed_is_looked_for_and_not_found()
    {
        var key = SigningKey.Parse(File.ReadAllText(place["example.com-log.key"]).Trim()).Value!;
        foreach (var size in new[] { 1UL << 40, 1UL << 63, ulong.MaxValue })
        {
            var text = new Checkpoint(key.Name, size, Merkle.Empty).Text;
            File.WriteAllBytes(Path.Combine(Log, "checkpoint"), new Note(text, key.Sign(text)).ToBytes());
            Assert.Contains("is missing", Place.Tlog(1, "audit", Log, "--vkey", vkey).Error);
            Place.Tlog(1, "prove", Log, (size - 1).ToString());
            Place.Tlog(1, "consistency", Log, "3", size.ToString());
            File.WriteAllText(place["lines"], "x\n");
            Place.Tlog(1, "append", Log, "--lines", place["lines"]);
        }
    }

    public static TheoryData<string> Senseless() => [
        "", "nonsense", "init", "init LOG", "init LOG --origin", "append LOG", "append LOG --lines MISSING", "append MISSING --lines KEY", "append LOG --lines LOG",
        "append LOG --lines KEY --key MISSING", "append LOG --lines KEY --key EMPTY", "append LOG --lines KEY --batch 0", "append LOG --lines KEY --batch 99999999999",
        "append LOG --lines KEY --nonsense x", "checkpoint", "checkpoint MISSING", "checkpoint LOG LOG", "checkpoint LOG --policy MISSING",
        "checkpoint LOG --policy EMPTY", "prove LOG", "prove MISSING 0", "consistency LOG 1", "verify --entry KEY KEY", "verify --vkey nonsense --entry KEY KEY",
        "verify --vkey VKEY --entry MISSING KEY", "verify --vkey VKEY --entry KEY MISSING", "verify --vkey VKEY --entry KEY",
        "verify --vkey VKEY --policy EMPTY --entry KEY KEY", "verify --vkey VKEY --policy MISSING --entry KEY KEY", "verify --vkey VKEY --entry LOG KEY", "audit LOG",
        "audit MISSING --vkey VKEY", "audit KEY --vkey VKEY", "audit LOG --vkey NOTHING", "audit LOG --vkey COSIGNER", "witness",
        "witness --state STATE --key KEY --log nonsense --urls http://127.0.0.1:0", "witness --state STATE --key KEY --log VKEY --urls http://example.com/",
        "witness --state STATE --key KEY --log VKEY --urls https://127.0.0.1:0", "witness --state STATE --key EMPTY --log VKEY --urls http://127.0.0.1:0",
        "witness --state STATE --key KEY --log VKEY --urls 127.0.0.1",
    ];

    [Theory]
    [MemberData(nameof(Senseless))]
    public void Bad_input_is_a_sentence_and_leaves_everything_as_it_was(string words)
    {
        var args = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        File.WriteAllText(place["empty"], "");
        var before = Everything();
        var known = new Dictionary<string, string>
        {
            ["LOG"] = Log, ["MISSING"] = place["missing"], ["EMPTY"] = place["empty"], ["KEY"] = place["example.com-log.key"], ["VKEY"] = vkey, ["STATE"] = place["state"],
            ["COSIGNER"] = Some.Key.Cosigner.ToString(), ["NOTHING"] = "",
        };
        var error = Place.Tlog(2, [.. args.Select(word => known.GetValueOrDefault(word, word))]).Error;
        if (args.Length > 0) Assert.Single(error.Trim().Split('\n'));
        Assert.Equal(before, Everything());
    }

    private string[] Everything() => [.. Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(Log)!, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".new", StringComparison.Ordinal)).Order()
        .Select(path => File.Exists(path) ? $"{path} {Convert.ToHexString(File.ReadAllBytes(path))}" : path)];

    private string InitCheckpoint()
    {
        Place.Tlog(0, "init", place["fresh"], "--origin", "example.com/log");
        return Place.Tlog(0, "checkpoint", place["fresh"]).Output;
    }

    private void Append(params string[] lines)
    {
        File.WriteAllLines(place["lines"], lines);
        Place.Tlog(0, "append", Log, "--lines", place["lines"]);
    }

    private Checkpoint Checkpoint() => TransparencyLog.Checkpoint.Parse(Note.Parse(File.ReadAllBytes(Path.Combine(Log, "checkpoint"))).Value!.Text).Value!;

    private string[] Entries() =>
        [.. Enumerable.Range(0, (int)Checkpoint().Size).Select(i => Encoding.UTF8.GetString(new LogReader(new DirectoryStorage(Log)).Entry((ulong)i, Checkpoint().Size).Value!))];

    private string Proof(int index) => Place.Tlog(0, "prove", Log, $"{index}").Output;

    private Said Verify(int code, string entry, string proof, params string[] more)
    {
        File.WriteAllText(place["entry"], entry);
        File.WriteAllText(place["proof"], proof);
        return Place.Tlog(code, ["verify", "--vkey", vkey, "--entry", place["entry"], place["proof"], .. more]);
    }
}
