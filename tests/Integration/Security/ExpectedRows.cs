using AltProvision.Kernel;
using Npgsql;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>Which rows each viewer may see, said here once more in SQL and asked as the owner: independent of filters and policies.</summary>
internal static class ExpectedRows
{
    // Whose rows these are, as conditions on $1: the organisation, and $2: the person.
    public sealed record Table(string Name, string Key, string School, string La, string Provider)
    {
        public string? Lead { get; init; }

        /// <summary>Of a view, the table that it shows rows of.</summary>
        public string Source { get; init; } = Name;
    }

    private const string Ours = "school_id = $1::uuid";
    private const string Area = "la_code = $1";
    private const string ReferredHere = $"select id from referrals.referral where {Area} and (status <> 'Draft' or school_id is null)";
    private const string Their = "provider_id = $1::uuid";
    private const string Nobody = "false";
    private const string PlacedThere = "provider_id = $1::uuid and status <> 'NotAgreed'";
    private const string OnOurRoll = "select pupil_id from school_roll.enrolment where school_id = $1::uuid";
    private const string OfOurArea = """
        select id from school_roll.pupil where home_la_code = $1
        union select pupil_id from school_roll.enrolment where school_la_code = $1
        """;
    private const string WithUs = """
        select pupil_id from school_roll.pupil_provider_access where provider_id = $1::uuid and (until is null or until >= $4::date)
        """;

    public static readonly Table[] Tables =
    [
        new("school_roll.pupil", "id", $"id in ({OnOurRoll})", $"id in ({OfOurArea})", $"id in ({WithUs})"),
        new("school_roll.pupil_in_sight", "id", $"id in ({OnOurRoll})", $"id in ({OfOurArea})", $"id in ({WithUs})")
        {
            Source = "school_roll.pupil",
        },
        new("school_roll.enrolment", "id", $"pupil_id in ({OnOurRoll})", $"pupil_id in ({OfOurArea})", $"pupil_id in ({WithUs})"),
        new("school_roll.pupil_fact", "id", $"pupil_id in ({OnOurRoll})", $"pupil_id in ({OfOurArea})", $"pupil_id in ({WithUs})"),
        new("school_roll.pupil_correction", "id", $"pupil_id in ({OnOurRoll})", $"pupil_id in ({OfOurArea})", Nobody),
        new("school_roll.record_hold", "id", "organisation = $3", "organisation = $3", "organisation = $3"),
        new("referrals.referral", "id", Ours, $"{Area} and (status <> 'Draft' or school_id is null)", Nobody),
        new(
            "referrals.referral_document",
            "id",
            $"referral_id in (select id from referrals.referral where {Ours})",
            $"referral_id in ({ReferredHere})",
            Nobody
        ),
        new(
            "referrals.referral_document_content",
            "document_id",
            $"document_id in (select d.id from referrals.referral_document d join referrals.referral r on r.id = d.referral_id where {Ours})",
            $"document_id in (select id from referrals.referral_document where referral_id in ({ReferredHere}))",
            Nobody
        ),
        new("placements.placement", "id", Ours, Area, PlacedThere),
        new("placements.attendance_mark", "id", Ours, Area, Their),
        new("placements.mark_in_sight", "placement_id::text || date || session || code", Marked(Ours), Marked(Area), Marked(PlacedThere))
        {
            Source = "placements.attendance_mark",
        },
        new(
            "placements.party_answer_entry",
            "placement_id::text || number",
            $"placement_id in (select id from placements.placement where {Ours})",
            $"placement_id in (select id from placements.placement where {Area})",
            $"placement_id in (select id from placements.placement where {PlacedThere})"
        ),
        new("placements.granted_override", "id", Nobody, Area, Nobody),
        new("reviews.review", "id", Ours, Area, Their),
        new("reviews.review_schedule", "placement_id", Ours, Area, Their),
        new("reviews.provider_report", "id", Ours, Area, Their),
        new("transitions.transition", "id", Ours, Area, Their),
        new("providers.commissioner_check", "id", Ours, Area, Their),
        new("access.client_grant", "id", Ours, Nobody, Nobody),
        new("access.revocation", "id", Nobody, Nobody, Nobody),
        new("audit.entry", "position", Nobody, Nobody, Nobody),
        new("audit.retention_run", "run::text || kind", Nobody, Nobody, Nobody),
        new("audit.seal", "number", Nobody, Nobody, Nobody),
        new("safeguarding.concern", "id", Known, Known, Known) { Lead = $"{Known} or id in ({Addressed})" },
        new("safeguarding.acknowledgement", "concern_id::text || at", RaisedFor, RaisedFor, RaisedFor)
        {
            Lead = $"{RaisedFor} or concern_id in ({Addressed})",
        },
        new("safeguarding.concern_recipient", "concern_id::text || organisation", RaisedFor, RaisedFor, RaisedFor)
        {
            Lead = $"{RaisedFor} or organisation = $3",
        },
        new("safeguarding.concern_feed_entry", "position", RaisedFor, RaisedFor, RaisedFor) { Lead = $"{RaisedFor} or recipient = $3" },
        new("safeguarding.emergency_access", "id", Opened, Opened, Opened) { Lead = $"{Opened} or responsible = $3" },
        new("safeguarding.emergency_access_review", "access_id", OpenedFor, OpenedFor, OpenedFor)
        {
            Lead = $"{OpenedFor} or access_id in (select id from safeguarding.emergency_access where responsible = $3)",
        },
        new("safeguarding.narrative_key", "record_id", KeyOfRaised, KeyOfRaised, KeyOfRaised)
        {
            Lead =
                $"{KeyOfRaised} or record_id in ({Addressed}) or record_id in (select id from safeguarding.emergency_access where responsible = $3)",
        },
        new("safeguarding.pupil_setting", "placement_id", Nobody, Nobody, Nobody),
    ];

