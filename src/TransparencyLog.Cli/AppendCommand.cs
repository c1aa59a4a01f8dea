using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Appends the lines of a file. Each line that it prints acknowledges a published checkpoint.</summary>
internal static class AppendCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR"], "--lines!", "--key", "--batch");
        if (read.Fault is { } fault) return say.BadInput(fault);
        var storage = new DirectoryStorage(read.Words[0]);
        if (Files.Latest(storage).Fails(out var note, out var no)) return say.Refused(no);

        var lines = Lines(File.ReadAllBytes(read["--lines"]!));
        var batch = Math.Max(1, lines.Count);
        if (read["--batch"] is { } text)
        {
            if (Arguments.Number(text) is not (> 0 and <= int.MaxValue and var number)) return say.BadInput("--batch is a number from 1.");
            batch = (int)number;
        }
        for (var i = 0; i < lines.Count; i++)
            if (lines[i].Length > EntryBundle.LongestEntry) return say.BadInput($"Line {i + 1} has {lines[i].Length} bytes; at most {EntryBundle.LongestEntry} are possible.");

        var keyFile = read["--key"] ?? Files.KeyBeside(read.Words[0], note.Text.Split('\n')[0]);
        if (!File.Exists(keyFile)) return say.BadInput($"There is no key {keyFile}; name it with --key.");
        if (Files.SigningKey(keyFile).Fails(out var key, out no)) return say.BadInput(no.Sentence);
        if (LogWriter.Open(storage, key).Fails(out var writer, out no)) return say.Refused(no);
        using (writer)
        {
            for (var from = 0; from < lines.Count; from += batch)
            {
                if (writer.Append(lines.GetRange(from, Math.Min(batch, lines.Count - from))) is { } tooLong) return say.Refused(tooLong);
                var published = writer.Publish();
                if (!read.Json) say.Print($"{published.Size} {published.Root}");
            }
            var latest = writer.Latest;
            return read.Json
                ? say.Done(new JsonObject { ["origin"] = latest.Checkpoint.Origin, ["appended"] = lines.Count, ["size"] = latest.Size, ["root"] = latest.Root.ToString() })
                : 0;
        }
    }

    // A line ends at its newline; what follows the last newline is a line only if it is not empty.
    private static List<ReadOnlyMemory<byte>> Lines(ReadOnlyMemory<byte> file)
    {
        var lines = new List<ReadOnlyMemory<byte>>();
        while (!file.IsEmpty)
        {
            var end = file.Span.IndexOf((byte)'\n');
            lines.Add(end < 0 ? file : file[..end]);
            file = end < 0 ? default : file[(end + 1)..];
        }
        return lines;
    }
}
