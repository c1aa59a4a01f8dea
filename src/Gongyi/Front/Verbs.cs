namespace Gongyi.Front;

/// <summary>What happened, in the words of people; the journal itself keeps the names of the facts.</summary>
public static class Verbs
{
    private static readonly Dictionary<string, string> Words = new()
    {
        ["CourtyardMapped"] = "登记院落",
        ["OrganizationRegistered"] = "登记单位",
        ["PersonSettled"] = "登记住户",
        ["RelationDeclared"] = "申报亲属关系",
        ["BodyConstituted"] = "成立组织",
        ["SeatTaken"] = "就任",
        ["AttachmentAdded"] = "加了照片或凭证",
        ["MoneyPosted"] = "记账",
        ["GiftRegistered"] = "登记捐赠",
        ["GiftConfirmed"] = "慈善组织确认捐赠",
        ["PaymentRequested"] = "申请拨付",
        ["PaymentApproved"] = "同意拨付",
        ["PaymentConfirmed"] = "慈善组织确认付款",
        ["MandateGranted"] = "授权议事会",
        ["MatterSubmitted"] = "送审",
        ["OpinionGiven"] = "写下监督意见",
        ["StepDecided"] = "走完一步",
        ["StepHandedOver"] = "回避太多，移交",
        ["MatterDecided"] = "事情有了结果",
        ["SittingConvened"] = "召集会议",
        ["MemberAttended"] = "成员签到",
        ["BallotCast"] = "投票",
        ["BallotChanged"] = "改票",
        ["MotionDecided"] = "计票",
        ["SittingEnded"] = "会议结束",
        ["NoticeDrafted"] = "拟好公示",
        ["NoticePosted"] = "张贴公示",
        ["ObjectionRaised"] = "收到异议",
        ["ObjectionDecided"] = "答复异议",
        ["NoticeClosed"] = "公示结束",
        ["NeedFiled"] = "收到需求",
        ["NeedVerified"] = "核实需求",
        ["NeedPublished"] = "公布需求",
        ["NeedMoved"] = "需求有进展",
        ["NeedRated"] = "评价服务",
        ["ResourceOffered"] = "提供资源",
        ["ResourceChecked"] = "核实资源",
        ["MatchProposed"] = "提出对接",
        ["MatchSideConfirmed"] = "一方同意对接",
        ["MatchConfirmed"] = "对接成了",
        ["MatchDone"] = "对接办完",
        ["ProjectComposed"] = "写好项目",
        ["ProjectSubmitted"] = "项目送审",
        ["ProjectMoved"] = "项目有进展",
        ["AgreementSigned"] = "签署协议",
        ["InstalmentPaid"] = "一笔拨付到账",
        ["ProjectScored"] = "验收打分",
        ["ServiceRecorded"] = "记下服务",
        ["ServiceReceived"] = "签收服务",
        ["ProviderApplied"] = "申请准入",
        ["ProviderSubmitted"] = "准入送审",
        ["ProviderDecided"] = "准入有了结果",
    };

    /// <summary>The Chinese words; a fact that has none yet keeps its own name.</summary>
    public static string Of(string verb) => Words.GetValueOrDefault(verb, verb);
}
