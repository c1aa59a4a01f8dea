namespace Assignment.Network;

internal sealed partial class Flow
{
    /// <summary>Prices and suggestions as they were at one moment.</summary>
    internal sealed record Memory(int[] Levels, long[] Prices, int[] Keep, long[] Paid);

    public Memory Remember() => new([.. spots.Select(spot => spot.Level)], [.. spots.Select(spot => spot.Price)], [.. keep], [.. paid]);

    /// <summary>Goes back to remembered prices. Whoever calls sees to it that the same needs stand at the same resources again.</summary>
    public void Recall(Memory memory)
    {
        for (var resource = 0; resource < spots.Length; resource++)
            (spots[resource].Level, spots[resource].Price) = (memory.Levels[resource], memory.Prices[resource]);
        (keep, paid) = (memory.Keep, memory.Paid);
    }
}
