using Gongyi.Journal;

namespace Gongyi.Communities;

/// <summary>What was added to a thing goes with the person whom the thing concerned; the files go after the commit.</summary>
public static class EraseAttachments
{
    public static void Of(Write write, IReadOnlyCollection<Guid> things)
    {
        ArgumentNullException.ThrowIfNull(write);
        foreach (var attachment in write.Db.Attachments.Where(each => things.Contains(each.SubjectId)).ToList()) attachment.Erase(write.Now);
    }
}
