using CsCheck;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Shared;

/// <summary>Money, days, names and the lines of the journal.</summary>
public sealed class ValueTests
{
    private static readonly Gen<int[]> Percents = Gen.Int[0, 100].Array[1, 6].Select(cuts =>
    {
        var edges = cuts.Order().Prepend(0).Append(100).ToArray();
        return edges.Skip(1).Zip(edges, (to, from) => to - from).ToArray();
    });

    [Fact]
    public void Shares_add_up_to_the_whole_and_are_never_negative() =>
        Gen.Select(Gen.Long[0, 9_000_000_000_000_000], Percents).Sample((fen, percents) =>
        {
            var shares = new Money(fen).Split(percents);
            return shares.Count == percents.Length && shares.Sum(share => share.Fen) == fen && shares.All(share => share.Fen >= 0);
        });

    [Fact]
    public void The_last_share_takes_what_rounding_left() =>
        Assert.Equal([new Money(33), new Money(33), new Money(35)], new Money(101).Split([33, 33, 34]));

    [Fact]
    public void Money_reads_as_people_write_it_and_never_overflows_in_silence()
    {
        Assert.Equal("¥\u00a012,000.00", new Money(1_200_000).ToString());
        Assert.Equal("−¥\u00a00.01", (Money.Zero - new Money(1)).ToString());
        Assert.Equal("−¥\u00a092,233,720,368,547,758.08", new Money(long.MinValue).ToString());
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.True(new Money(2) > new Money(1) && new Money(1) <= new Money(1));
    }

    [Fact]
    public void A_period_ends_on_a_working_day_and_holds_as_many_as_it_should()
    {
        var exceptions = Gen.Select(Gen.Int[0, 400], Gen.Bool).Array[0, 60];
        Gen.Select(Gen.Int[0, 365], Gen.Int[1, 20], exceptions).Sample((start, count, odd) =>
        {
            var first = new DateOnly(2026, 1, 1);
            var days = new WorkingDays(odd.DistinctBy(each => each.Item1).ToDictionary(each => first.AddDays(each.Item1), each => each.Item2));
            var from = first.AddDays(start);
            var last = days.LastOf(from, count);
            var worked = Enumerable.Range(0, last.DayNumber - from.DayNumber + 1).Count(at => days.IsWorking(from.AddDays(at)));
            return days.IsWorking(last) && worked == count && days.LastOf(from, count + 1) > last && days.LastOf(from.AddDays(1), count) >= last;
        });
    }

    [Fact]
    public void A_day_begins_at_midnight_in_the_community()
    {
        Assert.Equal(new DateOnly(2026, 11, 23), WorkingDays.DayOf(new(2026, 11, 22, 16, 0, 0, TimeSpan.Zero)));
        Assert.Equal(new DateOnly(2026, 11, 22), WorkingDays.DayOf(new(2026, 11, 22, 15, 59, 59, TimeSpan.Zero)));
    }

    [Fact]
    public void What_has_happened_lies_between_ten_years_ago_and_today()
    {
        var today = WorkingDays.DayOf(Cast.Monday);
        foreach (var day in (DateOnly[])[today, today.AddYears(-Days.MostYears)]) Assert.Equal(day, Says.Yes(Days.Happened(day, "on", Cast.Monday)));
        Says.No<DateInFuture, DateOnly>(Days.Happened(today.AddDays(1), "on", Cast.Monday));
        Says.No<DateLongAgo, DateOnly>(Days.Happened(today.AddYears(-Days.MostYears).AddDays(-1), "on", Cast.Monday));
        Says.No<DateMissing, DateOnly>(Days.Happened(null, "on", Cast.Monday));
    }

    [Theory]
    [InlineData("王小明", "王*明")]
    [InlineData("王明", "王*")]
    [InlineData("欧阳晴", "欧阳*")]
    [InlineData("欧阳", "欧*")]
    [InlineData("司马相如", "司马**")]
    [InlineData("王", "王")]
    [InlineData("", "")]
    [InlineData("𠮷小明", "𠮷*明")]
    [InlineData("王小𠮷", "王*𠮷")]
    [InlineData("𠮷明", "𠮷*")]
    public void A_name_is_masked_as_people_count_characters(string name, string shown) => Assert.Equal(shown, Masked.Name(name));

    [Theory]
    [InlineData("13812345678", "138****5678")]
    [InlineData("110", "****")]
    public void A_telephone_number_is_masked(string phone, string shown) => Assert.Equal(shown, Masked.Phone(phone));

    [Fact]
    public void A_subject_reads_back_what_it_wrote()
    {
        var subject = new Subject("need", Guid.NewGuid());
        Assert.Equal(subject, Subject.Parse(subject.ToString()));
        Assert.Null(Subject.Parse("need"));
        Assert.Null(Subject.Parse(null));
    }

    [Fact]
    public void Typed_text_is_trimmed_and_kept_within_bounds()
    {
        Assert.Equal("好", Says.Yes(Text.Needed(" 好 ", "text")));
        Says.Yes(Text.Needed(new string('长', Text.Most), "text"));
        Says.No<TextTooLong, string>(Text.Needed(new string('长', Text.Most + 1), "text"));
        Says.No<TextMissing, string>(Text.Needed("　", "text"));
    }

    [Fact]
    public void An_entry_is_intact_until_anything_it_says_is_altered()
    {
        var entry = JournalEntry.Write(
            7, Cast.Monday.AddTicks(1234), Cast.Worker, new("need", Cast.Id("N")), "NeedFiled", """{"fen":1}""", new byte[16], new byte[16], JournalEntry.Genesis);
        Assert.True(entry.IsIntact());

        Alter(nameof(entry.Payload), """{"fen":2}""");
        Alter(nameof(entry.Seq), 8L);
        Alter(nameof(entry.At), entry.At.AddMilliseconds(1));
        Alter(nameof(entry.Actor), Cast.Id("别人"));
        Alter(nameof(entry.ActingFor), Capacity.Discipline);
        Alter(nameof(entry.Verb), "NeedVerified");
        Alter(nameof(entry.CommunityId), 2);
        Alter(nameof(entry.SubjectKind), "gift");
        Alter(nameof(entry.SubjectId), Cast.Id("M"));
        Alter(nameof(entry.Salt), new byte[15]);

        void Alter(string property, object value)
        {
            var place = typeof(JournalEntry).GetProperty(property)!;
            var kept = place.GetValue(entry);
            place.SetValue(entry, value);
            Assert.False(entry.IsIntact(), property);
            place.SetValue(entry, kept);
            Assert.True(entry.IsIntact());
        }
    }

    [Fact]
    public void A_chain_of_entries_depends_on_every_one_before()
    {
        var first = Entry(JournalEntry.Genesis, "NeedFiled");
        var other = Entry(JournalEntry.Genesis, "NeedVerified");
        Assert.NotEqual(Entry(first.Hash(), "X").Hash(), Entry(other.Hash(), "X").Hash());

        static JournalEntry Entry(byte[] previous, string verb) =>
            JournalEntry.Write(1, Cast.Monday, Cast.Worker, new("need", Guid.Empty), verb, "{}", new byte[16], new byte[16], previous);
    }
}
