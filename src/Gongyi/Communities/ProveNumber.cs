using Gongyi.Journal;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Communities;

/// <summary>
/// Six digits come back from the browser that asked for them. A miss is an answer and not a refusal: what is refused
/// leaves nothing behind, and a miss has to be counted.
/// </summary>
public static class ProveNumber
{
    public sealed record Input(byte[] Browser, byte[] Phone, string Digits);

    public sealed record Answer(bool IsRight, int Left);

    public static Result<Answer> Run(Write write, SignInKey key, Input input, DateTimeOffset now)
    {
        var codes = write.Db.SignInCodes.Where(code => code.Browser == input.Browser && code.Phone == input.Phone);
        var open = codes.AsEnumerable().Where(code => code.IsOpen(now)).ToList();
        if (open.Count == 0) return new CodeOver();

        // Messages overtake each other: any code that is still open may be the one that arrived.
        if (open.Find(code => code.Is(key.OfDigits(code.Id, input.Digits))) is not { } right)
        {
            foreach (var code in open) code.Miss();
            return new Answer(false, open.Max(code => SignInCode.Tries - code.WrongTries));
        }

        right.Prove(now);
        _ = codes.Where(code => code.Id != right.Id).ExecuteDelete();
        return new Answer(true, 0);
    }
}
