using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Fund;

/// <summary>The only way into the ledger: a posting is added, and the accounts it moves go on with it.</summary>
public static class Ledger
{
    public static void Post(Write write, Posting posting)
    {
        ArgumentNullException.ThrowIfNull(write);
        ArgumentNullException.ThrowIfNull(posting);
        _ = write.Add(posting);
        foreach (var line in posting.Lines)
        {
            var before = Of(write, line.Account);
            write.Put(before with { Fen = checked(before.Fen + line.Fen) });
        }
    }

    /// <summary>What an account holds at this moment in the lane, with the postings of everybody who came before.</summary>
    public static Money Balance(Write write, Account account)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new(Of(write, account).Fen);
    }

    private static AccountBalance Of(Write write, Account account) =>
        write.Figure<AccountBalance>(account.ToString()) ?? new() { CommunityId = write.Actor.Community, Account = account };
}
