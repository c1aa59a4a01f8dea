using System.Text;

namespace EqualShares.Bench;

/// <summary>Elections from a seed: projects of very different popularity and cost, ballots of one to fifteen names.</summary>
internal static class Synthetic
{
    public static byte[] City(int voters, int projects, long budget, int seed)
    {
        var random = new Random(seed);
        var text = new StringBuilder();
        text.Append($"META\nkey;value\nnum_projects;{projects}\nnum_votes;{voters}\nbudget;{budget}\nvote_type;approval\nPROJECTS\nproject_id;cost;name\n");
        // Few projects are known to everybody, many to a neighbourhood of a fortieth of the city.
        var (weight, home) = (new double[projects], new int[projects]);
        for (var p = 0; p < projects; p++)
        {
            weight[p] = 1 / Math.Pow(p + 3, 0.8);
            home[p] = random.Next(40);
            text.Append($"{p + 1};{Math.Round(budget / 4_000.0 * Math.Exp(random.NextDouble() * 4.6)) + p};Project {p + 1}\n");
        }

        var nearby = Enumerable.Range(0, 40).Select(h => Sums(Enumerable.Range(0, projects).Select(p => weight[p] * (home[p] == h ? 12 : p < 30 ? 1 : 0.15)).ToArray())).ToArray();
        text.Append("VOTES\nvoter_id;vote\n");
        HashSet<int> chosen = [];
        for (var v = 0; v < voters; v++)
        {
            chosen.Clear();
            var (sums, names) = (nearby[random.Next(40)], 1 + Math.Min(random.Next(15), random.Next(15)) + random.Next(5));
            while (chosen.Count < names)
            {
                var at = Array.BinarySearch(sums, random.NextDouble() * sums[^1]);
                _ = chosen.Add(Math.Min(projects - 1, at < 0 ? ~at : at));
            }

            text.Append($"{v + 1};{string.Join(',', chosen.Select(c => c + 1))}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static double[] Sums(double[] weights)
    {
        for (var i = 1; i < weights.Length; i++) weights[i] += weights[i - 1];
        return weights;
    }
}
