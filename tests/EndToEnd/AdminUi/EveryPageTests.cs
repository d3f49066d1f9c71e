using System.Text.Json;
using System.Text.RegularExpressions;
using AltProvision.Tests.EndToEnd.Support;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>Each page, as the people whose work it is: no barrier that axe finds, on a desk, at 200 % and on a phone.</summary>
public sealed partial class EveryPageTests(FullSite site) : IClassFixture<FullSite>
{
    // Sent as they open, these are refused: by the page, or by the API.
    private static readonly Dictionary<string, string[]> forms = new()
    {
        ["commissioner"] =
        [
            "/referrals/{submitted}/ask",
            "/referrals/{submitted}/reject",
            "/referrals/{accepted}/own-check?provider={provider}&site={site}",
            "/referrals/{accepted}/propose?provider={provider}&site={site}",
            "/referrals/{accepted}/lift/LA332-PLC-001",
            "/placements/{placement}/end",
            "/reviews/new?placement={placement}",
            "/transitions/new?placement={placement}",
            "/pupils/{pupil}/hold",
        ],
        ["head"] =
        [
            "/referrals/new",
            "/referrals/{waiting}/requests/1",
            "/referrals/{draft}?tab=documents",
            "/referrals/{draft}/documents/{document}/remove",
            "/referrals/{submitted}/withdraw",
            "/placements/{awaiting}/decline",
            "/pupils/{pupil}/correct",
            "/pupils/{supported}/facts/new",
            "/pupils/{supported}/facts/{fact}/end",
            "/safeguarding/emergency/new",
            "/systems/new",
        ],
        ["quality"] = ["/providers/new", "/providers/{provider}/evidence", "/providers/{provider}/approval"],
        ["manager"] = ["/providers/{own}/sites/new", "/reviews/report?placement={placement}"],
        ["tutor"] = ["/safeguarding/new"],
    };

    public static TheoryData<string> People => Pages.People;

    [Theory]
    [MemberData(nameof(People))]
    public async Task It_has_no_barrier_on_a_desk_at_200_percent_and_on_a_phone(string person)
    {
        await using var visitor = await site.VisitAsync(person);
        List<string> wrong = [];
        foreach (var path in Pages.Of(person))
        {
            await visitor.ResizeAsync(1200);
            await visitor.OpenAsync(await Pages.FillAsync(site.Host, person, path));
            if (
                !(await visitor.Page.TitleAsync()).EndsWith(" – AltProvision", StringComparison.Ordinal)
                || await visitor.Heading.InnerTextAsync() == "Page not found"
            )
            {
                wrong.Add($"{path}: is not there");
            }

            await visitor.PictureAsync($"{person}{Unfit().Replace(path, "-")}".TrimEnd('-'));
            wrong.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{path}: {barrier}"));
            // 200 % of a window of 1200 pixels shows 600.
            foreach (var width in new[] { 600, 375 })
            {
                await visitor.ResizeAsync(width);
                if (!await visitor.FitsAsync())
                {
                    wrong.Add($"{path}: has to be scrolled sideways at {width} pixels");
                }
            }

            wrong.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{path} on a phone: {barrier}"));
        }

        wrong.ShouldBeEmpty();
    }

    public static TheoryData<string> Writers => [.. forms.Keys];

    [Theory]
    [MemberData(nameof(Writers))]
    public async Task A_form_that_is_sent_empty_says_what_is_missing_and_leads_there(string person)
    {
        await using var visitor = await site.VisitAsync(person);
        List<string> wrong = [];
        foreach (var path in forms[person])
        {
            await visitor.OpenAsync(await Pages.FillAsync(site.Host, person, path));
            await visitor.Page.GetByRole(AriaRole.Main).Locator("button[type=submit]").First.ClickAsync();
            await visitor.SeesAsync("There is a problem");

            if (!await visitor.Page.EvaluateAsync<bool>("() => document.activeElement.matches('.govuk-error-summary')"))
            {
                wrong.Add($"{path}: the list of problems has not the focus");
            }

            wrong.AddRange((await visitor.FindBarriersAsync()).Select(barrier => $"{path}: {barrier}"));
        }

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Every_page_of_the_routes_is_looked_at()
    {
        var routes = Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "src", "AdminUi", "src", "pages"), "pages.ts", SearchOption.AllDirectories)
            .SelectMany(file => RoutePath().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToList();
        var seen = Pages.All.Select(path => path.Split('?')[0]).ToHashSet();

        routes.Count.ShouldBeGreaterThan(40);
        routes.Where(route => !seen.Any(path => Matches(route, path))).ShouldBeEmpty();
        seen.Where(path => !routes.Any(route => Matches(route, path))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_or_not_theirs_says_so_with_a_way_on()
    {
        await using var visitor = await site.VisitAsync("tutor");
        using var client = new GraphQLClient(site.Host);
        var referral = await Pages.FindAsync(client, "commissioner", "submitted");
        foreach (var path in new[] { "/no-such-page", "/placements/nothing", $"/referrals/{referral}" })
        {
            await visitor.OpenAsync(path);

            await visitor.SeesAsync("not");
            (await visitor.FindBarriersAsync()).ShouldBeEmpty(path);
            (await visitor.Page.GetByRole(AriaRole.Main).Locator("a, button").CountAsync()).ShouldBeGreaterThan(0, path);
        }
    }

    private static bool Matches(string route, string path)
    {
        var (parts, given) = (route.Split('/'), path.Split('/'));
        return parts.Length == given.Length
            && parts.Zip(given).All(pair => pair.First == pair.Second || (pair.First.StartsWith(':') && !IsWord(pair.Second)));
    }

    // "/reviews/new" is a page of its own, and none of a review.
    private static bool IsWord(string part) => part.All(char.IsAsciiLetterLower);

    [GeneratedRegex("path: \"([^\"]+)\"")]
    private static partial Regex RoutePath();

    [GeneratedRegex("[^a-zA-Z]+")]
    private static partial Regex Unfit();
}
