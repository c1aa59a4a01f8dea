using System.Globalization;
using System.Text;

namespace Assignment.Tests;

/// <summary>Boards like those of a city, made of a seed: buildings in clusters, few skills, windows in half hours.</summary>
internal static class WalkBoards
{
    public static (string Needs, string Resources) Csv(int seed, int needs, int resources, int metres, int skills = 12)
    {
        var random = new Random(seed);
        var clusters = Enumerable.Range(0, Math.Max(1, (needs + resources) / 40)).Select(_ => (X: random.Next(metres), Y: random.Next(metres))).ToArray();
        var rows = new StringBuilder("id,x,y,skill,start,end,duration,priority,wait_days\r\n");
        for (var at = 0; at < needs; at++)
        {
            var (x, y) = Place();
            var start = 480 + 60 * random.Next(12);
            var priority = random.Next(10) switch { 0 => 3, < 4 => 2, _ => 1 };
            rows.Append(CultureInfo.InvariantCulture, $"{at},{x},{y},{Skill()},{start},{start + 60 * random.Next(1, 4)},{30 * random.Next(1, 4)},{priority},{random.Next(31)}\r\n");
        }
        var offers = new StringBuilder("id,x,y,skills,start,end,capacity\r\n");
        for (var at = 0; at < resources; at++)
        {
            var (x, y) = Place();
            var start = 480 + 60 * random.Next(12);
            var capacity = random.Next(10) switch { < 7 => 1, < 9 => 2, _ => 3 };
            offers.Append(CultureInfo.InvariantCulture, $"{at},{x},{y},{string.Join(' ', Enumerable.Range(0, random.Next(1, 3)).Select(_ => Skill()).Distinct())},{start},{start + 60 * random.Next(2, 6)},{capacity}\r\n");
        }
        return (rows.ToString(), offers.ToString());

        (int X, int Y) Place()
        {
            var (x, y) = clusters[random.Next(clusters.Length)];
            return (x + random.Next(-150, 151), y + random.Next(-150, 151));
        }

        int Skill() => Math.Min(random.Next(skills), random.Next(skills));
    }
}
