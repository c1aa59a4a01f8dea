using Gongyi.Shared;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>How a vote went, in a line that breaks between its figures and never inside one.</summary>
public static class Votes
{
    public static IHtmlContent Cast(Words t, int yes, int no, int abstained, int recused)
    {
        ArgumentNullException.ThrowIfNull(t);
        return Whole.Parts(t["同意 {0} · 不同意 {1} · 弃权 {2} · 回避 {3}", yes, no, abstained, recused], " · ");
    }

    public static IHtmlContent Present(Words t, int members, int present)
    {
        ArgumentNullException.ThrowIfNull(t);
        return Whole.Parts(t["应到 {0} 人，实到 {1} 人", members, present], t.IsChinese ? "，" : ", ");
    }
}
