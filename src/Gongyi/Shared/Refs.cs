using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Shared;

/// <summary>Addresses take the id or the number that people see.</summary>
public static class Refs
{
    /// <summary>The record with this id or, where the kind has numbers, this number; null when this community has none.</summary>
    public static T? Named<T>(this IQueryable<T> records, string? reference) where T : CommunityRecord =>
        reference is null ? null
        : Guid.TryParse(reference, out var id) ? records.FirstOrDefault(record => record.Id == id)
        : typeof(T).GetProperty("Number") is null ? null
        : records.FirstOrDefault(ByNumber<T>(reference));

    private static Expression<Func<T, bool>> ByNumber<T>(string number) => record => EF.Property<string>(record!, "Number") == number;
}
