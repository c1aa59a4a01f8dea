namespace Gongyi.Journal;

/// <summary>What a server is started with.</summary>
/// <param name="Urls">Addresses to listen on; port 0 takes a free one.</param>
/// <param name="IsDemo">Whether personas, fixtures and the movable clock are there. Nowhere else.</param>
public sealed record ServerOptions(DataDirectory Data, string Urls, bool IsDemo);
