using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using System.Threading.RateLimiting;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Transport;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using MediatR;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;

namespace AltProvision.Host;

/// <summary>
/// What is in documents of referrals comes and goes here; all that is said of them, by the graph (docs/adr/0020). As everywhere, by a bearer token
/// only: a page of another origin has none to send. Names of files stand in headers, never in addresses.
/// </summary>
internal static class DocumentEndpoints
{
    // As much as a page with a hundred objects, and a few of them: a person may attach a hundred at once, and then one each second.
    private const int CostOfUpload = 500;
    private const int CostOfDownload = 100;

    /// <summary>For how long a body is waited for: 10 MB in it are 35 KB a second.</summary>
    private static readonly TimeSpan longestUpload = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, ReferralDocumentKind> kinds = Enum.GetValues<ReferralDocumentKind>()
        .ToDictionary(kind => JsonNamingPolicy.SnakeCaseUpper.ConvertName(kind.ToString()));

    public static void MapDocuments(this WebApplication app)
    {
        app.MapPost("/referrals/{referral}/documents", UploadAsync).RequireAuthorization().WithCost(CostOfUpload);
        app.MapGet("/documents/{document}", DownloadAsync).RequireAuthorization().WithCost(CostOfDownload);
    }

    private static async Task<IResult> UploadAsync(
        string referral,
        string? kind,
        HttpContext context,
        DocumentLimits limits,
        DocumentTraffic traffic,
        ViewerContext current,
        AccessDenials denials,
        IMediator mediator
    )
    {
        var viewer = ActAs(context, current);
        var allow = typeof(AttachDocument).GetCustomAttribute<AllowAttribute>()!;
        if (!viewer.IsInAny(allow.Roles))
        {
            var denied = denials.Deny(current, nameof(AttachDocument), allow.ToString());
            return Refuse(StatusCodes.Status403Forbidden, new("FORBIDDEN", denied.Message));
        }

        if (!NodeId.TryRead(referral, "Referral", out var id))
        {
            return Refuse(Refusal.NotFound("referral", "referralId"));
        }

        if (!kinds.TryGetValue(kind ?? "", out var known))
        {
            return Refuse(Refusal.Of("document.kind", $"Say what it is, as ?kind= and one of {string.Join(", ", kinds.Keys)}.", "kind"));
        }

        if (NameIn(context.Request) is not { } name)
        {
            return Refuse(
                Refusal.Of(
                    "document.name-missing",
                    "Say how the file is called, in the header Content-Disposition: attachment; filename*=UTF-8''plan.pdf",
                    "fileName"
                )
            );
        }

        using var place = await traffic.EnterAsync(context.RequestAborted);
        if (!place.IsAcquired)
        {
            return Busy(context);
        }

        var (content, refused) = await ReadAsync(context, limits);
        if (content is null)
        {
            return refused!;
        }

        var key = context.Request.Headers["Idempotency-Key"] is [{ Length: > 0 } given] ? given : null;
        var attached = await mediator.Send(new AttachDocument(new(id), known, name, content, key), context.RequestAborted);
        return attached.IsRefused
            ? Refuse(attached.Refusals[0])
            : Results.Json(
                new { id = NodeId.Write("ReferralDocument", attached.Value!.Id.Value) },
                statusCode: StatusCodes.Status201Created
            );
    }

    private static async Task<IResult> DownloadAsync(
        string document,
        HttpContext context,
        DocumentTraffic traffic,
        ViewerContext current,
        AuditedReads reads,
        IMediator mediator
    )
    {
        var viewer = ActAs(context, current);
        using var place = await traffic.EnterAsync(context.RequestAborted);
        if (!place.IsAcquired)
        {
            return Busy(context);
        }

        if (
            !viewer.IsAuthenticated
            || !NodeId.TryRead(document, "ReferralDocument", out var id)
            || await mediator.Send(new GetDocumentContent(new(id)), context.RequestAborted) is not { } found
        )
        {
            return Refuse(Refusal.NotFound("document", "documentId"));
        }

        await reads.WriteAsync(
            [new(viewer.Subject, current.Origin!)],
            viewer,
            "downloadDocument",
            DataClass.SpecialCategory,
            [new("ReferralDocument", [id])],
            context.RequestAborted
        );
        // What was sent to us is kept apart from what is ours, even by a browser that shows it in spite of the rest.
        context.Response.Headers.ContentSecurityPolicy = "sandbox; default-src 'none'; frame-ancestors 'none'";
        context.Response.Headers.CacheControl = "no-store";
        return Results.Bytes(found.Bytes, found.Document.MediaType, found.Document.FileName);
    }

    private static Viewer ActAs(HttpContext context, ViewerContext current)
    {
        current.Origin = new(
            context.Connection.RemoteIpAddress?.ToString(),
            (Activity.Current?.TraceId ?? ActivityTraceId.CreateRandom()).ToHexString(),
            Reason: null
        );
        return current.Viewer = ViewerClaims.ViewerOf(context.User);
    }

    // The whole of it or nothing: what breaks off is never sent on.
    private static async Task<(byte[]? Content, IResult? Refused)> ReadAsync(HttpContext context, DocumentLimits limits)
    {
        if (context.Request.ContentLength is not { } length)
        {
            return (
                null,
                Refuse(StatusCodes.Status411LengthRequired, new("document.length-missing", "Say in Content-Length how long it is."))
            );
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } feature)
        {
            // Of what is too large too: Kestrel takes it off the line for five seconds and drops it, so that a browser hears why it is refused.
            feature.MaxRequestBodySize = length;
        }

        if (length > limits.MostBytes)
        {
            return (null, Refuse(limits.TooLarge));
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(longestUpload);
        var content = new byte[length];
        try
        {
            await context.Request.Body.ReadExactlyAsync(content, patience.Token);
            return (content, null);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            return (
                null,
                Refuse(StatusCodes.Status408RequestTimeout, new("document.cut", "The file did not arrive whole. Send it again."))
            );
        }
    }

    private static string? NameIn(HttpRequest request) =>
        ContentDispositionHeaderValue.TryParse(request.Headers.ContentDisposition.ToString(), out var disposition)
        && (disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName))
            is { HasValue: true, Value: { Length: > 0 } name }
            ? name
            : null;

    private static IResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Refuse(
            StatusCodes.Status503ServiceUnavailable,
            new("document.busy", "Too many documents are on their way. Send it again in a moment.")
        );
    }

    private static IResult Refuse(Refusal refusal) =>
        Refuse(
            refusal.Code switch
            {
                "not-found" => StatusCodes.Status404NotFound,
                "document.too-large" => StatusCodes.Status413PayloadTooLarge,
                "document.type" => StatusCodes.Status415UnsupportedMediaType,
                _ => StatusCodes.Status422UnprocessableEntity,
            },
            refusal
        );

    private static IResult Refuse(int status, Refusal refusal) =>
        Results.Json(
            new { errors = new[] { new { message = refusal.Message, extensions = new { code = refusal.Code, field = refusal.Field } } } },
            statusCode: status
        );
}

/// <summary>How many documents are in memory at the same time: each is held whole.</summary>
internal sealed class DocumentTraffic : IDisposable
{
    private const int Most = 16;

    private readonly ConcurrencyLimiter places = new(
        new()
        {
            PermitLimit = Most,
            QueueLimit = Most,
            QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
        }
    );

    /// <returns>A place, until it is disposed of; none when too many wait already.</returns>
    public ValueTask<RateLimitLease> EnterAsync(CancellationToken cancellationToken) =>
        places.AcquireAsync(cancellationToken: cancellationToken);

    public void Dispose() => places.Dispose();
}
