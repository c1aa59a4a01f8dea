using System.Text.RegularExpressions;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Lists;

/// <summary>Looks at a pasted ledger row by row: whom each row is about, and what is wrong with it. Nothing is kept.</summary>
public sealed partial class CheckSheet
{
    /// <summary>Most rows of one paste.</summary>
    public const int Most = 500;

    /// <summary>Longest paste, in characters: what people keep about five hundred rows.</summary>
    public const int Longest = 200_000;

    private readonly ILookup<string, Neighbour> roll;
    private readonly List<(Guid Id, string Name)> courtyards;
    private readonly Dictionary<(Guid, string), string> filed;
    private readonly Dictionary<(Guid, string), int> above = [];

    private CheckSheet(Db db, NeedSheet sheet)
    {
        var names = sheet.Lines.Select(NameOf).Where(name => name.Length > 0 && name != Masked.Erased).Distinct().ToList();
        roll = (from home in db.Residences
                join person in db.People on home.PersonId equals person.Id
                where names.Contains(person.Name)
                select new Neighbour(person.Id, person.Name, person.Phone, home.CourtyardId)).AsEnumerable().ToLookup(each => each.Name);
        courtyards = [.. db.Courtyards.Select(each => new { each.Id, each.Name }).AsEnumerable().OrderByDescending(each => each.Name.Length).Select(each => (each.Id, each.Name))];
        var people = roll.SelectMany(each => each).Select(each => each.Id).ToList();
        filed = db.Needs.Where(need => people.Contains(need.PersonId)).Select(need => new { need.PersonId, need.Words, need.Number }).AsEnumerable()
            .GroupBy(need => (need.PersonId, need.Words)).ToDictionary(same => same.Key, same => same.Max(need => need.Number)!);
    }

    private sealed record Neighbour(Guid Id, string Name, string Phone, Guid Courtyard);

    /// <param name="Wish">What is to be filed; null when it cannot be.</param>
    /// <param name="No">What is wrong; <see cref="AlreadyFiled"/> beside a wish, because the lane has the last word.</param>
    public sealed record Row(NeedSheet.Line Line, FileNeed.Input? Wish, Refusal? No);

    public sealed record Answer(NeedSheet Sheet, IReadOnlyList<Row> Rows);

    public static Result<Answer> Run(Db db, Actor? actor, string? pasted)
    {
        ArgumentNullException.ThrowIfNull(db);
        if (!actor.May(Act.FindPeople)) return new NotYourSeat();
        if (pasted is { Length: > Longest }) return new TextTooLong("sheet", Longest);
        var sheet = NeedSheet.Read(pasted);
        if (sheet.Lines is []) return new TextMissing("sheet");
        if (sheet.Lines.Count > Most) return new TooManyAtOnce("sheet", Most);

        var check = new CheckSheet(db, sheet);
        return new Answer(sheet, [.. sheet.Lines.Select(line => check.Of(line).Fails(out var wish, out var no) ? new Row(line, null, no) : new(line, wish, check.Known(wish)))]);
    }

    private Result<FileNeed.Input> Of(NeedSheet.Line line)
    {
        if (!line.IsWhole) return new RowNotParted();
        if (NameOf(line).Length == 0) return new RowNamesNobody();
        if (line[NeedColumn.Text].Length == 0) return new RowAsksNothing();
        if (IdNumber().IsMatch(line[NeedColumn.Text])) return new HoldsIdNumber();
        if (Text.Needed(line[NeedColumn.Text], "sheet").Fails(out var words, out var no)) return no;
        if (Who(line).Fails(out var person, out no)) return no;
        if (SheetWords.Read<Category>(line[NeedColumn.Category]).Fails(out var category, out no)) return no;
        if (SheetWords.Read<Urgency>(line[NeedColumn.Urgency]).Fails(out var urgency, out no)) return no;
        if (SheetWords.Read<NeedSource>(line[NeedColumn.Source]).Fails(out var source, out no)) return no;
        if (above.TryGetValue((person.Id, words), out var row)) return new SameRowAbove(row);
        above[(person.Id, words)] = line.No;

        return new FileNeed.Input(words, person.Id, source.Value, category.Value, urgency.Value);
    }

    private AlreadyFiled? Known(FileNeed.Input wish) => filed.TryGetValue((wish.OnBehalfOf!.Value, wish.Text!), out var number) ? new(number) : null;

    /// <summary>One neighbour, by the name and as much else as the row says.</summary>
    private Result<Neighbour> Who(NeedSheet.Line line)
    {
        var called = roll[NameOf(line)].ToList();
        if (called is []) return new NobodyCalledSo(NameOf(line));
        if (line[NeedColumn.Phone] is { Length: > 0 } typed)
        {
            var digits = Typing.Mobile(typed.TrimStart('\'')) ?? Typing.Digits(typed.TrimStart('\''));
            if (digits.Length < 4) return new PhoneBroken();
            // Whoever has no number in the roll may well have this one.
            var theirs = called.FindAll(each => Typing.Digits(each.Phone) is { Length: > 0 } known && (digits.Length == 4 ? known.EndsWith(digits, StringComparison.Ordinal) : known == digits));
            called = theirs.Count > 0 ? theirs : called.FindAll(each => each.Phone.Length == 0);
            if (called is []) return new PhoneNotTheirs();
        }

        var place = Squeezed(line[NeedColumn.Courtyard]);
        if (place.Length > 0 && !Building().IsMatch(place))
        {
            var (home, name) = courtyards.Find(each => place.Contains(each.Name, StringComparison.Ordinal) || (place.Length > 1 && each.Name.Contains(place, StringComparison.Ordinal)));
            if (name is null) return new CourtyardUnknown(line[NeedColumn.Courtyard]);
            called = called.FindAll(each => each.Courtyard == home);
            if (called is []) return new LivesElsewhere(name);
        }

        return called is [var only] ? only : new SeveralCalledSo(called.Count);
    }

    /// <summary>王 明 is 王明.</summary>
    private static string NameOf(NeedSheet.Line line) => Squeezed(line[NeedColumn.Name]);

    private static string Squeezed(string cell) => new([.. cell.Where(letter => !char.IsWhiteSpace(letter))]);

    [GeneratedRegex(@"(?<!\p{Nd})\p{Nd}{17}[\p{Nd}XxＸｘ](?!\p{Nd})")]
    private static partial Regex IdNumber();

    /// <summary>A building alone says nothing about which courtyard it stands in.</summary>
    [GeneratedRegex(@"^[\p{Nd}A-Za-z一二三四五六七八九十\-—#栋幢单元号楼室层]+$")]
    private static partial Regex Building();
}
