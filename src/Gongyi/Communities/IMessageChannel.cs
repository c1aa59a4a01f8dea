namespace Gongyi.Communities;

/// <summary>A sign-in code on its way. It is never kept where it could be read: not in the database, not in a log.</summary>
/// <param name="Text">The whole message, in the language of whoever asked.</param>
public sealed record CodeMessage(string Phone, string Code, string Text);

/// <summary>How a code reaches the person.</summary>
public interface IMessageChannel
{
    /// <summary>Takes a message for delivery and comes back at once, however slow the way is.</summary>
    /// <returns>What the page must show, where no telephone is reached; otherwise null.</returns>
    string? Send(CodeMessage message);
}

/// <summary>The demo's people have no telephones, so the page shows the code.</summary>
public sealed class ShownCodes : IMessageChannel
{
    public string? Send(CodeMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Code;
    }
}
