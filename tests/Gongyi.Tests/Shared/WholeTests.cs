using System.Text.Encodings.Web;
using Gongyi.Front;

namespace Gongyi.Tests.Shared;

public sealed class WholeTests
{
    [Theory]
    [InlineData("共 7 人，任期 2025年9月1日", "，", "[共 7 人，][任期 2025年9月1日]")]
    [InlineData("7 people, term 1 Sep 2025", ", ", "[7 people,] [term 1 Sep 2025]")]
    [InlineData("照片　12 KB　09:00", "　", "[照片]　[12 KB]　[09:00]")]
    [InlineData("还没张贴", "至", "[还没张贴]")]
    [InlineData("<b>，a&b", "，", "[&lt;b&gt;，][a&amp;b]")]
    public void A_line_breaks_between_its_parts_and_keeps_every_mark_with_the_part_before(string line, string between, string written)
    {
        using var html = new StringWriter();
        Whole.Parts(line, between).WriteTo(html, HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All));
        Assert.Equal(written, html.ToString().Replace("<span class=\"whole\">", "[", StringComparison.Ordinal).Replace("</span>", "]", StringComparison.Ordinal));
    }
}
