using Gongyi.Communities;
using Microsoft.AspNetCore.Html;

namespace Gongyi.Front;

/// <summary>
/// What was added to something, as links, and the form that adds one more. Photos are links and not shown on the page: two
/// of them would weigh more than everything else a resident loads.
/// </summary>
public static class Attached
{
    public static IHtmlContent List(CommunityPage page, IEnumerable<ReadAttachments.Item> items)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(items);
        var html = new HtmlContentBuilder().AppendHtml("""<ul class="rows">""");
        foreach (var item in items)
            html = html.AppendHtml($"""<li><a class="row" href="{page.Routes.Attachment($"{item.Id}")}"><span class="row-text"><b>""")
                .Append(item.Caption.Length > 0 ? item.Caption : page.T.Of(item.Purpose)).AppendHtml("</b><span>")
                .AppendHtml(Whole.Parts($"{page.T.Of(item.Media)}　{(item.Bytes + 1023) / 1024} KB　{page.T.Moment(item.At)}", "　")).AppendHtml("</span></span></a></li>");
        return html.AppendHtml("</ul>");
    }

    /// <param name="action">Where the form goes: the page with its handler.</param>
    /// <param name="item">What it is added to, where the page shows several; otherwise any word.</param>
    public static IHtmlContent Form(CommunityPage page, string action, string label, string item, bool pdf = false)
    {
        ArgumentNullException.ThrowIfNull(page);
        var t = page.T;
        var sent = page.No is not null && page.Request.HasFormContentType && page.Request.Form["item"] == item && page.Request.Form.ContainsKey("caption");
        var hint = pdf ? t["照片或 PDF，不超过 {0} MB", Intake.Megabytes] : t["不超过 {0} MB；不要拍身份证、银行卡和病历", Intake.Megabytes];
        return new HtmlContentBuilder()
            .AppendHtml($"<details{(sent ? " open" : "")}><summary>").Append(label).AppendHtml("</summary>")
            .AppendHtml($"""<form method="post" action="{action}" enctype="multipart/form-data" novalidate>""").AppendHtml(page.Once).AppendHtml(Fields.Item(item))
            .AppendHtml(Fields.File(page, "file", pdf ? t["选一个文件"] : t["选一张照片"], "image/jpeg,image/png,image/webp" + (pdf ? ",application/pdf" : ""), hint, item))
            .AppendHtml(Fields.Input(page, "caption", t["是什么（可不写）"], item: item))
            .AppendHtml("""<div class="acts"><button class="btn">""").Append(t["加上"]).AppendHtml("</button></div></form></details>");
    }
}
