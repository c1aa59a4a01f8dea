using System.Net;
using System.Net.Sockets;
using Gongyi.Journal;
using Gongyi.Operations;

namespace Gongyi.Tests.Doors;

/// <summary>The command line says no in one clear sentence, with exit 2, and changes nothing.</summary>
public sealed class CommandTests(BuiltDemo built)
{
    [Theory]
    [InlineData("fly")]
    [InlineData("verify", "--loud")]
    [InlineData("demo", "--data")]
    [InlineData("demo", "--data", "--urls")]
    [InlineData("verify", "--data", "no-such-directory")]
    [InlineData("serve", "--data", "no-such-directory")]
    public async Task A_call_that_cannot_be_taken_exits_2_with_one_sentence(params string[] args)
    {
        var (exit, output, errors) = await Run(args);
        Assert.Equal(2, exit);
        Assert.Empty(output);
        Assert.Single(errors.Trim().Split('\n'));
        Assert.False(Directory.Exists("no-such-directory"));
    }

    [Fact]
    public async Task A_directory_in_use_is_left_alone()
    {
        var place = built.Copy();
        using var other = new ServerOptions(place.Data, "", IsDemo: true, place.Database).Lock();
        Assert.NotNull(other);
        var (exit, _, errors) = await Run(["migrate", .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("Another gongyi works", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_is_no_demo_is_not_turned_into_one()
    {
        var place = built.Copy();
        File.Delete(place.Data.File("demo.json"));
        var (exit, _, errors) = await Run(["demo", .. place.Flags]);
        Assert.Equal(2, exit);
        Assert.Contains("not a demo", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_is_taken_or_elsewhere_is_refused_in_one_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        // The second one is kept free for books and tests (RFC 5737): no machine has it.
        foreach (var address in (string[])[$"http://{other.LocalEndpoint}", "http://192.0.2.1:5080"])
        {
            var (exit, _, errors) = await Run(["serve", .. built.Copy().Flags, "--urls", address]);
            Assert.Equal(2, exit);
            Assert.StartsWith($"Could not listen on {address}: ", errors, StringComparison.Ordinal);
            Assert.Single(errors.Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task Verify_can_answer_in_json()
    {
        var (exit, output, _) = await Run(["verify", .. built.Copy().Flags, "--json"]);
        Assert.Equal(0, exit);
        Assert.Contains("\"findings\":[]", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_command_it_says_what_there_is()
    {
        var (exit, output, _) = await Run();
        Assert.Equal(0, exit);
        Assert.Contains("gongyi verify", output, StringComparison.Ordinal);
    }

    private static async Task<(int Exit, string Output, string Errors)> Run(params string[] args)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        return (await Commands.Run(args, output, errors), output.ToString(), errors.ToString());
    }
}
