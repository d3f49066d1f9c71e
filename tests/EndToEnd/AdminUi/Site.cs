using AltProvision.Host;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>The demo, with its user interface, and a Chromium to look at it. One for all tests of a class.</summary>
public class Site(PostgresFixture postgres) : IAsyncLifetime
{
    private IPlaywright? playwright;
    private IBrowser? browser;
    private HostProcess? host;

    public HostProcess Host => host ?? throw new InvalidOperationException("The host is not started.");

    public virtual async ValueTask InitializeAsync()
    {
        host = await DemoHost.StartAsync(postgres);
        playwright = await Playwright.CreateAsync();
        browser = await Chromium.LaunchAsync(playwright);
    }

    /// <summary>Somebody with a browser of their own.</summary>
    /// <param name="person">Key of a demo person, who is signed in; null for nobody.</param>
    /// <param name="by">The way to the host, when it is not the straight one.</param>
    public async Task<Visitor> VisitAsync(string? person, Uri? by = null)
    {
        var context = await browser!.NewContextAsync(
            new()
            {
                BaseURL = (by ?? Host.Url).ToString(),
                ViewportSize = new() { Width = 1200, Height = 900 },
                Locale = "en-GB",
            }
        );
        var visitor = new Visitor(Host, context, await context.NewPageAsync());
        if (person is not null)
        {
            await visitor.SignInAsync(person);
        }

        return visitor;
    }

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        if (host is not null)
        {
            await host.DisposeAsync();
        }
    }
}
