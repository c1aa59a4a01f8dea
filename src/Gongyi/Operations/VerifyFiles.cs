using Gongyi.Communities;
using Gongyi.Journal;

namespace Gongyi.Operations;

/// <summary>Reads every file that a row names and compares it with the hash that the journal sealed.</summary>
public sealed class VerifyFiles(FileStore files)
{
    private readonly HashSet<string> named = [];

    public int Named => named.Count;

    public int Orphans => files.All().Count(file => !named.Contains(file));

    public void Check(Db db, int community, ICollection<Finding> findings)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(findings);
        // What was erased with a person has lost its file on purpose; that it was erased is sealed.
        foreach (var attachment in db.Attachments.Where(each => each.ErasedAt == null).OrderBy(each => each.Id))
        {
            _ = named.Add(FileStore.NameOf(attachment.Hash));
            if (files.Fault(attachment.Hash, attachment.Bytes) is { } fault) findings.Add(new(community, $"Attachments/{community}/{attachment.Id}", fault));
        }
    }
}
