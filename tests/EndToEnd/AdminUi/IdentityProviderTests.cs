using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Signing in by clicking, with a real OpenID Connect provider: authorization code with PKCE.</summary>
public sealed class IdentityProviderTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_officer_signs_in_with_the_provider_and_comes_back_to_the_page_that_was_asked_for()
    {
        await using var providers = await IdentityProviders.StartAsync(
            new Dictionary<string, object>
            {
                ["officer"] = new Dictionary<string, object> { ["role"] = new[] { "LaCommissioner" }, ["la"] = "990" },
            }
        );
        await using var host = await HostProcess.StartAsync(
            await postgres.CreateDatabaseAsync(),
            more: new Dictionary<string, string>
            {
                ["AltProvision__SignIn__Issuers__0__Authority"] = providers.Issuers[0],
                ["AltProvision__SignIn__Issuers__0__Audience"] = IdentityProviders.Audience,
                ["AltProvision__SignIn__Issuers__0__Browser__ClientId"] = "ui",
                ["AltProvision__SignIn__Issuers__0__Browser__Scopes__0"] = "openid",
                ["AltProvision__SignIn__Issuers__0__Browser__Scopes__1"] = "altprovision",
                ["AltProvision__SignIn__Issuers__0__Browser__Parameters__resource"] = IdentityProviders.Audience,
                // Who signs in: there is no person at the provider to say so.
                ["AltProvision__SignIn__Issuers__0__Browser__Parameters__login_hint"] = "officer",
            }
        );
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        await using var context = await browser.NewContextAsync(new() { BaseURL = host.Url.ToString() });
        var page = await context.NewPageAsync();

        await page.GotoAsync("/referrals?view=overdue");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Referrals" }).WaitForAsync();

        new Uri(page.Url).PathAndQuery.ShouldBe("/referrals?view=overdue");
        (await page.GetByRole(AriaRole.Button, new() { Name = "demonstration" }).CountAsync()).ShouldBe(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.WaitForURLAsync(url => url.StartsWith(providers.Issuers[0] + "/session/end", StringComparison.Ordinal));
        page.Url.ShouldContain("id_token_hint=", Case.Sensitive, "the provider has to know whose session ends");

        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with" }).WaitForAsync();
        (await page.EvaluateAsync<string?>("() => sessionStorage.getItem('altprovision.token')")).ShouldBeNull();
    }
}
