using System.Runtime.ExceptionServices;

namespace TransparencyLog;

/// <summary>Work on all cores, failing as work on one does: with the first exception itself.</summary>
internal static class SideBySide
{
    public static void Run(int count, Action<int> work)
    {
        try
        {
            _ = Parallel.For(0, count, work);
        }
        catch (AggregateException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerExceptions[0]);
        }
    }
}
