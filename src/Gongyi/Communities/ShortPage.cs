using Gongyi.Shared;

namespace Gongyi.Communities;

/// <summary>
/// A page that reads a few rows. Where many ask for a long list at once, who waits for a database server should hold no
/// thread meanwhile; such pages are a <see cref="CommunityPage"/> of their own.
/// </summary>
public abstract class ShortPage : CommunityPage
{
    /// <inheritdoc cref="CommunityPage.LoadAsync"/>
    protected abstract Refusal? Load();

    protected sealed override Task<Refusal?> LoadAsync() => Task.FromResult(Load());
}
