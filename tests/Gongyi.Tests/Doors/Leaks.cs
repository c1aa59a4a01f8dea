using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gongyi.Tests.Doors;

/// <summary>Looks for words where none of them may be, also when they are written in a way that hides them from the eye.</summary>
public static class Leaks
{
    /// <summary>The lines that hold one of the words, as it is, in a JSON string or in an address.</summary>
    public static IReadOnlyList<string> In(IEnumerable<string> lines, IReadOnlyCollection<string> words) =>
        [.. lines.Where(line => Readings(line).Any(reading => words.Any(word => reading.Contains(word, StringComparison.OrdinalIgnoreCase))))];

    private static IEnumerable<string> Readings(string line)
    {
        yield return line;
        yield return Uri.UnescapeDataString(line.Replace('+', ' '));
        JsonNode? json = null;
        try
        {
            json = line.StartsWith('{') ? JsonNode.Parse(line) : null;
        }
        catch (JsonException)
        {
            // Then it is no JSON, and has been read already.
        }

        foreach (var text in Texts(json))
        {
            yield return text;
            yield return Uri.UnescapeDataString(text.Replace('+', ' '));
        }
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject pairs => pairs.SelectMany(pair => Texts(pair.Value).Prepend(pair.Key)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value => [value.ToString()],
        _ => [],
    };
}
