using Gongyi.Browser.Tests.Gates;

namespace Gongyi.Browser.Tests;

/// <summary>The style and the script as they are served.</summary>
public sealed class FloorTests
{
    private static string Served(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "wwwroot", file));

    [Fact]
    public void The_style_is_understood_by_an_old_phone() => Assert.Empty(FloorGate.Style(Served("gongyi.css")));

    [Fact]
    public void The_script_is_understood_by_an_old_phone_and_leaves_the_letters_alone() => Assert.Empty(FloorGate.Script(Served("gongyi.js")));
}
