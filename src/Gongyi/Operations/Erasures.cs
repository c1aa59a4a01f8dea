using System.Text;
using System.Text.Json;
using Gongyi.Communities;
using Gongyi.Journal;
using Gongyi.Operations.Demo;
using Gongyi.Shared;
using Microsoft.EntityFrameworkCore;

namespace Gongyi.Operations;

/// <summary>
/// Who has been erased, kept beside the tables: a backup from before knows nothing of it, so a restore does it again.
/// Only ids stand in it; an operator keeps a copy of the file as carefully as of the backups.
/// </summary>
public static class Erasures
{
    public const string Name = "erasures.jsonl";

    public sealed record Erased(int Community, Guid Person);

    public static IReadOnlyList<Erased> In(DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        return File.Exists(directory.File(Name)) ? Read(File.ReadAllText(directory.File(Name))) : [];
    }

    /// <summary>Adds those that the other file knows and this directory does not.</summary>
    public static void Join(DataDirectory directory, string other)
    {
        if (File.Exists(other)) Add(directory, Read(File.ReadAllText(other)));
    }

    public static void Add(DataDirectory directory, IEnumerable<Erased> erased)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (!erased.Except(In(directory)).Any()) return;
        using var file = OpenAlone(directory.File(Name));
        using var reader = new StreamReader(file, leaveOpen: true);
        var kept = Whole(reader.ReadToEnd());
        var news = erased.Except(Read(kept)).Select(each => JsonSerializer.Serialize(each, Answers.Json) + "\n");
        // What a crash cut short ends before the new lines begin.
        file.SetLength(Encoding.UTF8.GetByteCount(kept));
        file.Position = file.Length;
        file.Write(Encoding.UTF8.GetBytes(string.Concat(news)));
        file.Flush(flushToDisk: true);
        FileStore.FlushNamesIn(directory.Path);
    }

    /// <summary>
    /// Does what is left to do after the commit of an erasure, and does no harm when nothing is: writes down who is missing
    /// in the file, and takes away the files that were erased with them.
    /// </summary>
    public static void Finish(Store store, DataDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(store);
        using var db = store.Read(0);
        Add(directory, [.. db.Erasures.IgnoreQueryFilters().Select(each => new Erased(each.CommunityId, each.Id))]);

        var (all, files) = (db.Attachments.IgnoreQueryFilters(), new FileStore(directory));
        foreach (var hash in all.Where(each => each.ErasedAt != null && !all.Any(other => other.Hash == each.Hash && other.ErasedAt == null)).Select(each => each.Hash).ToList())
            files.Remove(hash);
    }

    /// <summary>Nobody hears that somebody is erased before a restore would know it.</summary>
    public static async ValueTask<object?> BeforeTheAnswer(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);
        var answer = await next(context).ConfigureAwait(false);
        if (answer is not IStatusCodeHttpResult { StatusCode: StatusCodes.Status200OK }) return answer;
        var services = context.HttpContext.RequestServices;
        try
        {
            Finish(services.GetRequiredService<Store>(), services.GetRequiredService<DataDirectory>());
            return answer;
        }
        catch (Exception disk) when (disk is IOException or UnauthorizedAccessException)
        {
            return Answers.Problem(new NotKept(), services.GetRequiredService<Visit>().Words, context.HttpContext.Response);
        }
    }

    /// <summary>Erases again whom the file names and the restored tables still know.</summary>
    /// <returns>One sentence when somebody could not be erased.</returns>
    public static string? Repeat(ServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        WorkingDays days;
        List<Erased> left;
        using (var db = options.Store.Read(0))
        {
            days = Calendar.Load(db);
            left = [.. In(options.Data).Where(each => !db.Erasures.IgnoreQueryFilters().Any(done => done.CommunityId == each.Community && done.Id == each.Person))];
        }

        if (left.Count == 0) return null;
        var (key, clock) = (new SignInKey(options.Data), DemoFile.IsIn(options.Data) ? BusinessClock.OfDemo(options.Data) : BusinessClock.Real);
        using (var lane = new Lane(options.Store, Modules.Listeners(), clock, days))
            foreach (var (community, person) in left)
            {
                var done = lane.Run(Actor.House(community), write => ErasePerson.Run(write, key, $"{person}")).GetAwaiter().GetResult();
                // A backup from before they came does not know them, and has nothing to forget.
                if (done.Refusal is { } no and not NotFoundHere) return $"Somebody who was erased after the backup could not be erased again ({no.Code}).";
            }

        Finish(options.Store, options.Data);
        return null;
    }

    private static FileStream OpenAlone(string path)
    {
        for (var left = 100; ; left--)
        {
            try
            {
                return new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException taken) when (left > 0 && DataDirectory.IsTaken(taken.HResult))
            {
                // A backup beside a server that erases: each holds it for a moment.
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Without a line that a crash cut short; it is written again from the tables.</summary>
    private static string Whole(string text) => text[..(text.LastIndexOf('\n') + 1)];

    private static List<Erased> Read(string text)
    {
        try
        {
            return [.. Whole(text).Split('\n').Where(line => line.Length > 0).Select(line => JsonSerializer.Deserialize<Erased>(line, Answers.Json)!)];
        }
        catch (JsonException damaged)
        {
            throw new InvalidDataException($"{Name} has a line that cannot be read.", damaged);
        }
    }
}
