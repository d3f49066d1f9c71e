using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace AltProvision.SchoolRoll;

/// <summary>A file that cannot be imported at all; the message says why and what to do.</summary>
internal sealed class UnusableFileException(string message) : Exception(message);

/// <summary>A text file as it was downloaded: UTF-8 or Windows-1252, packed with gzip or plain.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Sha256">Hash of the unpacked content.</param>
/// <param name="Encoding">How it is written.</param>
/// <param name="IsGzip">Whether it is packed.</param>
/// <param name="Lines">How many lines it has.</param>
internal sealed record SourceFile(string Path, string Sha256, Encoding Encoding, bool IsGzip, int Lines)
{
    private const int BufferSize = 1 << 16;

    private static readonly Encoding StrictUtf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Reads the file once, to learn what it is before anything is done with it.</summary>
    public static async Task<SourceFile> InspectAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var isGzip = await IsGzipAsync(path, cancellationToken);
            await using var stream = Unpacked(path, isGzip);
            return await InspectAsync(path, isGzip, stream, cancellationToken);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnusableFileException($"There is no file {path}. Check the path.");
        }
        catch (UnauthorizedAccessException)
        {
            throw new UnusableFileException($"{path} may not be read. Check its permissions, and that it is no folder.");
        }
        catch (InvalidDataException)
        {
            throw new UnusableFileException($"{path} is packed with gzip but broken off or damaged. Download it again.");
        }
        catch (IOException exception)
        {
            throw new UnusableFileException($"{path} cannot be read: {exception.Message}");
        }
    }

    public Stream OpenUnpacked() => Unpacked(Path, IsGzip);

    public StreamReader OpenText() => new(Unpacked(Path, IsGzip), Encoding, detectEncodingFromByteOrderMarks: true, BufferSize);

    private static async Task<SourceFile> InspectAsync(string path, bool isGzip, Stream stream, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var utf8 = new Utf8Check();
        var bytes = new byte[BufferSize];
        var (lines, length, last) = (0, 0L, (byte)'\n');
        int read;
        while ((read = await stream.ReadAsync(bytes, cancellationToken)) > 0)
        {
            hash.AppendData(bytes, 0, read);
            utf8.Take(bytes.AsSpan(0, read), isEnd: false);
            lines += bytes.AsSpan(0, read).Count((byte)'\n');
            length += read;
            last = bytes[read - 1];
        }

        if (length == 0)
        {
            throw new UnusableFileException($"{path} is empty. Download it again.");
        }

        if (isGzip && await StatedLengthAsync(path, cancellationToken) != (uint)length)
        {
            throw new InvalidDataException();
        }

        utf8.Take([], isEnd: true);
        return new(
            path,
            Convert.ToHexStringLower(hash.GetHashAndReset()),
            utf8.IsValid ? StrictUtf8 : Windows1252,
            isGzip,
            last == (byte)'\n' ? lines : lines + 1
        );
    }

    private static async Task<bool> IsGzipAsync(string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        var start = new byte[4];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken);
        return start.AsSpan(0, length) switch
        {
            [0x1F, 0x8B, ..] => true,
            [(byte)'P', (byte)'K', 3, 4] => throw new UnusableFileException(
                $"{path} is a zip archive or an Excel workbook. Unpack it, and import the CSV file in it."
            ),
            _ => false,
        };
    }

    // GZipStream takes a file that breaks off for one that ends. RFC 1952, 2.3.1: the last four bytes state the unpacked length modulo 2^32.
    private static async Task<uint> StatedLengthAsync(string path, CancellationToken cancellationToken)
    {
        await using var file = File.OpenRead(path);
        file.Seek(-sizeof(uint), SeekOrigin.End);
        var bytes = new byte[sizeof(uint)];
        await file.ReadExactlyAsync(bytes, cancellationToken);
        return BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }

    private static Stream Unpacked(string path, bool isGzip)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, useAsync: true);
        return isGzip ? new GZipStream(file, CompressionMode.Decompress) : file;
    }

    /// <summary>Windows-1252 text with a letter beyond ASCII is practically never valid UTF-8.</summary>
    private sealed class Utf8Check
    {
        private readonly Decoder _decoder = StrictUtf8.GetDecoder();
        private readonly char[] _characters = new char[BufferSize + 1];

        public bool IsValid { get; private set; } = true;

        public void Take(ReadOnlySpan<byte> bytes, bool isEnd)
        {
            try
            {
                _ = IsValid ? _decoder.GetChars(bytes, _characters, isEnd) : 0;
            }
            catch (DecoderFallbackException)
            {
                IsValid = false;
            }
        }
    }
}
