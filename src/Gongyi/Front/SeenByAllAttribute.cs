namespace Gongyi.Front;

/// <summary>
/// Marks a public page that looks the same to everybody who is not signed in: it is made once for each size, language, day
/// and version of its community, and kept (decision 0023).
/// </summary>
/// <remarks>Only for pages on which nobody finds a form to send or the name of a person.</remarks>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SeenByAllAttribute : Attribute;
