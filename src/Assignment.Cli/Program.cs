using System.Diagnostics;
using Assignment;
using Assignment.Cli;
var w=Stopwatch.StartNew();
var files=WalkFiles.Read(args[1],args[2]);
Console.Error.WriteLine($"read {w.ElapsedMilliseconds}"); w.Restart();
var board=WalkBoard.Of(files).Value!;
Console.Error.WriteLine($"board {w.ElapsedMilliseconds} {board.ArcCount}"); w.Restart();
for (int i=0;i<3;i++){
w.Restart();
var plan=Plan.Solve(board);
Console.Error.WriteLine($"solve {w.ElapsedMilliseconds}"); w.Restart();
var t=plan.Totals;
Console.Error.WriteLine($"{t} {string.Join(' ',t.ByPriority)} {w.ElapsedMilliseconds}");
}
