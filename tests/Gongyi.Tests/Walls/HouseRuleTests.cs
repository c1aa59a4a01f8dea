using Gongyi.Lists;
using Gongyi.Shared;

namespace Gongyi.Tests.Walls;

/// <summary>Rules of the house that the compiler does not know.</summary>
public sealed class HouseRuleTests
{
    public static TheoryData<string> Languages => [.. Words.All.Select(words => words.Language)];

    [Fact]
    public void Every_refusal_is_met_in_a_test()
    {
        var met = new ArchUnitNET.Loader.ArchLoader().LoadAssemblies(GetType().Assembly).Build().Types
            .Where(type => type.FullName.StartsWith("Gongyi.Tests.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies).SelectMany(each => each.TargetGenericArguments.Select(argument => argument.Type).Append(each.Target))
            .Select(type => type.FullName).ToHashSet();

        Code.None(Code.Refusals.Select(type => type.FullName!).Except(met).Order());
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_refusal_has_a_sentence(string language) =>
        Code.None(Code.Refusals.Select(type => type.Name).Except(In(language).Refusals.Keys).Order());

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_value_that_a_page_may_show_has_a_word(string language) =>
        Code.None(
            (from type in Code.Domain.GetExportedTypes()
             where type.IsEnum
             from name in Enum.GetNames(type)
             select $"{type.Name}.{name}").Except(In(language).Values.Keys).Order());

    [Fact]
    public void A_fact_holds_ids_numbers_days_and_choices_only() =>
        Code.None(Code.Domain.GetTypes().Concat(Code.Server.GetTypes()).Where(type => type.IsAssignableTo(typeof(Fact))).SelectMany(Loose));

    [Fact]
    public void The_wall_against_words_in_facts_is_real() => Assert.Equal(["Gossip.Name", "Gossip.Who"], Loose(typeof(Gossip)));

    [Fact]
    public void No_file_is_longer_than_a_person_reads() =>
        Code.None(
            from file in Directory.EnumerateFiles(Path.Combine(Code.Root, "src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("Migrations", StringComparison.Ordinal) && !file.Split(Path.DirectorySeparatorChar).Any(part => part is "obj" or "bin")
            let lines = File.ReadLines(file).Count()
            where lines > 250
            select $"{Path.GetFileName(file)}: {lines}");

    [Fact]
    public void A_refusal_that_nobody_looks_at_breaks_the_build()
    {
        var rules = File.ReadAllText(Path.Combine(Code.Root, ".editorconfig"));
        var src = rules[rules.IndexOf("[src/**.cs]", StringComparison.Ordinal)..];

        Assert.Contains("dotnet_diagnostic.IDE0058.severity = warning", src[..src.IndexOf("\n\n", StringComparison.Ordinal)], StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", File.ReadAllText(Path.Combine(Code.Root, "Directory.Build.props")), StringComparison.Ordinal);
    }

    private static Words In(string language) => Words.All.Single(words => words.Language == language);

    private static IEnumerable<string> Loose(Type fact) =>
        from property in fact.GetProperties()
        where property.Name is not (nameof(Fact.About) or "EqualityContract")
        let type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType
        where !type.IsEnum && type != typeof(Guid) && type != typeof(int) && type != typeof(long) && type != typeof(bool)
            && type != typeof(DateOnly) && type != typeof(DateTimeOffset)
        select $"{fact.Name}.{property.Name}";

    private sealed record Gossip(Guid Person, Category? Category, DateOnly? On, string Name, IReadOnlyList<Guid> Who) : Fact(new Subject("gossip", Person));
}
