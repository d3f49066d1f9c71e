using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>A sign-in that ends while somebody works.</summary>
public sealed class SessionTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task What_was_on_the_screen_is_still_there_after_signing_in_again()
    {
        await using var visitor = await site.VisitAsync(person: null);
        await visitor.SignInForAsync("commissioner", TimeSpan.FromSeconds(8));

        var dialog = visitor.Page.GetByRole(AriaRole.Dialog, new() { Name = "Your session has ended" });
        await dialog.WaitForAsync(new() { Timeout = 15_000 });
        (await visitor.FindBarriersAsync()).ShouldBeEmpty();
        await visitor.Page.Keyboard.PressAsync("Escape");
        (await dialog.IsVisibleAsync()).ShouldBeTrue("nothing behind it may be used");
        await visitor.ChooseAsync("commissioner");

        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        (await visitor.Heading.InnerTextAsync()).ShouldEndWith("Today");
    }

    [Fact]
    public async Task Somebody_else_begins_at_a_page_of_their_own()
    {
        await using var visitor = await site.VisitAsync(person: null);
        await visitor.SignInForAsync("commissioner", TimeSpan.FromSeconds(8));
        await visitor.Page.GotoAsync("/sufficiency");
        await visitor.Page.GetByRole(AriaRole.Dialog).WaitForAsync(new() { Timeout = 15_000 });

        await visitor.ChooseAsync("tutor");

        await visitor.Page.WaitForURLAsync(url => new Uri(url).AbsolutePath == "/");
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
        (await visitor.Page.GetByRole(AriaRole.Link, new() { Name = "Sufficiency" }).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Signing_out_leaves_nothing_in_the_tab()
    {
        await using var visitor = await site.VisitAsync("head");
        await visitor.OpenAsync("/placements");

        await visitor.Button("Sign out").ClickAsync();

        await visitor.SeesAsync("You have signed out.");
        (await visitor.Page.EvaluateAsync<int>("() => sessionStorage.length")).ShouldBe(0);
        await visitor.Page.GoBackAsync();
        await visitor.Page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
    }
}
