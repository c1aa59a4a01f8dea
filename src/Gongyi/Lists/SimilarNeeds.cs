using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Open needs that may be the same as a sentence that somebody says: the nearest first, those of the same courtyard before all others.</summary>
public static partial class SimilarNeeds
{
    private const int Compared = 24;

    private static readonly string[] Open = [.. new[] { NeedState.Published, NeedState.MatchProposed, NeedState.InService }.Select(state => Described.Mark(state))];

    private static readonly string[] OpenToStaff =
        [.. Open, .. new[] { NeedState.PendingVerification, NeedState.InfoRequested, NeedState.OnHold }.Select(state => Described.Mark(state))];

    /// <param name="Title">The public title; to staff the words, where there is no title yet.</param>
    public sealed record Item(Guid Id, string Number, string Title, NeedState State, string? Courtyard, bool IsNear);

    /// <summary>Staff compare with what was said, everybody else with published titles only.</summary>
    public static IReadOnlyList<Item> Run(Db db, Actor? actor, string? words, Guid? courtyard, Guid? except = null, int most = 3)
    {
        ArgumentNullException.ThrowIfNull(db);
        var staff = actor.May(Act.ReadNeedWords);
        var courtyards = db.Courtyards;
        var said = WithoutPlaces(words ?? "", [.. courtyards.Select(each => each.Name)]);
        var alike = FindAlike.Run(db, new(said, staff, [[FindNeeds.Mark], staff ? OpenToStaff : Open, .. staff ? [] : (string[][])[[Described.Public]]]), Compared);
        if (alike is []) return [];

        var rows = db.Needs.Where(need => alike.Contains(need.Id) && need.Id != except).Select(need => new
        {
            need.Id, need.Number, need.Title, need.State, need.CourtyardId, need.Words,
            Courtyard = courtyards.Where(each => each.Id == need.CourtyardId).Select(each => each.Name).FirstOrDefault(),
        }).ToDictionary(need => need.Id);
        return
        [
            .. alike.Where(rows.ContainsKey).Select(id => rows[id])
                .Select(need => new Item(
                    need.Id, need.Number, need.Title.Length > 0 || !staff ? need.Title : need.Words, need.State, need.Courtyard, courtyard is not null && need.CourtyardId == courtyard))
                .OrderByDescending(need => need.IsNear).Take(most),
        ];
    }

    /// <summary>
    /// Where something is says nothing of what it is, and nearness is asked apart: houses and doors by their numbers,
    /// courtyards by their names or the ends of them, as people call them (栖禾里南院, 南院).
    /// </summary>
    private static string WithoutPlaces(string words, List<string> courtyards)
    {
        var said = Doors().Replace(words, " ");
        foreach (var name in courtyards)
        {
            var called = Enumerable.Range(0, Math.Max(0, name.Length - 1)).Select(from => name[from..]).FirstOrDefault(said.Contains);
            if (called is not null) said = said.Replace(called, " ", StringComparison.Ordinal);
        }

        return said;
    }

    [GeneratedRegex("[0-9０-９]+(?:号楼|号院|栋|幢|座|单元|门|室|号|层|楼)|(?<![0-9０-９])[0-9０-９]{1,2}(?![0-9０-９])")]
    private static partial Regex Doors();
}
