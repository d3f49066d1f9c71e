using System.Text;
using System.Text.Encodings.Web;
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

    private const string NoTiles = "<meta name=\"tiles\" content=\"\" data-attribution=\"\" />";

    private readonly string folder;
    private readonly TileServer? tiles;

    private AdminUi(string folder, TileServer? tiles) => (this.folder, this.tiles) = (folder, tiles);

    /// <summary>The documents that it sends, for the server to trust.</summary>
    public string Documents => Path.Combine(folder, "trusted-documents.json");

    /// <summary><c>AltProvision:AdminUi:Folder</c>, else <c>admin-ui</c> beside the host; null when it was not built.</summary>
    public static AdminUi? Find(IConfiguration configuration)
    {
        var folder = configuration["AltProvision:AdminUi:Folder"] is { Length: > 0 } named
            ? Path.GetFullPath(named)
            : Path.Combine(AppContext.BaseDirectory, "admin-ui");
        return File.Exists(Path.Combine(folder, "index.html")) ? new(folder, TileServer.Read(configuration)) : null;
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
        var index = ReadIndex();
        // Behind all others, and to be looked at only: what is sent to an address that does not take it is refused, not answered by a page.
        app.MapMethods(
                "{*path:nonfile}",
                [HttpMethods.Get, HttpMethods.Head],
                async context =>
                {
                    var ways = await providers.ForBrowsersAsync(context.RequestAborted);
                    context.Response.Headers.ContentSecurityPolicy = PolicyFor(ways, tiles);
                    await Results.Bytes(index, "text/html; charset=utf-8").ExecuteAsync(context);
                }
            )
            .WithOrder(int.MaxValue)
            .AllowAnonymous();
    }

    private byte[] ReadIndex()
    {
        var text = File.ReadAllText(Path.Combine(folder, "index.html"));
        var encode = HtmlEncoder.Default;
        return Encoding.UTF8.GetBytes(
            tiles is null
                ? text
                : text.Replace(
                    NoTiles,
                    $"<meta name=\"tiles\" content=\"{encode.Encode(tiles.Address)}\" data-attribution=\"{encode.Encode(tiles.Attribution)}\" />",
                    StringComparison.Ordinal
                )
        );
    }

    // Nothing but files of this host: no inline script or style, no frame, no other origin but the identity providers, whom the page asks for tokens,
    // and the tile server, if one is named.
    private static string PolicyFor(IReadOnlyList<BrowserSignIn> ways, TileServer? tiles)
    {
        var issuers = ways.Select(static way => new Uri(way.TokenEndpoint).GetLeftPart(UriPartial.Authority)).Distinct();
        return "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
            + $"img-src 'self'{(tiles is null ? "" : " " + tiles.Origin)}; "
            + $"connect-src {string.Join(' ', issuers.Prepend("'self'"))}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; "
            + "require-trusted-types-for 'script'";
    }

    private static bool IsOriginal(string file) => !compressed.Any(form => file.EndsWith(form.Extension, StringComparison.Ordinal));

    private static void MapFile(WebApplication app, string path, string file, string caching)
    {
        var type =
            !types.TryGetContentType(file, out var known) ? "application/octet-stream"
            : known.StartsWith("text/", StringComparison.Ordinal) || known.EndsWith("+xml", StringComparison.Ordinal)
                ? $"{known}; charset=utf-8"
            : known;
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

/// <summary>
/// <c>AltProvision:AdminUi:Tiles</c>: from where browsers load pictures of maps, on the British National Grid as the Ordnance Survey divides it. By
/// default from nowhere: who is looked for would be told to another company.
/// </summary>
internal sealed record TileServer(string Address, string Attribution)
{
    private const string Key = "AltProvision:AdminUi:Tiles";
    private static readonly string[] places = ["{z}", "{x}", "{y}"];

    public string Origin => new Uri(Address).GetLeftPart(UriPartial.Authority);

    /// <exception cref="HostException">The address cannot be meant so.</exception>
    public static TileServer? Read(IConfiguration configuration) =>
        configuration[$"{Key}:Address"] is not { Length: > 0 } address ? null
        : Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && uri.Scheme is "https" or "http"
        && places.All(part => address.Contains(part, StringComparison.Ordinal))
            ? new(address, configuration[$"{Key}:Attribution"] ?? "")
        : throw new HostException(
            $"{Key}:Address has to be an address with {{z}}, {{x}} and {{y}} in it, such as https://tiles.example.org/{{z}}/{{x}}/{{y}}.png."
        );
}
