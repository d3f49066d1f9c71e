using System.Buffers;
using System.Globalization;
using System.IO.Pipelines;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace AltProvision.GraphQL.Transport;

/// <summary>GraphQL over HTTP: https://graphql.github.io/graphql-over-http/draft/</summary>
internal sealed class HttpTransport(GraphQLExecutor executor, EventStreamTransport events, OperationBudget budget, GraphQLOptions options)
{
    private const string Utf8 = "; charset=utf-8";
    private const string NotAcceptable = $"Accept {Accept.Response}, {Accept.Json} or {Accept.EventStream}.";

    public static readonly JsonDocumentOptions JsonInput = new() { MaxDepth = 64 };

    // What is sent is JSON and says so, with nosniff: HTML's characters need no escapes.
    public static readonly JsonWriterOptions JsonOutput = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private static readonly Dictionary<string, string> FileTypes = new()
    {
        [".js"] = "text/javascript; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".txt"] = "text/plain; charset=utf-8",
    };

    private readonly Lazy<byte[]> _sdl = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(executor.Schema)));

    public Task HandleAsync(HttpContext context)
    {
        context.Response.Headers.XContentTypeOptions = "nosniff";
        context.Response.Headers.Vary = "Accept, Accept-Encoding";
        return context.Request.Method switch
        {
            "POST" => HandlePostAsync(context),
            "GET" => HandleGetAsync(context),
            _ => RefuseMethodAsync(context, "GET, POST", "Use POST, or GET for queries."),
        };
    }

    public async Task SendIdeFileAsync(HttpContext context)
    {
        var name = (string)context.Request.RouteValues["file"]!;
        if (!options.IsIdeEnabled || !FileTypes.TryGetValue(Path.GetExtension(name), out var type) || Resource(name) is not { } stream)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        await using (stream)
        {
            context.Response.ContentType = type;
            context.Response.Headers.CacheControl = "public, max-age=86400";
            context.Response.Headers.Vary = "Accept-Encoding";
            var file = new byte[stream.Length];
            await stream.ReadExactlyAsync(file, context.RequestAborted);
            await ResponseBody.SendAsync(context, file, ResponseBody.Choose(context.Request));
        }
    }

    private async Task HandlePostAsync(HttpContext context)
    {
        var accepted = Accept.Choose(context.Request);
        if (accepted is null)
        {
            await RefuseAsync(context, Accept.Json, StatusCodes.Status406NotAcceptable, NotAcceptable);
            return;
        }

        // Also against cross-site requests: forms can send neither this media type nor anything that needs it.
        if (!IsJson(context.Request.ContentType))
        {
            await RefuseAsync(context, accepted, StatusCodes.Status415UnsupportedMediaType, $"Send {Accept.Json} in UTF-8.");
            return;
        }

        var (request, status, message) = await ReadBodyAsync(context);
        await (request is null ? RefuseAsync(context, accepted, status, message!) : RunAsync(context, accepted, request, isGet: false));
    }

    private async Task HandleGetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        if (query.ContainsKey("sdl"))
        {
            if (!options.IsSchemaPublic && !options.MayIntrospect(context.User))
            {
                await RefuseAsync(
                    context,
                    Accept.Json,
                    StatusCodes.Status401Unauthorized,
                    "The schema is for callers who have signed in. Send a token.",
                    ErrorCodes.Unauthenticated
                );
                return;
            }

            context.Response.ContentType = $"text/plain{Utf8}";
            await ResponseBody.SendAsync(context, _sdl.Value, ResponseBody.Choose(context.Request));
            return;
        }

        var accepted = Accept.Choose(context.Request, hasHtml: options.IsIdeEnabled && !IsRequest(query));
        if (accepted is null)
        {
            await RefuseAsync(context, Accept.Json, StatusCodes.Status406NotAcceptable, NotAcceptable);
        }
        else if (accepted == Accept.Html)
        {
            await SendIdeAsync(context);
        }
        else if (!TryReadQuery(query, out var request, out var message))
        {
            await RefuseAsync(context, accepted, StatusCodes.Status400BadRequest, message);
        }
        else
        {
            await RunAsync(context, accepted, request!, isGet: true);
        }
    }

    private async Task RunAsync(HttpContext context, string accepted, GraphQLRequest request, bool isGet)
    {
        var (operation, errors) = executor.Prepare(request, context.User);
        // Only now is it known what a GET would do. https://graphql.github.io/graphql-over-http/draft/#sec-GET
        if (isGet && operation is { Definition.Operation: not OperationType.Query })
        {
            await RefuseMethodAsync(context, "POST", "GET serves queries only.");
            return;
        }

        var caller = budget.Find(context, context.User);
        var left = caller is null ? null : await TakeAsync(context, accepted, caller, operation);
        if (caller is not null && left is null)
        {
            return;
        }

        if (operation is null)
        {
            await SendAnswerAsync(context, accepted, ExecutionResult.RequestError(errors), left);
            return;
        }

        context.Response.Headers["GraphQL-Cost"] = operation.Cost.ToString(CultureInfo.InvariantCulture);
        if (context.Request.Headers["GraphQL-Validate"] is ["1"])
        {
            await SendAnswerAsync(context, accepted, executor.Validate(operation, request.Variables, context.User), left);
            return;
        }

        try
        {
            await ExecuteAsync(context, accepted, operation, request, caller, left);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody waits for the answer.
        }
    }

    /// <returns>What is left to the caller; null when there was not enough, which has been answered.</returns>
    private async Task<BudgetState?> TakeAsync(HttpContext context, string accepted, Spender caller, CompiledOperation? operation)
    {
        var (left, refusal) = caller.Take(operation);
        caller.WriteTo(context.Response.Headers, left!.Value);
        if (refusal is null)
        {
            return left;
        }

        await ThrottleAsync(context, accepted, refusal, left);
        return null;
    }

    private async Task ExecuteAsync(
        HttpContext context,
        string accepted,
        CompiledOperation operation,
        GraphQLRequest request,
        Spender? caller,
        BudgetState? left
    )
    {
        var isSubscription = operation.Definition.Operation is OperationType.Subscription;
        if (isSubscription && (accepted == Accept.EventStream || Accept.TakesEvents(context.Request)))
        {
            await events.RunAsync(context, operation, request);
            return;
        }

        var (place, refusal) = await budget.EnterAsync(caller, operation, context.RequestAborted);
        if (refusal is not null)
        {
            await ThrottleAsync(context, accepted, refusal, left);
            return;
        }

        ExecutionResult result;
        using (place)
        {
            if (accepted == Accept.EventStream)
            {
                await events.RunAsync(context, operation, request, left);
                return;
            }

            var requestContext = GraphQLExecutor.NewContext(context.RequestServices, context.User, AddressOf(context), request.Reason);
            result = await executor.ExecuteAsync(operation, request.Variables, requestContext, context.RequestAborted);
        }

        await SendAsync(context, accepted, result, status: null, left);
    }

    private Task ThrottleAsync(HttpContext context, string mediaType, Throttling refusal, BudgetState? left)
    {
        executor.Metrics.Answered([refusal.Error]);
        context.Response.Headers.RetryAfter = refusal.RetryAfter.ToString(CultureInfo.InvariantCulture);
        return SendAsync(
            context,
            mediaType == Accept.EventStream ? Accept.Response : mediaType,
            ExecutionResult.RequestError([refusal.Error]),
            refusal.IsOfHost ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status429TooManyRequests,
            left
        );
    }

    /// <summary>Where the client is, as far as the connection knows: a proxy in between is the proxy, unless the host reads its headers.</summary>
    internal static string? AddressOf(HttpContext context) => context.Connection.RemoteIpAddress?.ToString();

    private Task SendAnswerAsync(HttpContext context, string mediaType, ExecutionResult result, BudgetState? left) =>
        mediaType == Accept.EventStream
            ? events.SendAsync(context, result, left)
            : SendAsync(context, mediaType, result, status: null, left);

    // The one place that knows which status a result has: older drafts, as the audits ask for.
    private static int StatusOf(ExecutionResult result, string mediaType) =>
        result.IsExecuted || mediaType == Accept.Json ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest;

    private static async Task SendAsync(
        HttpContext context,
        string mediaType,
        ExecutionResult result,
        int? status,
        BudgetState? left = null
    )
    {
        context.Response.StatusCode = status ?? StatusOf(result, mediaType);
        context.Response.ContentType = mediaType + Utf8;
        if (ResponseBody.Choose(context.Request) is not { } encoding)
        {
            Write(result, context.Response.BodyWriter, left);
            await context.Response.BodyWriter.FlushAsync(context.RequestAborted);
            return;
        }

        var body = new ArrayBufferWriter<byte>();
        Write(result, body, left);
        await ResponseBody.SendAsync(context, body.WrittenMemory, encoding);
    }

    // What is no request at all is refused by the status, before there is a stream.
    private static Task RefuseAsync(
        HttpContext context,
        string mediaType,
        int status,
        string message,
        string code = ErrorCodes.BadRequest
    ) =>
        SendAsync(
            context,
            mediaType == Accept.EventStream ? Accept.Response : mediaType,
            ExecutionResult.RequestError([new(message, code, [])]),
            status
        );

    public static ReadOnlyMemory<byte> ToUtf8(ExecutionResult result, BudgetState? left = null)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(result, buffer, left);
        return buffer.WrittenMemory;
    }

    private static void Write(ExecutionResult result, IBufferWriter<byte> output, BudgetState? left)
    {
        using var writer = new Utf8JsonWriter(output, JsonOutput);
        result.Write(writer, hasCost: true, left);
    }

    private static Task RefuseMethodAsync(HttpContext context, string allowed, string message)
    {
        context.Response.Headers.Allow = allowed;
        return RefuseAsync(context, Accept.Choose(context.Request) ?? Accept.Json, StatusCodes.Status405MethodNotAllowed, message);
    }

    private static bool IsJson(string? contentType) =>
        contentType == Accept.Json
        || (
            MediaTypeHeaderValue.TryParse(contentType, out var type)
            && type.MediaType.Equals(Accept.Json, StringComparison.OrdinalIgnoreCase)
            && (!type.Charset.HasValue || type.Charset.Value.Trim('"').Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        );

    private async Task<(GraphQLRequest? Request, int Status, string? Message)> ReadBodyAsync(HttpContext context)
    {
        var tooLarge = (
            (GraphQLRequest?)null,
            StatusCodes.Status413PayloadTooLarge,
            $"The body is longer than {options.MaxRequestBytes} bytes, which is the limit."
        );
        if (context.Request.ContentLength > options.MaxRequestBytes)
        {
            return tooLarge;
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            feature.MaxRequestBodySize = options.MaxRequestBytes;
        }

        try
        {
            var body = await ReadJsonAsync(context.Request.BodyReader, context.RequestAborted);
            return GraphQLRequestReader.TryRead(body, out var request, out var message)
                ? (request, StatusCodes.Status200OK, null)
                : (null, StatusCodes.Status400BadRequest, message);
        }
        catch (JsonException exception)
        {
            // Not its message, which would quote what was sent.
            var place = $"line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}";
            return (
                null,
                StatusCodes.Status400BadRequest,
                $"The body is no JSON at {place}, or is there more than {JsonInput.MaxDepth} levels deep, which is the limit."
            );
        }
        catch (BadHttpRequestException refusal) when (refusal.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return tooLarge;
        }
    }

    /// <exception cref="JsonException">It is no JSON.</exception>
    private static async Task<JsonElement> ReadJsonAsync(PipeReader body, CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await body.ReadAsync(cancellationToken);
            if (read.IsCompleted)
            {
                try
                {
                    return Parse(read.Buffer);
                }
                finally
                {
                    // Else the server could not read on, and would drop the connection.
                    body.AdvanceTo(read.Buffer.End);
                }
            }

            body.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    // Into memory of its own: variables keep pointing into it.
    private static JsonElement Parse(ReadOnlySequence<byte> body)
    {
        var utf8 = body.IsSingleSegment ? body.FirstSpan : body.ToArray();
        return JsonElement.Parse(utf8.StartsWith(Encoding.UTF8.Preamble) ? utf8[Encoding.UTF8.Preamble.Length..] : utf8, JsonInput);
    }

    private static bool IsRequest(IQueryCollection query) =>
        query.ContainsKey("query") || query.ContainsKey("documentId") || query.ContainsKey("extensions");

    private static bool TryReadQuery(IQueryCollection query, out GraphQLRequest? request, out string message)
    {
        request = null;
        if (
            !TryReadMap(query, "variables", out var variables, out message)
            || !TryReadMap(query, "extensions", out var extensions, out message)
        )
        {
            return false;
        }

        return GraphQLRequestReader.TryMake(
            Text(query, "query"),
            Text(query, "operationName"),
            variables,
            extensions,
            Text(query, "documentId"),
            out request,
            out message
        );
    }

    private static string? Text(IQueryCollection query, string name) => query[name] is [{ Length: > 0 } text] ? text : null;

    private static bool TryReadMap(IQueryCollection query, string name, out JsonElement? map, out string message)
    {
        map = null;
        message = $"The parameter {name} has to be a map, in JSON.";
        try
        {
            map = Text(query, name) is { } json ? JsonDocument.Parse(json, JsonInput).RootElement : null;
            return map is not { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null) };
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private async Task SendIdeAsync(HttpContext context)
    {
        using var reader = new StreamReader(Resource("index.html")!);
        var page = await reader.ReadToEndAsync(context.RequestAborted);
        context.Response.ContentType = Accept.Html + Utf8;
        context.Response.Headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; "
            + "object-src 'none'; base-uri 'none'; frame-ancestors 'none'";
        var path = HtmlEncoder.Default.Encode(context.Request.PathBase + context.Request.Path.Value!.TrimEnd('/'));
        var settings = JsonSerializer.Serialize(
            new { people = options.Ide.People(), examples = options.Ide.Examples },
            JsonSerializerOptions.Web
        );
        context.Response.Headers.CacheControl = "no-store";
        await context.Response.WriteAsync(
            page.Replace("{{base}}", path, StringComparison.Ordinal)
                .Replace("{{settings}}", HtmlEncoder.Default.Encode(settings), StringComparison.Ordinal),
            context.RequestAborted
        );
    }

    private static Stream? Resource(string file) => Assembly.GetExecutingAssembly().GetManifestResourceStream($"GraphiQL/{file}");
}
