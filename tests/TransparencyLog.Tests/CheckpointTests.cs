namespace TransparencyLog.Tests;

public sealed class CheckpointTests
{
    [Fact]
    public void The_reference_texts_are_read_or_refused_as_they_say()
    {
        var vectors = Data.Vectors.All("checkpoint_parse").ToList();
        Assert.Equal(9, vectors.Count);
        foreach (var vector in vectors)
            Assert.True(Checkpoint.Parse(vector.Text("text")).Refusal is null == vector.GetProperty("ok").GetBoolean(), vector.Text("text"));
    }

    [Theory]
    [InlineData("Log\n007\n{0}\n")]
    [InlineData("Log\n+7\n{0}\n")]
    [InlineData("Log\n7 \n{0}\n")]
    [InlineData("Log\n\u0667\n{0}\n")]
    [InlineData("Log\n18446744073709551616\n{0}\n")]
    [InlineData("Log\n7\n{0} \n")]
    [InlineData("Log\n7\n\n{0}\n")]
    [InlineData("Log\n7\n{0}\n\n")]
    [InlineData("Log\n7\n{0}\next\n\next\n")]
    [InlineData("Log\n\n{0}\n")]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\n\n\n\n")]
    public void Anything_else_is_no_checkpoint(string form) =>
        Assert.IsType<Malformed>(Checkpoint.Parse(form.Replace("{0}", Merkle.Empty.ToString())).Refusal);

    [Fact]
    public void A_checkpoint_keeps_its_text_and_its_extension_lines()
    {
        var text = $"Log\n18446744073709551615\n{Merkle.Empty}\none\ntwo\n";
        var checkpoint = Checkpoint.Parse(text).Value!;
        Assert.Equal((text, ulong.MaxValue, Merkle.Empty), (checkpoint.Text, checkpoint.Size, checkpoint.Root!.Value));
        Assert.Equal(["one", "two"], checkpoint.Extensions);
        Assert.Equal($"Log\n3\n{Merkle.Empty}\n", new Checkpoint("Log", 3, Merkle.Empty).Text);
    }

    [Fact]
    public void A_root_that_is_no_sha256_is_read_but_never_accepted()
    {
        var text = $"{Some.Origin}\n123\nYmFuYW5hcw==\n";
        Assert.Null(Checkpoint.Parse(text).Value!.Root);
        Assert.IsType<Malformed>(Policy.Of(Some.Key.Log).Open(new Note(text, Some.Key.Sign(text))).Refusal);
    }

    [Fact]
    public void A_checkpoint_of_another_origin_is_not_accepted_from_this_key()
    {
        var text = new Checkpoint("example.com/another", 0, Merkle.Empty).Text;
        Assert.Equal(new WrongOrigin("example.com/another", Some.Origin), Policy.Of(Some.Key.Log).Open(new Note(text, Some.Key.Sign(text))).Refusal);
    }
}
