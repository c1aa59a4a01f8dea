using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Gongyi.Shared;

namespace Gongyi.Tests.Walls;

/// <summary>Who may know whom. A folder that is not in this table cannot be merged.</summary>
public sealed class ModuleTests
{
    private static readonly string[] UpToLists = ["Shared", "Journal", "Communities", "Governance", "Providers"];
    private static readonly string[] UpToFund = [.. UpToLists, "Lists", "Matching", "Projects"];

    private static readonly Dictionary<string, string[]> MayKnow = new()
    {
        ["Shared"] = [],
        ["Journal"] = ["Shared"],
        ["Communities"] = ["Shared", "Journal"],
        ["Governance"] = ["Shared", "Journal", "Communities"],
        ["Providers"] = ["Shared", "Journal", "Communities", "Governance"],
        ["Lists"] = UpToLists,
        ["Matching"] = [.. UpToLists, "Lists"],
        ["Projects"] = [.. UpToLists, "Lists", "Matching"],
        ["Fund"] = UpToFund,
        ["Front"] = [.. UpToFund, "Fund"],
        ["Operations"] = [.. UpToFund, "Fund", "Front"],
    };

    [Fact]
    public void Every_folder_is_in_the_table() =>
        Assert.Equal(MayKnow.Keys.Order(), Code.Types.Select(Code.ModuleOf).OfType<string>().Distinct().Order());

    [Fact]
    public void A_folder_knows_only_what_the_table_allows() => Code.None(Breaches(MayKnow));

    [Fact]
    public void The_wall_is_real() => Assert.NotEmpty(Breaches(new(MayKnow) { ["Fund"] = ["Shared"] }));

    /// <summary>Pages compile into a namespace of their own, so their folders are read from the files.</summary>
    [Fact]
    public void A_page_knows_only_what_its_folder_may() => Code.None(PageBreaches(MayKnow));

    [Fact]
    public void The_wall_around_pages_is_real() => Assert.NotEmpty(PageBreaches(new(MayKnow) { ["Front"] = ["Shared"] }));

    [Theory]
    [InlineData("Lists")]
    [InlineData("Matching")]
    public void Help_never_depends_on_giving(string folder) => Assert.False(Code.Reaches(folder, "Fund"));

    [Fact]
    public void The_wall_between_help_and_giving_is_real() => Assert.True(Code.Reaches("Operations", "Fund") && Code.Reaches("Fund", "Lists"));

    [Fact]
    public void The_domain_stands_on_the_language_alone() =>
        Assert.All(Code.Domain.GetReferencedAssemblies(), each => Assert.StartsWith("System.", each.Name, StringComparison.Ordinal));

    [Fact]
    public void Nothing_in_the_domain_is_changed_from_outside() => Code.None(Code.Domain.GetTypes().SelectMany(OpenSetters));

    [Fact]
    public void The_wall_against_open_setters_is_real() => Assert.Single(OpenSetters(typeof(Ajar)));

    private static IEnumerable<string> Breaches(Dictionary<string, string[]> mayKnow) =>
        (from type in Code.Types
         let module = Code.ModuleOf(type) where module is not null
         from target in Code.DependenciesOf(type)
         let other = Code.ModuleOf(target)
         where other is not null && other != module && !mayKnow.GetValueOrDefault(module, []).Contains(other)
         select $"{type} -> {target}").Distinct();

    private static IEnumerable<string> PageBreaches(Dictionary<string, string[]> mayKnow) =>
        from file in Directory.EnumerateFiles(Path.Combine(Code.Root, "src", "Gongyi"), "*.cshtml", SearchOption.AllDirectories)
        let folder = Path.GetFileName(Path.GetDirectoryName(file)!)
        where folder != "Gongyi"
        from Match named in Regex.Matches(File.ReadAllText(file), @"\bGongyi\.([A-Z]\w+)")
        let other = named.Groups[1].Value
        where mayKnow.ContainsKey(other) && other != folder && !mayKnow[folder].Contains(other)
        select $"{folder}/{Path.GetFileName(file)} -> {other}";

    private static IEnumerable<string> OpenSetters(Type type) =>
        from property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
        where property.SetMethod is { IsPublic: true } setter && !setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit))
        select $"{type.Name}.{property.Name}";

    private sealed class Ajar
    {
        public int Open { get; set; }

        public int Once { get; init; }

        public Money Shut { get; private set; }
    }
}