    private static string Marked(string placements) => $"placement_id in (select id from placements.placement where {placements})";

    private const string Opened = "(subject = $2 and organisation = $3)";
    private const string OpenedFor = "access_id in (select id from safeguarding.emergency_access where subject = $2 and organisation = $3)";
    private const string KeyOfRaised = $"""
        record_id in (select id from safeguarding.concern where {Known}) or record_id in (select id from safeguarding.emergency_access where {Opened})
        """;
    private const string Known = $"""
        ({Raised} or not is_about_adult and kind <> 'SettingUnsafe'
          and pupil_id in (select pupil_id from safeguarding.emergency_access where {Opened} and until > now()))
        """;
    private const string Raised = "(raised_by = $2 and raised_by_organisation = $3)";
    private const string RaisedFor =
        "concern_id in (select id from safeguarding.concern where raised_by = $2 and raised_by_organisation = $3)";
    private const string Addressed = "select concern_id from safeguarding.concern_recipient where organisation = $3";

    /// <summary>Keys of the rows that the viewer may see, in order.</summary>
    public static async Task<string[]> OfAsync(NpgsqlDataSource owner, Table table, Viewer viewer, TimeProvider time)
    {
        var (condition, organisation) = viewer switch
        {
            { SchoolId: { } school } => (table.School, school.ToString()),
            { ProviderId: { } provider } => (table.Provider, provider.ToString()),
            _ => (table.La, viewer.LaCode!),
        };
        condition = viewer.IsIn(Role.SafeguardingLead) ? table.Lead ?? condition : condition;
        await using var command = owner.CreateCommand(
            $"select ({table.Key})::text from {table.Source} where ({condition}) and ($1::text, $2::text, $3::text, $4::text) is not null order by 1"
        );
        command.Parameters.AddRange(
            new[] { organisation, viewer.Subject, viewer.Organisation, LondonTime.Today(time).Iso() }.Select(Sql.Value).ToArray()
        );
        return await ReadAsync(command);
    }

    public static async Task<string[]> ReadAsync(NpgsqlCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        return await ReadAsync(reader);
    }

    public static async Task<string[]> ReadAsync(NpgsqlDataReader reader)
    {
        List<string> rows = [];
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(reader.GetString(0));
        }

        return [.. rows];
    }
}
