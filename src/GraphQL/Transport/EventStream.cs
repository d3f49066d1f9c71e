using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace AltProvision.GraphQL.Transport;

/// <summary>The client does not read what it is sent.</summary>
internal sealed class SlowClientException(string message) : Exception(message);

/// <summary>The bytes of an event stream: https://html.spec.whatwg.org/multipage/server-sent-events.html#parsing-an-event-stream</summary>
internal sealed class EventStream(HttpContext context, GraphQLEventStreamOptions options)
{
    private PipeWriter Body => context.Response.BodyWriter;

    /// <summary>Sends the headers at once: clients know by them that the stream is open, however long the first event takes.</summary>
    public Task OpenAsync()
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        context.Response.StatusCode = StatusCodes.Status200OK;
        context.Response.ContentType = $"{Accept.EventStream}; charset=utf-8";
        // Neither may a proxy keep what is sent, nor compress it, by which it would hold events back.
        context.Response.Headers.CacheControl = "no-store, no-transform";
        context.Response.Headers["X-Accel-Buffering"] = "no";
        return CommentAsync();
    }

    public Task CommentAsync()
    {
        Write(":\n\n"u8);
        return FlushAsync();
    }

    /// <param name="result">The response in UTF-8. It is one line: JSON text has its line ends escaped.</param>
    public Task NextAsync(ReadOnlyMemory<byte> result)
    {
        Write("event: next\ndata: "u8);
        Write(result.Span);
        Write("\n\n"u8);
        return FlushAsync();
    }

    /// <summary>With data, be it empty: browsers drop events that have none.</summary>
    public Task CompleteAsync()
    {
        Write("event: complete\ndata:\n\n"u8);
        return FlushAsync();
    }

    private void Write(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Body.GetSpan(bytes.Length));
        Body.Advance(bytes.Length);
    }

    private async Task FlushAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        limit.CancelAfter(options.SlowClientTimeout);
        try
        {
            await Body.FlushAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            throw new SlowClientException(
                $"The client took longer than {options.SlowClientTimeout.TotalSeconds} seconds to read an event, which is the limit."
            );
        }
    }
}
