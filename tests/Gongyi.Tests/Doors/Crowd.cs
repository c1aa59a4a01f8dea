namespace Gongyi.Tests.Doors;

/// <summary>Two hundred people, each on a connection of their own that is open already, let go at the same moment.</summary>
public sealed class Crowd : IDisposable
{
    public const int Size = 200;

    private readonly List<Client> clients;

    private Crowd(List<Client> clients) => this.clients = clients;

    public static async Task<Crowd> Gather(DemoHost host)
    {
        var crowd = new Crowd([.. Enumerable.Range(0, Size).Select(_ => host.NewClient())]);
        _ = await Task.WhenAll(crowd.clients.Select(client => client.Http.GetStringAsync("/healthz")));
        return crowd;
    }

    /// <summary>Everybody presses; the number tells who it is.</summary>
    public async Task<IReadOnlyList<Reply>> Press(Func<int, Client, Task<Reply>> press)
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var replies = clients.Select(async (client, no) =>
        {
            await go.Task;
            return await press(no, client);
        }).ToList();
        go.SetResult();
        return await Task.WhenAll(replies);
    }

    /// <summary>Everybody presses the same.</summary>
    public Task<IReadOnlyList<Reply>> Press(string who, string path, object? body = null, string? key = null) =>
        Press((_, client) => client.Send(HttpMethod.Post, who, path, body, key));

    public void Dispose() => clients.ForEach(client => client.Dispose());
}
