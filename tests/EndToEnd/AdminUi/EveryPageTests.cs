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
public sealed partial class EveryPageTests(EveryPageTests.FullSite site) : IClassFixture<EveryPageTests.FullSite>
{
    // In braces: the ID of the first record of a query of that person. See Queries.
    private static readonly Dictionary<string, string[]> pages = new()
    {
        ["commissioner"] =
        [
            "/",
            "/referrals",
            "/referrals?state=REJECTED&reason=EOTAS",
            "/referrals/{submitted}",
            "/referrals/{submitted}?tab=rules",
            "/referrals/{submitted}?tab=decisions",
            "/referrals?information=WAITING",
            "/referrals/{waiting}",
            "/referrals/{submitted}/ask",
            "/referrals/{submitted}/reject",
            "/referrals/{accepted}/matching",
            "/referrals/{accepted}/own-check?provider={provider}&site={site}",
            "/referrals/{accepted}/propose?provider={provider}&site={site}",
            "/referrals/{accepted}/lift/LA332-PLC-001",
            "/placements",
            "/placements/{placement}",
            "/placements/{placement}?tab=attendance",
            "/placements/{placement}?tab=plan",
            "/placements/{placement}?tab=reviews",
            "/placements/{placement}?tab=rules",
            "/placements/{placement}?tab=history",
            "/placements/{placement}/document",
            "/placements/{placement}/plan",
            "/placements/{placement}/extend",
            "/placements/{placement}/end",
            "/reviews",
            "/reviews?tab=held",
            "/reviews/new?placement={placement}",
            "/reviews/panel",
            "/reviews/{review}",
            "/transitions",
            "/transitions/new?placement={placement}",
            "/transitions/{transition}",
            "/transitions/{underway}/stage",
            "/transitions/{underway}/complete",
            "/transitions/{transition}/check",
            "/pupils",
            "/pupils?tab=held",
            "/pupils/{pupil}",
            "/pupils/{pupil}?tab=provision",
            "/pupils/{pupil}?tab=corrections",
            "/pupils/{pupil}?tab=holds",
            "/pupils/{pupil}/hold",
            "/providers",
            "/providers?tab=need",
            "/providers/{provider}",
            "/providers/{provider}/check",
            "/sufficiency",
            "/rules",
            "/rules?tab=modules",
            "/rules/ENG-REF-002",
            "/rules/try",
            "/rules/simulate",
        ],
        ["head"] =
        [
            "/",
            "/referrals/new",
            "/referrals/{draft}",
            "/referrals/{draft}?tab=documents",
            "/referrals/{draft}/documents/{document}/remove",
            "/referrals/{draft}/edit?step=reason",
            "/referrals/{draft}/edit?step=background",
            "/referrals/{draft}/edit?step=check",
            "/referrals/{waiting}/requests/1",
            "/referrals/{submitted}/withdraw",
            "/placements/{awaiting}",
            "/placements/{awaiting}/answer/PARENT",
            "/placements/{awaiting}/decline",
            "/pupils/{pupil}/correct",
            "/safeguarding/emergency/new",
            "/systems",
            "/systems/new",
        ],
        ["quality"] =
        [
            "/",
            "/providers/new",
            "/providers/{provider}?tab=evidence",
            "/providers/{provider}?tab=approval",
            "/providers/{provider}/change",
            "/providers/{provider}/approval",
            "/providers/{provider}/evidence",
            "/providers/{provider}/confirmation",
            "/providers/{confirmed}/confirmations/{confirmation}/stale",
        ],
        ["manager"] =
        [
            "/",
            "/providers/{own}/sites/new",
            "/providers/{own}/sites/{ownsite}/capacity",
            "/providers/{own}/sites/{ownsite}/offer",
            "/reviews/report?placement={placement}",
            "/reviews/reports/{report}",
        ],
        ["tutor"] = ["/", "/placements/register", "/placements/{marked}/marks/{mark}", "/safeguarding/new", "/safeguarding"],
        ["school-dsl"] = ["/", "/safeguarding", "/safeguarding?tab=all", "/safeguarding/{concern}", "/placements"],
        ["la-dsl"] = ["/", "/safeguarding/emergency", "/safeguarding/emergency/{access}"],
    };

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
            "/safeguarding/emergency/new",
            "/systems/new",
        ],
        ["quality"] = ["/providers/new", "/providers/{provider}/evidence", "/providers/{provider}/approval"],
        ["manager"] = ["/providers/{own}/sites/new", "/reviews/report?placement={placement}"],
        ["tutor"] = ["/safeguarding/new"],
    };

    private static readonly Dictionary<string, (string Query, string Path)> queries = new()
    {
        ["submitted"] = First("referrals", "statuses: [SUBMITTED]"),
        ["waiting"] = First("referrals", "information: WAITING"),
        ["draft"] = First("referrals", "statuses: [DRAFT]"),
        ["document"] = (
            "{ referrals(first: 1, where: { statuses: [DRAFT] }) { nodes { documents { id } } } }",
            "referrals.nodes.0.documents.0.id"
        ),
        ["accepted"] = First("referrals", "statuses: [ACCEPTED]"),
        ["placement"] = First("placements", "statuses: [ACTIVE]"),
        ["awaiting"] = First("placements", "statuses: [AWAITING_AGREEMENT]"),
        ["review"] = First("reviews"),
        ["transition"] = First("transitions"),
        ["underway"] = First("transitions", "statuses: [PLANNED, IN_PROGRESS]"),
        ["provider"] = (
            "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { site { provider { id } } } } }",
            "placements.nodes.0.site.provider.id"
        ),
        ["site"] = ("{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { site { id } } } }", "placements.nodes.0.site.id"),
        ["own"] = ("{ placements(first: 1) { nodes { site { provider { id } } } } }", "placements.nodes.0.site.provider.id"),
        ["ownsite"] = ("{ placements(first: 1) { nodes { site { id } } } }", "placements.nodes.0.site.id"),
        ["confirmed"] = (Confirmed, "providers.nodes.0.id"),
        ["confirmation"] = (Confirmed, "providers.nodes.0.confirmations.0.id"),
        ["marked"] = (
            "{ placements(first: 1, where: { statuses: [ACTIVE] }, orderBy: { field: START_DATE }) { nodes { id } } }",
            "placements.nodes.0.id"
        ),
        ["mark"] = ("{ attendanceMarks(first: 1, placementId: \"{marked}\") { nodes { id } } }", "attendanceMarks.nodes.0.id"),
        ["pupil"] = First("pupils", "isOnRoll: true"),
        ["concern"] = First("concerns"),
        ["access"] = First("emergencyAccesses"),
        ["report"] = (
            "{ placements(first: 50, where: { statuses: [ACTIVE] }) { nodes { reviewSchedule { waitingReports { id } } } } }",
            "placements.nodes.*.reviewSchedule.waitingReports.0.id"
        ),
    };

    private const string Confirmed = "{ providers(first: 1) { nodes { id confirmations { id } } } }";

    public static TheoryData<string> People => [.. pages.Keys];

    [Theory]
    [MemberData(nameof(People))]
    public async Task It_has_no_barrier_on_a_desk_at_200_percent_and_on_a_phone(string person)
    {
        await using var visitor = await site.VisitAsync(person);
        List<string> wrong = [];
        foreach (var path in pages[person])
        {
            await visitor.ResizeAsync(1200);
            await visitor.OpenAsync(await FillAsync(person, path));
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
            await visitor.OpenAsync(await FillAsync(person, path));
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
        var seen = pages.SelectMany(entry => entry.Value).Select(path => path.Split('?')[0]).ToHashSet();

        routes.Count.ShouldBeGreaterThan(40);
        routes.Where(route => !seen.Any(path => Matches(route, path))).ShouldBeEmpty();
        seen.Where(path => !routes.Any(route => Matches(route, path))).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_not_there_or_not_theirs_says_so_with_a_way_on()
    {
        await using var visitor = await site.VisitAsync("tutor");
        using var client = new GraphQLClient(site.Host);
        var referral = await FindAsync(client, "commissioner", "submitted");
        foreach (var path in new[] { "/no-such-page", "/placements/nothing", $"/referrals/{referral}" })
        {
            await visitor.OpenAsync(path);

            await visitor.SeesAsync("not");
            (await visitor.FindBarriersAsync()).ShouldBeEmpty(path);
            (await visitor.Page.GetByRole(AriaRole.Main).Locator("a, button").CountAsync()).ShouldBeGreaterThan(0, path);
        }
    }

    private async Task<string> FillAsync(string person, string path)
    {
        using var client = new GraphQLClient(site.Host);
        return await FillAsync(client, person, path);
    }

    private static async Task<string> FillAsync(GraphQLClient client, string person, string text)
    {
        foreach (Match match in Placeholder().Matches(text))
        {
            text = text.Replace(match.Value, await FindAsync(client, person, match.Groups[1].Value), StringComparison.Ordinal);
        }

        return text;
    }

    private static async Task<string> FindAsync(GraphQLClient client, string person, string name)
    {
        var (query, path) = queries[name];
        var data = await client.DataAsync(client.TokenOf(person), await FillAsync(client, person, query));
        return Follow(data, path.Split('.')).FirstOrDefault()
            ?? throw new InvalidOperationException($"{person} has no {{{name}}} in the demo: {query}");
    }

    private static IEnumerable<string> Follow(JsonElement element, ReadOnlySpan<string> path) =>
        element.ValueKind is JsonValueKind.Null ? []
        : path is [] ? [element.GetString()!]
        : element.ValueKind is JsonValueKind.Array ? Among([.. element.EnumerateArray()], path[0], path[1..].ToArray())
        : Follow(element.GetProperty(path[0]), path[1..]);

    private static IEnumerable<string> Among(JsonElement[] elements, string which, string[] rest) =>
        elements.Where((_, at) => which == "*" || which == $"{at}").SelectMany(element => Follow(element, rest));

    private static (string, string) First(string list, string? where = null) =>
        ($"{{ {list}(first: 1{(where is null ? "" : $", where: {{ {where} }}")}) {{ nodes {{ id }} }} }}", $"{list}.nodes.0.id");

    private static bool Matches(string route, string path)
    {
        var (parts, given) = (route.Split('/'), path.Split('/'));
        return parts.Length == given.Length
            && parts.Zip(given).All(pair => pair.First == pair.Second || (pair.First.StartsWith(':') && !IsWord(pair.Second)));
    }

    // "/reviews/new" is a page of its own, and none of a review.
    private static bool IsWord(string part) => part.All(char.IsAsciiLetterLower);

    /// <summary>With what the demo lacks: a draft with a document, a report and an emergency access.</summary>
    public sealed class FullSite(PostgresFixture postgres) : Site(postgres)
    {
        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            using var client = new GraphQLClient(Host);
            var placement = (
                await client.DataAsync(
                    client.TokenOf("manager"),
                    "{ placements(first: 1, where: { statuses: [ACTIVE] }) { nodes { id startDate } } }"
                )
            )
                .GetProperty("placements")
                .GetProperty("nodes")[0];
            await ChangeAsync(
                client,
                "manager",
                "submitProviderReport",
                "SubmitProviderReportInput!",
                new
                {
                    placementId = placement.GetProperty("id").GetString(),
                    periodFrom = placement.GetProperty("startDate").GetString(),
                    periodTo = placement.GetProperty("startDate").GetString(),
                    attendancePercent = 90,
                    progress = "Works well in the workshop, and has begun to talk with the others.",
                }
            );
            var pupil = (await client.DataAsync(client.TokenOf("head"), "{ pupils(first: 1) { nodes { id } } }"))
                .GetProperty("pupils")
                .GetProperty("nodes")[0]
                .GetProperty("id")
                .GetString();
            await ChangeAsync(
                client,
                "head",
                "draftReferral",
                "DraftReferralInput!",
                new
                {
                    pupilId = pupil,
                    content = new
                    {
                        reason = "EARLY_INTERVENTION",
                        eventDate = placement.GetProperty("startDate").GetString(),
                        summary = "Tries hard, and needs a smaller group for a while.",
                    },
                }
            );
            await AttachAsync(client, await FindAsync(client, "head", "draft"));
            await ChangeAsync(
                client,
                "head",
                "openEmergencyAccess",
                "OpenEmergencyAccessInput!",
                new { pupilId = pupil, reason = "The child is missing, and the police ask what is known." }
            );
        }

        private async Task AttachAsync(GraphQLClient client, string referral)
        {
            using var http = new HttpClient { BaseAddress = Host.Url };
            http.DefaultRequestHeaders.Authorization = new("Bearer", client.TokenOf("head"));
            using var content = new ByteArrayContent("%PDF-1.7 invented"u8.ToArray());
            content.Headers.ContentDisposition = new("attachment") { FileNameStar = "Attendance certificate.pdf" };
            using var response = await http.PostAsync($"/referrals/{referral}/documents?kind=ATTENDANCE_CERTIFICATE", content);
            response.EnsureSuccessStatusCode();
        }

        private static async Task ChangeAsync(GraphQLClient client, string person, string mutation, string type, object input)
        {
            var data = await client.DataAsync(
                client.TokenOf(person),
                $"mutation ($input: {type}) {{ {mutation}(input: $input) {{ userErrors {{ message }} }} }}",
                new { input }
            );
            data.GetProperty(mutation).GetProperty("userErrors").GetArrayLength().ShouldBe(0, data.GetRawText());
        }
    }

    [GeneratedRegex("path: \"([^\"]+)\"")]
    private static partial Regex RoutePath();

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("[^a-zA-Z]+")]
    private static partial Regex Unfit();
}
