using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace AltProvision.Host;

/// <summary>
/// The user interface for people, as <c>src/AdminUi</c> is built: served at <c>/</c>, each address of its pages included. It is the program that
/// anybody may have; all that it shows it asks of the API.
/// </summary>
internal sealed class AdminUi
{
    private static readonly (string Coding, string Extension)[] compressed = [("br", ".br"), ("gzip", ".gz")];
    private static readonly FileExtensionContentTypeProvider types = new();

    private readonly string folder;

    private AdminUi(string folder) => this.folder = folder;

    /// <summary>The documents that it sends, for the server to trust.</summary>
    public string Documents => Path.Combine(folder, "trusted-documents.json");

    /// <summary><c>AltProvision:AdminUi:Folder</c>, else <c>admin-ui</c> beside the host; null when it was not built.</summary>
    public static AdminUi? Find(IConfiguration configuration)
    {
        var folder = configuration["AltProvision:AdminUi:Folder"] is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(AppContext.BaseDirectory, "admin-ui");
        return File.Exists(Path.Combine(folder, "index.html")) ? new(folder) : null;
    }

    public void Map(WebApplication app)
    {
        var providers = app.Services.GetRequiredService<IssuerDirectory>();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(folder, "assets")).Where(IsOriginal))
        {
            // Its name holds a hash of what is in it.
            MapFile(app, $"/assets/{Path.GetFileName(file)}", file, "public, max-age=31536000, immutable");
        }

        MapFile(app, "/icon.svg", Path.Combine(folder, "icon.svg"), "public, max-age=86400");
        var index = Path.Combine(folder, "index.html");
        app.MapFallback(
                "{*path:nonfile}",
                async context =>
                {
                    var ways = await providers.ForBrowsersAsync(context.RequestAborted);
                    context.Response.Headers.ContentSecurityPolicy = PolicyFor(ways);
                    await Results.File(index, "text/html; charset=utf-8").ExecuteAsync(context);
                }
            )
            .AllowAnonymous();
    }

    // Nothing but files of this host: no inline script or style, no frame, no other origin but the identity providers, whom the page asks for tokens.
    private static string PolicyFor(IReadOnlyList<BrowserSignIn> ways)
    {
        var issuers = ways.Select(static way => new Uri(way.TokenEndpoint).GetLeftPart(UriPartial.Authority)).Distinct();
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
            + $"connect-src {string.Join(' ', issuers.Prepend("'self'"))}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";
    }

    private static bool IsOriginal(string file) => !compressed.Any(form => file.EndsWith(form.Extension, StringComparison.Ordinal));

    private static void MapFile(WebApplication app, string path, string file, string caching)
    {
        var type = types.TryGetContentType(file, out var known) ? known : "application/octet-stream";
        // Which forms were built does not change while the host runs.
        (string? Coding, string File)[] forms =
        [
            .. compressed.Select(form => ((string?)form.Coding, file + form.Extension)).Where(static form => File.Exists(form.Item2)),
            (null, file),
        ];
        app.MapGet(
                path,
                context =>
                {
                    var (coding, chosen) = forms.First(form => form.Coding is null || Accepts(context.Request, form.Coding));
                    var headers = context.Response.Headers;
                    (headers.CacheControl, headers.Vary) = (caching, HeaderNames.AcceptEncoding);
                    if (coding is not null)
                    {
                        headers.ContentEncoding = coding;
                    }

                    return Results.File(chosen, type).ExecuteAsync(context);
                }
            )
            .AllowAnonymous();
    }

    private static bool Accepts(HttpRequest request, string coding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted => accepted.Value == coding && accepted.Quality is not 0);
}
