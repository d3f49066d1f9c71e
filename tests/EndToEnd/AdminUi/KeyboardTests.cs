using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>By keyboard alone: from the sign-in to a referral, and a register marked by keys.</summary>
public sealed class KeyboardTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task An_officer_gets_from_the_sign_in_to_a_referral_and_its_next_step()
    {
        await using var officer = await site.VisitAsync(person: null);
        await officer.Page.GotoAsync("/");
        await officer.Page.GetByRole(AriaRole.Button).First.WaitForAsync();

        await PressOnAsync(officer, "Commissioning officer of Westmarch");
        await officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Today" }).WaitForAsync();
        await PressOnAsync(officer, "Referrals");
        await officer.Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Referrals" }).WaitForAsync();
        (await FocusedAsync(officer)).ShouldBe("MAIN", "who reads with the ears begins at the new page");
        await officer.SettleAsync();
        var child = await officer.Page.Locator("tbody a").First.InnerTextAsync();
        await PressOnAsync(officer, child.Trim());
        await officer.Page.GetByRole(AriaRole.Heading, new() { Name = "Timeline" }).WaitForAsync();

        (await officer.Heading.InnerTextAsync()).ShouldContain(child.Trim());
    }

    [Fact]
    public async Task The_first_key_leads_past_the_navigation()
    {
        await using var officer = await site.VisitAsync("commissioner");
        await officer.OpenAsync("/placements");

        await officer.Page.Keyboard.PressAsync("Tab");
        (await officer.Page.EvaluateAsync<string>("() => document.activeElement.textContent")).ShouldBe("Skip to main content");
        await officer.Page.Keyboard.PressAsync("Enter");
        await officer.Page.Keyboard.PressAsync("Tab");

        (await officer.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)")).ShouldBeTrue();
    }

    /// <summary>Tabs until the element with this name has the focus, sees that it shows it, and presses Enter.</summary>
    private static async Task PressOnAsync(Visitor visitor, string name)
    {
        for (var tabs = 0; tabs < 200; tabs++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (await visitor.Page.EvaluateAsync<string>("() => (document.activeElement.textContent ?? '').trim()") == name)
            {
                (
                    await visitor.Page.EvaluateAsync<bool>(
                        "() => { const s = getComputedStyle(document.activeElement); return s.outlineStyle !== 'none' || s.boxShadow !== 'none'; }"
                    )
                ).ShouldBeTrue($"one does not see that {name} has the focus");
                await visitor.Page.Keyboard.PressAsync("Enter");
                return;
            }
        }

        throw new InvalidOperationException($"{name} is not reached by the keyboard.");
    }

    private static Task<string> FocusedAsync(Visitor visitor) => visitor.Page.EvaluateAsync<string>("() => document.activeElement.tagName");
}
