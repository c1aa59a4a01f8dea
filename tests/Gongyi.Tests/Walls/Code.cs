using ArchUnitNET.Domain;
using ArchUnitNET.Domain.Extensions;
using ArchUnitNET.Loader;
using Gongyi.Journal;
using Gongyi.Shared;

namespace Gongyi.Tests.Walls;

/// <summary>The compiled code and the folder it was built from.</summary>
internal static class Code
{
    private static readonly Lazy<Architecture> Built =
        new(() => new ArchLoader().LoadAssemblies(typeof(Refusal).Assembly, typeof(Db).Assembly).Build());

    private static readonly Lazy<ILookup<string, string>> Known = new(() =>
        Built.Value.Types.SelectMany(type => type.GetTypeDependencies(), (type, target) => (Type: type.FullName, Target: target.FullName))
            .Distinct().ToLookup(each => each.Type, each => each.Target));

    public static System.Reflection.Assembly Domain => typeof(Refusal).Assembly;

    public static System.Reflection.Assembly Server => typeof(Db).Assembly;

    public static IEnumerable<string> Types => Built.Value.Types.Select(type => type.FullName);

    public static IEnumerable<System.Type> Refusals => Domain.GetTypes().Concat(Server.GetTypes())
        .Where(type => type.IsAssignableTo(typeof(Refusal)) && !type.IsAbstract);

    /// <summary>The folder above src, docs and tests.</summary>
    public static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder.FullName, "Gongyi.slnx"))) folder = folder.Parent!;
            return folder.FullName;
        }
    }

    /// <summary>Nothing may be left over; what is, is named in full.</summary>
    public static void None(IEnumerable<string> leftOver)
    {
        var all = leftOver.ToList();
        Assert.True(all.Count == 0, $"{all.Count} left over:\n{string.Join('\n', all)}");
    }

    public static IEnumerable<string> DependenciesOf(string type) => Known.Value[type];

    /// <summary>Gongyi.Fund.Payment lives in Fund. Generated code lives nowhere.</summary>
    public static string? ModuleOf(string type) =>
        type.Split('.') is ["Gongyi", var module, _, ..] && module is not ("Migrations" or "Tests") ? module : null;

    /// <summary>Whether one folder comes to another, over however many types in between.</summary>
    public static bool Reaches(string from, string to)
    {
        var seen = Types.Where(type => ModuleOf(type) == from).ToHashSet();
        var next = new Queue<string>(seen);
        while (next.TryDequeue(out var type))
        {
            if (ModuleOf(type) == to) return true;
            foreach (var target in DependenciesOf(type).Where(target => ModuleOf(target) is not null && seen.Add(target))) next.Enqueue(target);
        }

        return false;
    }
}
