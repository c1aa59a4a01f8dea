using System.Data.Common;
using System.Text;
using Gongyi.Shared;

namespace Gongyi.Operations;

/// <summary>
/// A bug, told to the log: where it happened and what it was, without what somebody had typed. The message of an
/// exception may quote any value ("The input string '…' was not in a correct format"), so only messages are told that
/// this house wrote itself, or SQLite, which names tables and columns.
/// </summary>
public static class Fault
{
    public static string Tell(Exception bug)
    {
        ArgumentNullException.ThrowIfNull(bug);
        var told = new StringBuilder();
        for (var each = bug; each is not null; each = each.InnerException)
            _ = told.Append(told.Length == 0 ? "" : "\n caused by ").Append(each.GetType().FullName).Append(": ").Append(Message(each)).Append('\n').Append(each.StackTrace);
        return told.ToString();
    }

    private static string Message(Exception bug) => bug switch
    {
        Microsoft.Data.Sqlite.SqliteException sqlite => sqlite.Message,
        DbException { SqlState: { } state } => $"SQLSTATE {state}",
        _ when bug.TargetSite?.DeclaringType?.Assembly is { } assembly && (assembly == typeof(Fault).Assembly || assembly == typeof(Refusal).Assembly) => bug.Message,
        _ => "(its message is left out, because it may quote what somebody typed)",
    };
}
