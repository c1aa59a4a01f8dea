using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace TransparencyLog.Cli;

/// <summary>The ways a command can end, each with its exit code, and what it prints on the way.</summary>
internal sealed class Say(Stream output, TextWriter error)
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public int Done(string line)
    {
        Print(line);
        return 0;
    }

    public int Done(JsonObject json) => Done(json.ToJsonString(Readable));

    public int Done(byte[] bytes)
    {
        output.Write(bytes);
        output.Flush();
        return 0;
    }

    /// <summary>A line that is out before the next thing is done.</summary>
    public void Print(string line) => Done(Encoding.UTF8.GetBytes(line + "\n"));

    public void Warn(string sentence) => error.WriteLine(OneLine(sentence));

    public int Rejected(string sentence)
    {
        Warn(sentence);
        return 1;
    }

    public int BadInput(string sentence)
    {
        error.WriteLine(sentence.Contains("tlog init DIR", StringComparison.Ordinal) ? sentence : OneLine(sentence));
        return 2;
    }

    /// <summary>The exit code follows from what was refused: a command that asks for what cannot be is bad input.</summary>
    public int Refused(Refusal no) =>
        no is NoLog or OutOfRange or EntryTooLong ? BadInput(no.Sentence) : Rejected(no.Sentence);

    private static string OneLine(string text) => text.ReplaceLineEndings(" ");
}
