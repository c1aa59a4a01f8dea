namespace Assignment.Cli;

/// <summary>What was given cannot be read; the message is one sentence for the person who gave it (exit code 2).</summary>
internal sealed class BadInput(string sentence) : Exception(sentence);
