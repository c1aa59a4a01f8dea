using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.AspNetCore.Mvc.Diagnostics;

namespace Gongyi.Tests.Doors;

/// <summary>Watches pages being made, by what the framework tells of itself: how often, and, if asked, no further than the moment at which all is read and nothing is said yet.</summary>
public sealed class Renders : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentDictionary<string, int> made = [];
    private readonly ConcurrentDictionary<string, Held> holds = [];
    private readonly List<IDisposable> watched = [];

    public Renders() => watched.Add(DiagnosticListener.AllListeners.Subscribe(this));

    /// <summary>How often a page was made for an address; each test asks for addresses of its own.</summary>
    public int Of(string address) => made.GetValueOrDefault(address);

    /// <summary>The next page for an address stands still until it is let go.</summary>
    public Held Hold(string address) => holds[address] = new();

    void IObserver<DiagnosticListener>.OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.AspNetCore") watched.Add(value.Subscribe(this, name => name == AfterHandlerMethodEventData.EventName));
    }

    void IObserver<KeyValuePair<string, object?>>.OnNext(KeyValuePair<string, object?> value)
    {
        var request = ((AfterHandlerMethodEventData)value.Value!).ActionContext.HttpContext.Request;
        var address = $"{request.Path}{request.QueryString}";
        _ = made.AddOrUpdate(address, 1, (_, times) => times + 1);
        if (holds.TryRemove(address, out var held)) held.Stand();
    }

    public void Dispose() => watched.ForEach(each => each.Dispose());

    void IObserver<DiagnosticListener>.OnCompleted() { }

    void IObserver<DiagnosticListener>.OnError(Exception error) { }

    void IObserver<KeyValuePair<string, object?>>.OnCompleted() { }

    void IObserver<KeyValuePair<string, object?>>.OnError(Exception error) { }

    public sealed class Held
    {
        private readonly TaskCompletionSource here = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource go = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Everything has been read.</summary>
        public Task Here => here.Task;

        public void LetGo() => go.SetResult();

        internal void Stand()
        {
            here.SetResult();
            go.Task.Wait();
        }
    }
}
