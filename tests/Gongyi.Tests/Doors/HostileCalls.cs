using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gongyi.Tests.Doors;

/// <summary>One request: what it is, what is sent, and whether the house could in truth take it.</summary>
internal sealed record HostileRequest(string What, string Path, byte[]? Body, bool MayBeTaken, string Type = "application/json");

/// <summary>A call as the API's description names it, and the ways in which it can be asked badly.</summary>
internal sealed record HostileCall(string Method, string Route, IReadOnlyDictionary<string, JsonNode> Fields, bool HasBody)
{
    private const string Prefix = "/api/v1/communities/{slug}";

    public string Name => $"{Method} {Route[Prefix.Length..]}";

    public static IReadOnlyList<HostileCall> In(JsonNode description) =>
    [
        .. from path in description["paths"]!.AsObject()
           where path.Key.StartsWith(Prefix, StringComparison.Ordinal)
           from call in path.Value!.AsObject()
           where call.Key is "get" or "post" or "put" or "delete" or "patch"
           let body = call.Value!["requestBody"]?["content"]?["application/json"]?["schema"]
           select new HostileCall(
               call.Key.ToUpperInvariant(), path.Key,
               body is null ? new Dictionary<string, JsonNode>() : (Whole(description, body)["properties"]?.AsObject() ?? []).ToDictionary(each => each.Key, each => Whole(description, each.Value!)),
               call.Value["requestBody"] is not null),
    ];

    /// <param name="id">Something the asker may do it to.</param>
    /// <param name="usual">Values with which it would be taken, as JSON.</param>
    public IEnumerable<HostileRequest> Requests(string? id, IReadOnlyDictionary<string, string> usual, string foreign)
    {
        foreach (var odd in Route.Contains("{id}", StringComparison.Ordinal) ? Ids(id!, foreign) : [])
            yield return new($"id {odd}", Path(odd), HasBody ? "{}"u8.ToArray() : null, MayBeTaken: false);
        if (!HasBody) yield break;

        foreach (var (what, body, mayBe) in Bodies()) yield return new(what, Path(id), body, mayBe);
        foreach (var type in (string[])["text/plain", "application/xml", "multipart/form-data", "application/x-www-form-urlencoded", "application/json; charset=utf-16"])
            yield return new(type, Path(id), "{\"text\":\"x\"}"u8.ToArray(), MayBeTaken: true, type);
        foreach (var (name, schema) in Fields)
        {
            yield return new($"no {name}", Path(id), Body(usual, name, null), MayBeTaken: true);
            yield return new($"{name} twice", Path(id), Encoding.UTF8.GetBytes($"{{\"{name}\":[[]],{Fill(usual, name, "[[]]")}}}"), MayBeTaken: false);
            foreach (var (value, mayBe) in Values(name, schema, foreign)) yield return new($"{name} = {(value.Length > 60 ? value[..60] : value)}", Path(id), Body(usual, name, value), mayBe);
        }
    }

    public string Path(string? id) => Route.Replace("{slug}", "qiheli", StringComparison.Ordinal).Replace("{id}", id ?? "", StringComparison.Ordinal);

    private static IEnumerable<string> Ids(string id, string foreign) =>
    [
        foreign, $"{Guid.Empty}", "%00", "%0A", "%0A" + id, id + "%20", $"%7B{id}%7D", "..%2f..%2fetc%2fpasswd", "%2e%2e", "..%5c..", "%ff%fe", "%ED%A0%80", "%F0%9F%98%80", "%3Cscript%3E", "'%20OR%201=1--", "-1", "9999999999999999999999",
        "N-2026-9999", "n-2026-0005%00", new string('9', 3000), "%E2%80%AE" + id,
    ];

    private static IEnumerable<(string What, byte[] Body, bool MayBeTaken)> Bodies()
    {
        yield return ("nothing at all", [], true);
        yield return ("null", "null"u8.ToArray(), true);
        foreach (var broken in (string[])["{", "[]", "7", "\"x\"", "{}{}", "{\"text\":", "{'text':1}", "{\"a\":1,}", "<a/>", new('[', 2000), "{\"a\":" + new string('[', 200) + new string(']', 200) + "}", new('x', 70_000), $"{{\"a\":\"{new string('x', 70_000)}\"}}"])
            yield return ($"the body {(broken.Length > 20 ? broken[..20] : broken)}", Encoding.UTF8.GetBytes(broken), false);
        yield return ("broken UTF-8", [0x7B, 0x22, 0xFF, 0xFE, 0x22, 0x3A, 0x31, 0x7D], false);
        yield return ("half a letter", [.. "{\"a\":\""u8, 0xE4, 0xB8, .. "\"}"u8], false);
        yield return ("UTF-16", Encoding.Unicode.GetBytes("{}"), false);
        yield return ("NUL behind", [.. "{}"u8, 0], false);
        yield return ("unknown fields", "{\"__proto__\":{},\"<script>\":1,\"\\u0000\":[]}"u8.ToArray(), true);
    }

