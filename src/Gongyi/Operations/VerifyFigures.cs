using Gongyi.Communities;
using Gongyi.Fund;
using Gongyi.Governance;
using Gongyi.Journal;
using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>The counts and sums of a community, so that an auditor can hold them against what pages say.</summary>
/// <param name="Needs">By state; likewise the others.</param>
/// <param name="Fund">What the accounts hold, from the postings themselves.</param>
public sealed record CommunityFigures(
    int Community, string Slug, int Residents, int Organizations, IReadOnlyDictionary<NeedState, int> Needs, IReadOnlyDictionary<Category, int> NeedCategories,
    IReadOnlyDictionary<ResourceKind, int> Resources, int Promises, IReadOnlyDictionary<ProjectState, int> Projects,
    IReadOnlyDictionary<SittingState, int> Sittings, IReadOnlyDictionary<NoticeState, int> Notices, IReadOnlyDictionary<Account, long> Fund,
    ReadStatement.Answer Statement)
{
    /// <summary>With plain blanks: people look for sums in it with tools.</summary>
    public string ToText() =>
        ($"{Slug}: {Residents} residents, {Organizations} organisations; {All("needs", Needs)}; {All("resources", Resources)}, {Promises} promises; "
        + $"{All("projects", Projects)}; fund {new Money(Statement.OpeningFen)} + {Sum(month => month.IncomeFen)} - {Sum(month => month.SpentFen)} = {new Money(Statement.ClosingFen)}").Replace('\u00a0', ' ');

    private Money Sum(Func<ReadStatement.Month, long> of) => new(Statement.Months.Sum(of));

    private static string All<T>(string what, IReadOnlyDictionary<T, int> counts) where T : notnull =>
        $"{counts.Values.Sum()} {what}{(counts.Count > 0 ? $" ({string.Join(", ", counts.Select(each => $"{each.Key} {each.Value}"))})" : "")}";
}

/// <summary>Counts everything anew, from the rows that have just been checked.</summary>
public static class VerifyFigures
{
    public static CommunityFigures Of(Db db, int community)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(
            community, db.Communities.Where(each => each.Id == community).Select(each => each.Slug).FirstOrDefault() ?? "", db.Residences.Count(), db.Organizations.Count(),
            Count(db.Needs, need => need.State), Count(db.Needs.Where(need => need.Category != null), need => need.Category!.Value),
            Count(db.Resources, resource => resource.Kind), db.Promises.Count(), Count(db.Projects, project => project.State), Count(db.Sittings, sitting => sitting.State),
            Count(db.Notices, notice => notice.State),
            db.PostingLines.GroupBy(line => line.Account).Select(lines => new { lines.Key, Fen = lines.Sum(line => line.Fen) }).AsEnumerable()
                .OrderBy(each => each.Key).ToDictionary(each => each.Key, each => each.Fen),
            ReadStatement.Run(db));
    }

    private static Dictionary<TKey, int> Count<T, TKey>(IQueryable<T> rows, System.Linq.Expressions.Expression<Func<T, TKey>> by) where TKey : notnull =>
        rows.GroupBy(by).Select(each => new { each.Key, Count = each.Count() }).AsEnumerable().OrderBy(each => each.Key).ToDictionary(each => each.Key, each => each.Count);
}
