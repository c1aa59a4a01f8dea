using System.Globalization;

namespace Gongyi.Shared;

/// <summary>How personal data is shown to people who need not know it (domain.md §2.4, 脱敏).</summary>
public static class Masked
{
    /// <summary>What stands where an erased person's name or words stood.</summary>
    public const string Erased = "已注销";

    private static readonly HashSet<string> DoubleSurnames = ["欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "令狐", "慕容"];

    /// <summary>王小明 → 王*明, 王明 → 王*, 欧阳晴 → 欧阳*. Counts characters as people do, also rare ones.</summary>
    public static string Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var letters = new StringInfo(name);
        var count = letters.LengthInTextElements;
        if (count <= 1 || name == Erased) return name;

        var surname = count > 2 && DoubleSurnames.Contains(letters.SubstringByTextElements(0, 2)) ? 2 : 1;
        var first = letters.SubstringByTextElements(0, surname);
        var hidden = count - surname;
        return hidden == 1 || surname == 2
            ? first + new string('*', hidden)
            : first + new string('*', hidden - 1) + letters.SubstringByTextElements(count - 1);
    }

    /// <summary>13812345678 → 138****5678.</summary>
    public static string Phone(string phone)
    {
        ArgumentNullException.ThrowIfNull(phone);
        return phone.Length < 8 ? "****" : $"{phone[..3]}****{phone[^4..]}";
    }
}