    private static IEnumerable<(string Json, bool MayBeTaken)> Values(string name, JsonNode schema, string foreign)
    {
        string Said(string text) => JsonSerializer.Serialize(text);
        yield return ("null", true);
        var (kind, format) = KindOf(schema);
        string[] wrong = kind switch
        {
            "string" => ["7", "true", "[]", "{}", "[\"x\"]"],
            "integer" => ["true", "[]", "{}", "\"x\"", "1.5", "1e400", "-1e400", "9223372036854775808", "-9223372036854775809"],
            "boolean" => ["1", "\"x\"", "[]", "{}"],
            "array" => ["7", "\"x\"", "{}", "true", "[[]]", "[{\"name\":7}]", "[{\"name\":[],\"fen\":{}}]", "[true]", $"[{new string('[', 70)}{new string(']', 70)}]"],
            "enum" => ["0", "1", "99", "-1", "\"0\"", "\"Flying\"", "[]", "{}", "true", "\"For,Against\"", "\"\\u0000\"", "1.5"],
            _ => ["[[]]"],
        };
        foreach (var each in wrong) yield return (each, false);
        if (kind is "integer") foreach (var each in (string[])["-1", "0", "2147483647", "2147483648", "-2147483648", "9223372036854775807", "10000000001"]) yield return (each, true);
        if (kind is "array")
        {
            foreach (var each in (string[])["[null]", "[]", "[\"\"]", "[7]", "[-100,200]", "[2147483647,2147483647]", "[{}]", "[\"\\u0000\"]", $"[{Said(foreign)}]"]) yield return (each, true);
            foreach (var fen in (string[])["9223372036854775807", "-1", "0"])
                yield return ($"[{{\"name\":\"餐食\",\"fen\":{fen},\"spentFen\":{fen}}},{{\"name\":\"其他\",\"fen\":{fen},\"spentFen\":{fen}}}]", true);
            foreach (var word in Hostile.Unreadable) yield return ($"[{{\"name\":{Said(word)},\"fen\":1,\"spentFen\":1}}]", false);
        }

        if (kind is not "string") yield break;
        if (format is "date" or "date-time") foreach (var day in Hostile.Days) yield return (Said(day), true);
        yield return ("\"\\ud800\"", false);
        yield return ("\"\\udc00x\"", false);
        yield return ($"\"{Hostile.Long}\"", false);
        foreach (var word in Hostile.Unreadable) yield return (Said(word), false);
        foreach (var word in Hostile.Odd) yield return (Said(word), true);
        foreach (var id in (string[])[$"{Guid.Empty}", foreign]) yield return (Said(id), true);
    }

    private byte[] Body(IReadOnlyDictionary<string, string> usual, string name, string? value) => Encoding.UTF8.GetBytes($"{{{Fill(usual, name, value)}}}");

    private string Fill(IReadOnlyDictionary<string, string> usual, string name, string? value) => string.Join(',', Fields.Keys
        .Select(field => (field, json: field == name ? value : usual.GetValueOrDefault(field))).Where(each => each.json is not null).Select(each => $"\"{each.field}\":{each.json}"));

    private static (string Kind, string? Format) KindOf(JsonNode schema)
    {
        if (schema["enum"] is not null) return ("enum", null);
        var types = schema["type"] switch { JsonArray several => several.Select(each => $"{each}").ToList(), { } one => [$"{one}"], _ => [] };
        // Numbers are described as number-or-text, because text of digits is read too.
        var kind = new[] { "integer", "array", "boolean", "string", "object" }.FirstOrDefault(types.Contains) ?? "any";
        return (kind, schema["format"]?.ToString());
    }

    /// <summary>A schema itself, where the description only points to it.</summary>
    private static JsonNode Whole(JsonNode description, JsonNode schema) =>
        schema["$ref"] is { } pointer ? Whole(description, description["components"]!["schemas"]![$"{pointer}".Split('/')[^1]]!)
        : (schema["oneOf"] ?? schema["anyOf"]) is JsonArray several && several.FirstOrDefault(each => each!["$ref"] is not null) is { } other ? Whole(description, other)
        : schema;
}
