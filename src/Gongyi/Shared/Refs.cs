using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Shared;

/// <summary>Addresses take the id or the number that people see.</summary>
public static class Refs
{
    /// <summary>The record with this id or, where the kind has numbers, this number; null when this community has none.</summary>
    public static T? Named<T>(this IQueryable<T> records, string? reference) where T : CommunityRecord =>
        reference is null ? null
        : Id(reference) is { } id ? records.FirstOrDefault(record => record.Id == id)
        : typeof(T).GetProperty("Number") is null || reference.Length > 40 || !reference.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-') ? null
        : records.FirstOrDefault(ByNumber<T>(reference));

    /// <summary>An id in its one spelling. Others (with brackets, with blanks around) would travel on into addresses.</summary>
    public static Guid? Id(string? reference) => reference is { Length: 36 } && Guid.TryParseExact(reference, "D", out var id) ? id : null;

    private static Expression<Func<T, bool>> ByNumber<T>(string number) => record => EF.Property<string>(record!, "Number") == number;
}
