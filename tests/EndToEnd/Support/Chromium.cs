using Microsoft.Playwright;

namespace AltProvision.Tests.EndToEnd.Support;

/// <summary>The browser of this machine.</summary>
internal static class Chromium
{
    private static readonly string[] places =
    [
        "/usr/bin/chromium",
        "/usr/bin/google-chrome",
        "/usr/bin/google-chrome-stable",
        "/usr/bin/chromium-browser",
    ];

    /// <summary>The installed one, or Playwright's own. It asks nobody on the internet for anything.</summary>
    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = places.FirstOrDefault(File.Exists),
                Args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
            }
        );
}
