using Microsoft.AspNetCore.OpenApi;

namespace Gongyi.Operations;

/// <summary>
/// The API's description of itself. Every action has an <c>Input</c> and an <c>Answer</c>: in the description each is
/// called after its action (<c>CastBallotInput</c>), because one name for all would describe all as the first one.
/// </summary>
public static class Description
{
    public static void AddDescription(this IServiceCollection services) => services.AddOpenApi("v1", description =>
        description.CreateSchemaReferenceId = info => OpenApiOptions.CreateDefaultSchemaReferenceId(info) is null ? null : NameOf(info.Type));

    private static string NameOf(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } value) return NameOf(value);
        var name = type.DeclaringType is { } owner ? $"{owner.Name}{type.Name}" : type.Name;
        return type.IsGenericType ? $"{name.Split('`')[0]}Of{string.Concat(type.GetGenericArguments().Select(NameOf))}" : name;
    }
}
