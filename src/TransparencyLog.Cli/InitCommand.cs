using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>Starts a log, and makes its key when there is none yet.</summary>
internal static class InitCommand
{
    public static int Run(string[] args, Say say)
    {
        var read = Arguments.Read(args, ["DIR"], "--origin!", "--key");
        if (read.Fault is { } fault) return say.BadInput(fault);
        var (directory, origin) = (read.Words[0], read["--origin"]!);
        var storage = new DirectoryStorage(directory);
        if (storage.Read(LogReader.CheckpointPath) is not null) return say.Refused(new LogExists());

        var keyFile = read["--key"] ?? Files.KeyBeside(directory, origin);
        if (!VerifierKey.IsName(origin)) return say.BadInput("--origin is empty, or has a space, a plus or a control character.");
        if (read["--key"] is null) _ = Directory.CreateDirectory(Path.GetDirectoryName(keyFile)!);
        if (Files.SigningKey(keyFile, origin).Fails(out var key, out var no)) return say.BadInput(no.Sentence);
        if (key.Name != origin) return say.BadInput($"{keyFile} is the key of {key.Name}, not of {origin}.");
        if (LogWriter.Create(storage, key).Fails(out var writer, out no)) return say.Refused(no);
        writer.Dispose();
        return read.Json
            ? say.Done(new JsonObject { ["origin"] = origin, ["vkey"] = key.Log.ToString(), ["key"] = keyFile })
            : say.Done(key.Log.ToString());
    }
}
