using System.Buffers;

namespace AltProvision.GraphQL.Transport;

/// <summary>Where a message is put together from its parts. It borrows memory when the first one comes, and gives it back.</summary>
internal sealed class ReceivedMessage
{
    private const int Least = 4096;

    private byte[] _buffer = [];

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _buffer.AsMemory(0, Length);

    /// <summary>Where the next part goes: never empty.</summary>
    public Memory<byte> GetMemory()
    {
        if (Length == _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Least, Length * 2));
            Written.CopyTo(larger);
            Release();
            _buffer = larger;
        }

        return _buffer.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public void Release()
    {
        if (_buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = [];
        }
    }
}
