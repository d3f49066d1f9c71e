using System.Text.Json;
using System.Text.RegularExpressions;
using AltProvision.Tests.EndToEnd.Support;
using Xunit;

namespace AltProvision.Tests.EndToEnd.AdminUi;

/// <summary>All pages, by who is to look at them.</summary>
internal static partial class Pages
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
            "/referrals/{submitted}?tab=documents",
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
            "/pupils/{pupil}?tab=corrections",
            "/pupils/{pupil}/correct",
            "/pupils/{supported}",
            "/pupils/{supported}/facts/new",
            "/pupils/{supported}/facts/{fact}/end",
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
            "/providers/{provider}?tab=checks",
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
        ["supported"] = First("pupils", "fact: SEN_SUPPORT"),
        ["fact"] = ("{ pupils(first: 1, where: { fact: SEN_SUPPORT }) { nodes { facts { id } } } }", "pupils.nodes.0.facts.0.id"),
        ["concern"] = First("concerns"),
        ["access"] = First("emergencyAccesses"),
        ["report"] = (
            "{ placements(first: 50, where: { statuses: [ACTIVE] }) { nodes { reviewSchedule { waitingReports { id } } } } }",
            "placements.nodes.*.reviewSchedule.waitingReports.0.id"
        ),
    };

    private const string Confirmed = "{ providers(first: 1) { nodes { id confirmations { id } } } }";

    public static TheoryData<string> People => [.. pages.Keys];

    public static IEnumerable<string> All => pages.SelectMany(entry => entry.Value);

    public static IReadOnlyList<string> Of(string person) => pages[person];

    /// <summary>The path with the IDs that the demo has for that person.</summary>
    public static async Task<string> FillAsync(HostProcess host, string person, string path)
    {
        using var client = new GraphQLClient(host);
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

    public static async Task<string> FindAsync(GraphQLClient client, string person, string name)
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

    [GeneratedRegex(@"\{([a-z]+)\}")]
    private static partial Regex Placeholder();
}
