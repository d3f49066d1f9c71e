namespace AltProvision.Host;

/// <summary>What a browser is told with every answer (OWASP ASVS 5.0, V3.4). Another origin gets no permission to read any: there is no CORS.</summary>
internal static class SecurityHeaders
{
    /// <summary>How long a browser that came over TLS keeps to it.</summary>
    public static void AddSecurityHeaders(this WebApplicationBuilder builder) =>
        builder.Services.AddHsts(static hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), true));

    public static void UseSecurityHeaders(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }

        app.Use(
            static (context, next) =>
            {
                context.Response.OnStarting(static state => AddAsync((HttpResponse)state), context.Response);
                return next(context);
            }
        );
    }

    private static Task AddAsync(HttpResponse response)
    {
        var headers = response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        // For what is no page. A page says what it needs.
        headers.TryAdd("Content-Security-Policy", "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        // Answers hold personal data: nothing between here and the client keeps them, unless what was sent says that it may be kept.
        headers.TryAdd("Cache-Control", "no-store");
        return Task.CompletedTask;
    }
}
