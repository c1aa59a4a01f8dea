using Gongyi.Lists;
using Gongyi.Projects;
using Gongyi.Shared;
using Gongyi.Tests.Shared;

namespace Gongyi.Tests.Projects;

/// <summary>A service given, signed for and answered.</summary>
public sealed class ServiceRecordTests
{
    [Fact]
    public void A_service_has_happened_to_somebody_else_and_took_some_time()
    {
        var need = NeedTalk.Published();
        Says.No<OwnRequest, ServiceRecord>(Record(need, Cast.Neighbour, Cast.Monday, 60));
        Says.No<DateMissing, ServiceRecord>(Record(need, Cast.Provider, null, 60));
        Says.No<DateInFuture, ServiceRecord>(Record(need, Cast.Provider, Cast.Monday.AddDays(1), 60));
        Says.No<DateLongAgo, ServiceRecord>(Record(need, Cast.Provider, Cast.Monday.AddYears(-1820), 60));
        Says.No<NumberOutOfRange, ServiceRecord>(Record(need, Cast.Provider, Cast.Monday, 0));
        Says.No<TextTooLong, ServiceRecord>(Record(need, Cast.Provider, Cast.Monday, 60, new string('长', 2001)));
        Says.No<NeedNotPublished, ServiceRecord>(Record(NeedTalk.Filed(), Cast.Provider, Cast.Monday, 60));
        Says.Yes(Record(need, Cast.Provider, Cast.Monday, 60));
        Assert.Equal(NeedState.InService, need.State);
    }

    [Fact]
    public void The_person_served_signs_or_a_worker_says_why()
    {
        var need = NeedTalk.Published();
        var service = Says.Yes(Record(need, Cast.Provider, Cast.Monday, 60));
        Says.No<NotPersonServed>(service.Receive(Cast.Worker, need, SignedBy.Self, null, Cast.Monday));
        Says.No<NotPersonServed>(service.Receive(Cast.Provider, need, SignedBy.Proxy, "不在家", Cast.Monday));
        Says.No<ChoiceMissing>(service.Receive(Cast.Neighbour, need, null, null, Cast.Monday));
        Says.No<TextMissing>(service.Receive(Cast.Worker, need, SignedBy.Proxy, " ", Cast.Monday));
        Says.Yes(service.Receive(Cast.Worker, need, SignedBy.Proxy, "手不便", Cast.Monday));
        Says.No<AlreadyReceived>(service.Receive(Cast.Neighbour, need, SignedBy.Self, null, Cast.Monday));
        var own = Says.Yes(Record(need, Cast.Worker, Cast.Monday, 60));
        Says.No<OwnRequest>(own.Receive(Cast.Worker, need, SignedBy.Proxy, "手不便", Cast.Monday));
    }

    [Fact]
    public void A_receipt_after_the_answer_does_not_open_the_need_again()
    {
        var need = NeedTalk.Published();
        var first = Says.Yes(Record(need, Cast.Provider, Cast.Monday, 60));
        var second = Says.Yes(Record(need, Cast.Provider, Cast.Monday, 60));
        Says.Yes(first.Receive(Cast.Neighbour, need, SignedBy.Self, null, Cast.Monday));
        Says.Yes(need.Rate(Cast.Neighbour, Satisfaction.Satisfied));

        Says.Yes(second.Receive(Cast.Neighbour, need, SignedBy.Self, null, Cast.Monday));

        Assert.Equal(NeedState.Closed, need.State);
        Says.No<NeedNotServed>(need.Rate(Cast.Neighbour, Satisfaction.Dissatisfied));
    }

    private static Result<ServiceRecord> Record(Need need, Actor by, DateTimeOffset? at, int minutes, string? note = null) =>
        ServiceRecord.Record(by, Guid.NewGuid(), need, null, null, at, minutes, note, Cast.Monday);
}
