using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Governance;

/// <summary>The clock presses a button: notices whose time is over and against which nothing stands have passed.</summary>
public static class ExpireNotices
{
    public sealed record Answer(int Passed);

    public static Result<Answer> Run(Write write)
    {
        var today = write.Today;
        var due = write.Db.Notices.Where(notice => notice.State == NoticeState.Open && notice.To < today).ToList();
        foreach (var notice in due)
        {
            var matter = write.Db.Matters.Single(each => each.Id == notice.MatterId);
            if (notice.Expire(matter, write.Now) is { } no) return no;
        }

        return new Answer(due.Count);
    }
}
