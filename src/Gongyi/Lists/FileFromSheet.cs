using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>One row of a pasted ledger becomes a need. Ledgers grow at their end and are pasted again as a whole: what stands already is not filed twice.</summary>
public static class FileFromSheet
{
    public static Result<FileNeed.Answer> Run(Write write, FileNeed.Input input)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (person, words) = (input.OnBehalfOf, input.Text);
        return write.Db.Needs.Where(need => need.PersonId == person && need.Words == words).Select(need => need.Number).FirstOrDefault() is { } number
            ? new AlreadyFiled(number)
            : FileNeed.Run(write, input);
    }
}
