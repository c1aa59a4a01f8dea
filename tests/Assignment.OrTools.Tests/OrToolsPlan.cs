using Google.OrTools.Graph;

namespace Assignment.OrTools.Tests;

/// <summary>The board as one minimum-cost flow of OR-Tools, whose arcs cost distance − 10⁸ × score (algorithms.md §3.2).</summary>
internal sealed class OrToolsPlan : IDisposable
{
    private const long Weight = 100_000_000;

    private readonly MinCostFlow flow = new();
    private readonly Board board;
    private readonly List<(Arc Arc, int At)> arcs = [];

    public OrToolsPlan(Board board)
    {
        this.board = board;
        var needs = board.Needs.Select((need, at) => (need.Id, at)).ToDictionary(one => one.Id, one => one.at + 2);
        var resources = board.Resources.Select((resource, at) => (resource.Id, at)).ToDictionary(one => one.Id, one => one.at + 2 + needs.Count);
        var score = board.Needs.ToDictionary(need => need.Id, need => need.Score);
        foreach (var need in needs.Values) flow.AddArcWithCapacityAndUnitCost(0, need, 1, 0);
        foreach (var arc in board.Arcs)
            arcs.Add((arc, flow.AddArcWithCapacityAndUnitCost(needs[arc.Need], resources[arc.Resource], 1, arc.Cost - Weight * score[arc.Need])));
        foreach (var resource in board.Resources) flow.AddArcWithCapacityAndUnitCost(resources[resource.Id], 1, resource.Capacity, 0);
        flow.SetNodeSupply(0, needs.Count);
        flow.SetNodeSupply(1, -needs.Count);
    }

    public void Dispose() => flow.Dispose();

    public void Solve()
    {
        var status = flow.SolveMaxFlowWithMinCost();
        if (status != MinCostFlowBase.Status.OPTIMAL) throw new InvalidOperationException($"OR-Tools says {status}.");
    }

    public Totals Totals
    {
        get
        {
            var pairs = arcs.Where(one => flow.Flow(one.At) > 0).Select(one => one.Arc).ToArray();
            var served = pairs.Select(pair => pair.Need).ToHashSet();
            var classes = board.Needs.GroupBy(need => need.Priority).OrderByDescending(group => group.Key)
                .Select(group => new ClassServed(group.Key, group.Count(need => served.Contains(need.Id)), group.Count())).ToArray();
            return new(pairs.Length, classes, board.Needs.Where(need => served.Contains(need.Id)).Sum(need => need.Score), pairs.Sum(pair => pair.Cost), 0, 0);
        }
    }
}
