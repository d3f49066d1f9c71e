using System.IO.Compression;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace AltProvision.GraphQL.Transport;

/// <summary>
/// Sends a whole body, compressed where that is worth it: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3
/// </summary>
/// <remarks>
/// Compression beside a secret gives the secret away to whoever can have both sent to a victim's browser and sees the length (BREACH,
/// https://breachattack.com). That takes a page of another site that makes the browser ask with the victim's credentials. Bearer tokens are
/// not sent on such requests, but a host may use cookies: what a browser says to come from another site is not compressed.
/// </remarks>
internal static class ResponseBody
{
    // Below one packet there is nothing to win.
    private const int WorthIt = 1_400;

    private const string Brotli = "br";
    private const string GZip = "gzip";

    // Brotli's middle costs ten times as much for a few per cent.
    private const int BrotliQuality = 1;
    private const int BrotliWindow = 22;

    /// <summary>The encoding to send, or null for none.</summary>
    public static string? Choose(HttpRequest request)
    {
        if (
            request.Headers.AcceptEncoding.Count == 0
            || request.Headers["Sec-Fetch-Site"] is ["cross-site" or "same-site"]
            || !StringWithQualityHeaderValue.TryParseList(request.Headers.AcceptEncoding, out var wanted)
        )
        {
            return null;
        }

        var (brotli, gzip) = (WeightOf(Brotli, wanted), WeightOf(GZip, wanted));
        var best = brotli >= gzip ? Brotli : GZip;
        var weight = Math.Max(brotli, gzip);
        return weight > 0 && weight >= (WeightOf("identity", wanted, wildcard: false) ?? 0) ? best : null;
    }

    /// <summary>Sends all of the body, and its length.</summary>
    public static async Task SendAsync(HttpContext context, ReadOnlyMemory<byte> body, string? encoding)
    {
        if (encoding is not null && body.Length >= WorthIt)
        {
            context.Response.Headers.ContentEncoding = encoding;
            body = encoding == GZip ? CompressGZip(body.Span) : CompressBrotli(body.Span);
        }

        context.Response.ContentLength = body.Length;
        await context.Response.BodyWriter.WriteAsync(body, context.RequestAborted);
    }

    private static ReadOnlyMemory<byte> CompressGZip(ReadOnlySpan<byte> body)
    {
        using var output = new MemoryStream(body.Length / 4);
        using (var stream = new GZipStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            stream.Write(body);
        }

        return output.GetBuffer().AsMemory(0, (int)output.Length);
    }

    private static ReadOnlyMemory<byte> CompressBrotli(ReadOnlySpan<byte> body)
    {
        var output = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
        return BrotliEncoder.TryCompress(body, output, out var written, BrotliQuality, BrotliWindow)
            ? output.AsMemory(0, written)
            : throw new InvalidOperationException($"{body.Length} bytes did not fit into {output.Length} when compressed.");
    }

    private static double WeightOf(string encoding, IList<StringWithQualityHeaderValue> wanted) =>
        WeightOf(encoding, wanted, wildcard: true) ?? 0;

    private static double? WeightOf(string encoding, IList<StringWithQualityHeaderValue> wanted, bool wildcard)
    {
        var named = wanted.FirstOrDefault(value => value.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase));
        named ??= wildcard ? wanted.FirstOrDefault(value => value.Value == "*") : null;
        return named is null ? null : named.Quality ?? 1;
    }
}
