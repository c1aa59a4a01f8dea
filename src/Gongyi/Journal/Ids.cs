using System.Buffers.Binary;

namespace Gongyi.Journal;

/// <summary>
/// Ids in the order in which they were given, also within one millisecond (RFC 9562, 6.2, method 1): a list by id shows
/// what happened in its order, and two builds of the demo show it alike.
/// </summary>
internal sealed class Ids
{
    private const int LastOfMoment = 0xFFF;
    private const int Version7 = 0x7000;

    private long moment;
    private int no;

    public Guid Next(DateTimeOffset now)
    {
        var time = now.ToUnixTimeMilliseconds();
        (moment, no) = time > moment ? (time, 0) : no < LastOfMoment ? (moment, no + 1) : (moment + 1, 0);
        Span<byte> id = stackalloc byte[16];
        _ = Guid.CreateVersion7(DateTimeOffset.FromUnixTimeMilliseconds(moment)).TryWriteBytes(id, bigEndian: true, out _);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)(Version7 | no));
        return new(id, bigEndian: true);
    }
}
