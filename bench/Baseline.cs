using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using AltProvision.Kernel;
using Npgsql;
using NpgsqlTypes;

namespace AltProvision.Bench;

/// <summary>
/// What a careful engineer would write by hand for these six operations and no others: one round trip each, prepared, joined, and rows
/// written as they are read. It answers with the same JSON as the product. It knows no roles, no limits and no other query.
/// </summary>
internal static class Baseline
{
    private static readonly JsonWriterOptions Output = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };
    private static readonly ConcurrentDictionary<string, string> EnumNames = [];
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    // What the product stored of a decision on such a concern.
    private static readonly string Facts = DecisionFile("inputs.json");
    private static readonly string Findings = DecisionFile("findings.json");

    public static async Task ServeAsync(int port, string connectionString)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls(HostUnderTest.Url(port));
        await using var data = NpgsqlDataSource.Create(connectionString);
        await using var app = builder.Build();
        app.MapGet("/a", context => AnswerAsync(context, data, SchoolPupils));
        app.MapGet("/b", context => AnswerAsync(context, data, LaWorklist));
        app.MapGet("/c", context => AnswerAsync(context, data, PlacementDetail));
        app.MapGet("/d", context => AnswerAsync(context, data, ProviderSearch));
        app.MapGet("/e", context => AnswerAsync(context, data, RaiseConcern));
        app.MapGet("/f", context => SendAsync(context, writer => writer.WriteString("__typename", "Query")));
        await app.RunAsync();
    }

    private static readonly Operation SchoolPupils = new(
        [
            """
            select p.id, p.status, p.start_date, p.hours_per_week, u.id, u.given_name, u.family_name, u.birth_date,
              exists (select from school_roll.pupil_fact f where f.pupil_id = u.id and f.kind = 'Ehcp' and f."from" <= $2 and (f.until is null or f.until >= $2)),
              s.name, s.postcode, v.id, v.name, v.type, r.last_review_on, r.last_decision, r.next_due, m.possible, m.attended, m.authorised, m.unauthorised
            from placements.placement p
            join school_roll.pupil u on u.id = p.pupil_id
            join providers.site s on s.id = p.site_id
            join providers.provider v on v.id = s.provider_id
            left join reviews.review_schedule r on r.placement_id = p.id
            cross join lateral (
              select count(*)::int as possible, (count(*) filter (where code in ('/', '\', 'L', 'B')))::int as attended,
                (count(*) filter (where code in ('I', 'M')))::int as authorised, (count(*) filter (where code in ('O', 'U')))::int as unauthorised
              from placements.attendance_mark m where m.placement_id = p.id and m.date between '2026-11-16' and '2026-11-20') m
            where p.school_id = $1 and p.status = 'Active'
            order by p.start_date desc, p.id desc limit 51
            """,
        ],
        query =>
            [
                [Uuid(query["school"]!), Today()],
            ],
        async (reader, writer) =>
        {
            writer.WriteStartObject("placements");
            writer.WriteStartArray("nodes");
            for (var row = 0; row < 50 && await reader.ReadAsync(); row++)
            {
                writer.WriteStartObject();
                writer.WriteString("id", Requests.Opaque("Placement", reader.GetGuid(0)));
                Enum(writer, "status", reader, 1);
                Date(writer, "startDate", reader, 2);
                writer.WriteNumber("hoursPerWeek", reader.GetDecimal(3));
                writer.WriteStartObject("pupil");
                writer.WriteString("id", Requests.Opaque("Pupil", reader.GetGuid(4)));
                writer.WriteString("givenName", reader.GetString(5));
                writer.WriteString("familyName", reader.GetString(6));
                writer.WriteNumber("yearGroup", YearGroup(reader.GetFieldValue<DateOnly>(7)));
                writer.WriteBoolean("hasEhcp", reader.GetBoolean(8));
                writer.WriteEndObject();
                writer.WriteStartObject("site");
                writer.WriteString("name", reader.GetString(9));
                writer.WriteString("postcode", reader.GetString(10));
                writer.WriteStartObject("provider");
                writer.WriteString("id", Requests.Opaque("Provider", reader.GetGuid(11)));
                writer.WriteString("name", reader.GetString(12));
                Enum(writer, "type", reader, 13);
                writer.WriteEndObject();
                writer.WriteEndObject();
                writer.WriteStartObject("reviewSchedule");
                Date(writer, "lastReviewOn", reader, 14);
                Enum(writer, "lastDecision", reader, 15);
                Date(writer, "nextReviewDue", reader, 16);
                writer.WriteEndObject();
                writer.WriteStartObject("attendance");
                writer.WriteNumber("possible", reader.GetInt32(17));
                writer.WriteNumber("attended", reader.GetInt32(18));
                writer.WriteNumber("authorisedAbsence", reader.GetInt32(19));
                writer.WriteNumber("unauthorisedAbsence", reader.GetInt32(20));
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    );

    private static readonly Operation LaWorklist = new(
        [
            """
            select r.id, r.status, r.reason, r.summary, r.submitted_at, r.due_date, r.responsible, u.id, u.given_name, u.family_name, u.birth_date,
              exists (select from school_roll.pupil_fact f where f.pupil_id = u.id and f.kind = 'Ehcp' and f."from" <= $2 and (f.until is null or f.until >= $2)),
              s.urn, s.name, s.phase, a.name
            from (
              select * from referrals.referral where la_code = $1 and status in ('Submitted', 'Accepted')
              order by coalesce(due_date, 'infinity'), id limit 26) r
            join school_roll.pupil u on u.id = r.pupil_id
            join school_roll.school s on s.id = r.school_id
            join school_roll.local_authority a on a.code = s.la_code
            order by coalesce(r.due_date, 'infinity'), r.id
            """,
        ],
        query =>
            [
                [Text(query["la"]!), Today()],
            ],
        async (reader, writer) =>
        {
            writer.WriteStartObject("referrals");
            writer.WriteStartArray("nodes");
            var (due, id, rows) = ((DateOnly?)null, Guid.Empty, 0);
            while (rows < 25 && await reader.ReadAsync())
            {
                rows++;
                id = reader.GetGuid(0);
                due = await reader.IsDBNullAsync(5) ? null : reader.GetFieldValue<DateOnly>(5);
                writer.WriteStartObject();
                writer.WriteString("id", Requests.Opaque("Referral", id));
                Enum(writer, "status", reader, 1);
                Enum(writer, "reason", reader, 2);
                writer.WriteString("summary", reader.GetString(3));
                Moment(writer, "submittedAt", reader, 4);
                Date(writer, "dueDate", reader, 5);
                Enum(writer, "responsible", reader, 6);
                writer.WriteStartObject("pupil");
                writer.WriteString("id", Requests.Opaque("Pupil", reader.GetGuid(7)));
                writer.WriteString("givenName", reader.GetString(8));
                writer.WriteString("familyName", reader.GetString(9));
                writer.WriteNumber("yearGroup", YearGroup(reader.GetFieldValue<DateOnly>(10)));
                writer.WriteBoolean("hasEhcp", reader.GetBoolean(11));
                writer.WriteEndObject();
                writer.WriteStartObject("school");
                writer.WriteString("urn", reader.GetInt32(12).ToString(CultureInfo.InvariantCulture));
                writer.WriteString("name", reader.GetString(13));
                writer.WriteString("phase", reader.GetString(14));
                Named(writer, "localAuthority", reader, 15);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("pageInfo");
            writer.WriteBoolean("hasNextPage", rows == 25 && await reader.ReadAsync());
            writer.WriteString(
                "endCursor",
                System.Buffers.Text.Base64Url.EncodeToString(
                    JsonSerializer.SerializeToUtf8Bytes(new object[] { due ?? DateOnly.MaxValue, id })
                )
            );
            writer.WriteEndObject();
            writer.WriteEndObject();
        }
    );

    private static readonly Operation PlacementDetail = new(
        [
            """
            select p.id, p.status, p.start_date, p.planned_end_date, p.ended_on, p.hours_per_week, p.weekly_cost, p.purpose,
              u.given_name, u.family_name, u.birth_date,
              exists (select from school_roll.pupil_fact f where f.pupil_id = u.id and f.kind = 'Ehcp' and f."from" <= $2 and (f.until is null or f.until >= $2)),
              exists (select from school_roll.pupil_fact f where f.pupil_id = u.id and f.kind = 'LookedAfter' and f."from" <= $2 and (f.until is null or f.until >= $2)),
              h.urn, h.name, ha.name, ha.gss_code, f.status, f.reason, f.submitted_at, f.summary, fs.name, fa.name,
              s.name, s.postcode, v.name, v.type, va.name, p.plan, r.next_due, r.ended_on
            from placements.placement p
            join school_roll.pupil u on u.id = p.pupil_id
            left join school_roll.enrolment e on e.pupil_id = u.id and e.until is null and e.status <> 'DualSubsidiary'
            left join school_roll.school h on h.id = e.school_id
            left join school_roll.local_authority ha on ha.code = h.la_code
            join referrals.referral f on f.id = p.referral_id
            join school_roll.school fs on fs.id = f.school_id
            join school_roll.local_authority fa on fa.code = fs.la_code
            join providers.site s on s.id = p.site_id
            join providers.provider v on v.id = s.provider_id
            join school_roll.local_authority va on va.code = v.la_code
            left join reviews.review_schedule r on r.placement_id = p.id
            where p.id = $1
            """,
            "select party, answer from placements.party_answer_entry where placement_id = $1 order by number",
            "select id, held_on, decision, decision_reason, progress, attendees from reviews.review where placement_id = $1 order by held_on desc, id limit 100",
            """
            select t.kind, t.status, t.target_date, d.name from transitions.transition t
            left join school_roll.school d on d.id = t.destination_school_id
            where t.placement_id = $1 order by t.created_at desc, t.id limit 100
            """,
        ],
        query =>
        {
            NpgsqlParameter id() => Uuid(query["id"]!);
            return
            [
                [id(), Today()],
                [id()],
                [id()],
                [id()],
            ];
        },
        async (reader, writer) =>
        {
            await reader.ReadAsync();
            writer.WriteStartObject("placement");
            writer.WriteString("id", Requests.Opaque("Placement", reader.GetGuid(0)));
            Enum(writer, "status", reader, 1);
            Date(writer, "startDate", reader, 2);
            Date(writer, "plannedEndDate", reader, 3);
            Date(writer, "endedOn", reader, 4);
            writer.WriteNumber("hoursPerWeek", reader.GetDecimal(5));
            writer.WriteString("weeklyCost", reader.GetDecimal(6).ToString("0.00", CultureInfo.InvariantCulture));
            writer.WriteString("purpose", reader.GetString(7));
            writer.WriteStartObject("pupil");
            writer.WriteString("givenName", reader.GetString(8));
            writer.WriteString("familyName", reader.GetString(9));
            Date(writer, "birthDate", reader, 10);
            writer.WriteNumber("yearGroup", YearGroup(reader.GetFieldValue<DateOnly>(10)));
            writer.WriteBoolean("hasEhcp", reader.GetBoolean(11));
            writer.WriteBoolean("isLookedAfter", reader.GetBoolean(12));
            writer.WriteStartObject("homeSchool");
            writer.WriteString("urn", reader.GetInt32(13).ToString(CultureInfo.InvariantCulture));
            writer.WriteString("name", reader.GetString(14));
            writer.WriteStartObject("localAuthority");
            writer.WriteString("name", reader.GetString(15));
            writer.WriteString("gssCode", reader.GetString(16));
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartObject("referral");
            Enum(writer, "status", reader, 17);
            Enum(writer, "reason", reader, 18);
            Moment(writer, "submittedAt", reader, 19);
            writer.WriteString("summary", reader.GetString(20));
            writer.WriteStartObject("school");
            writer.WriteString("name", reader.GetString(21));
            Named(writer, "localAuthority", reader, 22);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartObject("site");
            writer.WriteString("name", reader.GetString(23));
            writer.WriteString("postcode", reader.GetString(24));
            writer.WriteStartObject("provider");
            writer.WriteString("name", reader.GetString(25));
            Enum(writer, "type", reader, 26);
            Named(writer, "localAuthority", reader, 27);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartObject("plan");
            writer.WriteStartArray("goals");
            using (var plan = JsonDocument.Parse(reader.GetString(28)))
            {
                foreach (var goal in plan.RootElement.GetProperty("goals").EnumerateArray())
                {
                    writer.WriteStartObject();
                    writer.WriteString("goal", goal.GetProperty("goal").GetString());
                    writer.WriteString("measure", goal.GetProperty("measure").GetString());
                    writer.WriteEndObject();
                }
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
            var isEnded = !await reader.IsDBNullAsync(30);
            DateOnly? nextDue = await reader.IsDBNullAsync(29) ? null : reader.GetFieldValue<DateOnly>(29);
            await reader.NextResultAsync();
            var answers = new Dictionary<string, string>();
            while (await reader.ReadAsync())
            {
                answers[reader.GetString(0)] = reader.GetString(1);
            }

            writer.WriteStartArray("parties");
            foreach (var party in (string[])["HomeSchool", "Provider", "Parent", "Child", "La"])
            {
                writer.WriteStartObject();
                writer.WriteString("party", Upper(party));
                writer.WriteString("answer", Upper(answers.GetValueOrDefault(party, "NotAsked")));
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            await reader.NextResultAsync();
            writer.WriteStartArray("reviews");
            while (await reader.ReadAsync())
            {
                writer.WriteStartObject();
                writer.WriteString("id", Requests.Opaque("Review", reader.GetGuid(0)));
                Date(writer, "heldOn", reader, 1);
                Enum(writer, "decision", reader, 2);
                writer.WriteString("decisionReason", reader.GetString(3));
                writer.WriteString("progress", reader.GetString(4));
                writer.WriteStartArray("attendees");
                using (var attendees = JsonDocument.Parse(reader.GetString(5)))
                {
                    foreach (var attendee in attendees.RootElement.EnumerateArray())
                    {
                        writer.WriteStringValue(Upper(attendee.GetString()!));
                    }
                }

                writer.WriteEndArray();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("reviewSchedule");
            writer.WritePropertyName("nextReviewDue");
            if (nextDue is { } day)
            {
                writer.WriteStringValue(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
            else
            {
                writer.WriteNullValue();
            }

            writer.WriteBoolean("isOverdue", !isEnded && nextDue < LondonTime.Today(TimeProvider.System));
            writer.WriteEndObject();
            await reader.NextResultAsync();
            writer.WriteStartArray("transitions");
            while (await reader.ReadAsync())
            {
                writer.WriteStartObject();
                Enum(writer, "kind", reader, 0);
                Enum(writer, "status", reader, 1);
                Date(writer, "targetDate", reader, 2);
                Named(writer, "destinationSchool", reader, 3);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    );

    // Of the rules it knows only what decides the order here: all providers of the data are insured and confirmed alike, and none was checked.
    private static readonly Operation ProviderSearch = new(
        [
            """
            select distance, free, needs, approval, offer, age_from, age_to, price_per_week, site_id, site, postcode, v.id, v.name, v.type, a.name from (
              select s.id as site_id, s.name as site, s.postcode, s.provider_id, o.name as offer, o.age_from, o.age_to, o.price_per_week, x.approval,
                round(sqrt((s.easting - $1)::float8 ^ 2 + (s.northing - $2)::float8 ^ 2))::int as distance,
                array_remove(array[case when 'Semh' = any(o.needs) then 'Semh' end, case when 'Asd' = any(o.needs) then 'Asd' end], null) as needs,
                coalesce((select s.capacity_per_half_day - min(coalesce(l.taken, 0)) from unnest(o.sessions) session
                  left join (select replace(upper(h), ' ', '') as half, count(*) as taken from placements.placement p, unnest(p.half_days) h
                    where p.site_id = s.id and (p.status = 'Active' or (p.status in ('Agreed', 'AwaitingAgreement') and p.planned_end_date >= $3)) group by 1) l
                  on l.half = upper(session)), 0)::int as free
              from providers.site s
              join providers.offer o on o.site_id = s.id and o.age_from <= 13 and o.age_to >= 13 and o.needs && array['Semh', 'Asd']
              cross join lateral (
                select (select status from providers.approval w where w.provider_id = s.provider_id and w.la_code = $4) as approval,
                  exists (select from providers.evidence e where e.provider_id = s.provider_id and e.kind = 'PublicLiabilityInsurance' and e.issued_on <= $3 and e.expires_on >= $3) as insured,
                  exists (select from providers.safeguarding_confirmation c where c.provider_id = s.provider_id and c.date <= $3) as confirmed,
                  exists (select from providers.commissioner_check k where k.site_id = s.id and k.checked_on > $3 - 365) as checked) x
              where s.easting between $1 - 20000 and $1 + 20000 and s.northing between $2 - 20000 and $2 + 20000
            ) found
            join providers.provider v on v.id = found.provider_id
            join school_roll.local_authority a on a.code = v.la_code
            where distance <= 20000
            order by free > 0 desc, approval is null, cardinality(needs) desc, distance / 1000, price_per_week, distance, site_id limit 20
            """,
        ],
        query =>
            [
                [
                    new NpgsqlParameter<int> { TypedValue = int.Parse(query["easting"]!, CultureInfo.InvariantCulture) },
                    new NpgsqlParameter<int> { TypedValue = int.Parse(query["northing"]!, CultureInfo.InvariantCulture) },
                    Today(),
                    Text(query["la"]!),
                ],
            ],
        async (reader, writer) =>
        {
            writer.WriteStartObject("matchProviders");
            writer.WriteStartArray("nodes");
            for (var rank = 1; await reader.ReadAsync(); rank++)
            {
                writer.WriteStartObject();
                writer.WriteNumber("rank", rank);
                writer.WriteNumber("distanceMetres", reader.GetInt32(0));
                writer.WriteNumber("freePlaces", reader.GetInt32(1));
                writer.WriteStartArray("needsMet");
                foreach (var need in reader.GetFieldValue<string[]>(2))
                {
                    writer.WriteStringValue(Upper(need));
                }

                writer.WriteEndArray();
                writer.WriteString("approval", await reader.IsDBNullAsync(3) ? "NOT_APPROVED" : Upper(reader.GetString(3)));
                writer.WriteBoolean("isReady", false);
                writer.WriteStartObject("offer");
                writer.WriteString("name", reader.GetString(4));
                writer.WriteNumber("ageFrom", reader.GetInt32(5));
                writer.WriteNumber("ageTo", reader.GetInt32(6));
                writer.WriteString("pricePerWeek", reader.GetDecimal(7).ToString("0.00", CultureInfo.InvariantCulture));
                writer.WriteEndObject();
                writer.WriteStartObject("site");
                writer.WriteString("id", Requests.Opaque("Site", reader.GetGuid(8)));
                writer.WriteString("name", reader.GetString(9));
                writer.WriteString("postcode", reader.GetString(10));
                writer.WriteEndObject();
                writer.WriteStartObject("provider");
                writer.WriteString("id", Requests.Opaque("Provider", reader.GetGuid(11)));
                writer.WriteString("name", reader.GetString(12));
                Enum(writer, "type", reader, 13);
                Named(writer, "localAuthority", reader, 14);
                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    );

    // All rows that the product writes, those of the delivery too; it writes them in three transactions, one after the other.
    private static readonly Operation RaiseConcern = new(
        [
            """
            with concern as (
              insert into safeguarding.concern (id, pupil_id, placement_id, kind, severity, is_about_adult, account, raised_by, raised_by_organisation, raised_at, acknowledge_by)
              values ($1, $2, $3, 'Neglect', 'Medium', false, $4, 'bench', 'school:' || $5::text, $6, $6 + interval '1 day')
              returning id
            ), found as (
              select u.given_name, u.family_name, u.home_la_code, s.name as site, v.name as provider, v.id as provider_id
              from placements.placement p
              join school_roll.pupil u on u.id = p.pupil_id
              join providers.site s on s.id = p.site_id
              join providers.provider v on v.id = s.provider_id
              where p.id = $3 and p.pupil_id = $2
            ), key as (
              insert into safeguarding.narrative_key (record_id, master_id, locked) values ($1, '0-first', $8)
            ), recipients as (
              insert into safeguarding.concern_recipient (concern_id, organisation, is_alerted)
              select $1, organisation, is_alerted from found, lateral (values
                ('school:' || $5::text, true), ('provider:' || found.provider_id, true), ('la:' || found.home_la_code, false)) r(organisation, is_alerted)
              returning organisation, is_alerted
            ), decision as (
              insert into safeguarding.stored_decision (id, record_id, action, at, event_date, facts_hash, facts_type, la_code, rules, inputs, findings)
              select $7, $1, 'RaiseConcern', $6, $6::date, $9, 'ConcernFacts', found.home_la_code, $10, $11::jsonb, $12::jsonb from found
            ), outbox as (
              insert into safeguarding.outbox_message (id, type, payload, due_at, attempts, delivered_at)
              values ($7, 'AltProvision.Safeguarding.Contracts.ConcernRaised', jsonb_build_object('EventId', $7, 'ConcernId', jsonb_build_object('Value', $1)), 'epoch', 0, $6)
            ), inbox as (
              insert into safeguarding.inbox_entry (event_id, handler, handled_at) values ($7, 'DeliverConcernOnConcernRaised', $6)
            ), feed as (
              insert into safeguarding.concern_feed_entry (concern_id, recipient, at) select $1, organisation, $6 from recipients where is_alerted
            ), audit as (
              insert into audit.entry (at, kind, subject, organisation, source, action, record_type, data_class, records, address, request_id)
              select $6, r.kind, r.subject, r.organisation, r.source, r.action, r.type, 'Safeguarding', r.records, '127.0.0.1', $9 from (values
                ('Change', 'bench', 'school:' || $5::text, 'safeguarding', 'RaiseConcern', 'Concern', array[$1]),
                ('Read', 'bench', 'school:' || $5::text, 'graph', 'raiseConcern', 'Pupil', array[$2]),
                ('Read', 'bench', 'school:' || $5::text, 'graph', 'raiseConcern', 'Placement', array[$3]),
                ('Change', 'system', 'system', 'safeguarding', 'DeliverConcernOnConcernRaised', null, '{}'::uuid[])) r (kind, subject, organisation, source, action, type, records)
            )
            select concern.id, found.given_name, found.family_name, found.site, found.provider, $3 from concern, found
            """,
        ],
        query =>
            [
                [
                    new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                    Uuid(query["pupil"]!),
                    Uuid(query["placement"]!),
                    Locked("An invented account of a concern."u8),
                    Uuid(query["school"]!),
                    new NpgsqlParameter<DateTime>
                    {
                        TypedValue = TimeProvider.System.GetUtcNow().UtcDateTime,
                        NpgsqlDbType = NpgsqlDbType.TimestampTz,
                    },
                    new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() },
                    Locked(RandomNumberGenerator.GetBytes(32)),
                    Text(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query["pupil"]!)))),
                    new NpgsqlParameter<string[]> { TypedValue = ["ENG-SAF-001@1", "ENG-SAF-003@1", "ENG-SAF-006@1", "ENG-SAF-010@1"] },
                    Text(Facts),
                    Text(Findings),
                ],
            ],
        async (reader, writer) =>
        {
            await reader.ReadAsync();
            writer.WriteStartObject("raiseConcern");
            writer.WriteStartObject("concern");
            writer.WriteString("id", Requests.Opaque("Concern", reader.GetGuid(0)));
            writer.WriteString("status", "RAISED");
            writer.WriteString("severity", "MEDIUM");
            writer.WriteString("kind", "NEGLECT");
            writer.WriteString(
                "raisedAt",
                TimeProvider.System.GetUtcNow().UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            );
            writer.WriteStartObject("pupil");
            writer.WriteString("givenName", reader.GetString(1));
            writer.WriteString("familyName", reader.GetString(2));
            writer.WriteEndObject();
            writer.WriteStartObject("placement");
            writer.WriteString("id", Requests.Opaque("Placement", reader.GetGuid(5)));
            writer.WriteStartObject("site");
            writer.WriteString("name", reader.GetString(3));
            Named(writer, "provider", reader, 4);
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteEndObject();
            writer.WriteStartArray("userErrors");
            writer.WriteEndArray();
            writer.WriteEndObject();
        }
    );

    private static string DecisionFile(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "decision", name));

    // As the product locks narratives.
    private static NpgsqlParameter<byte[]> Locked(ReadOnlySpan<byte> content)
    {
        var locked = new byte[29 + content.Length];
        RandomNumberGenerator.Fill(locked.AsSpan(1, 12));
        using var cipher = new AesGcm(Key, 16);
        cipher.Encrypt(locked.AsSpan(1, 12), content, locked.AsSpan(29), locked.AsSpan(13, 16));
        return new() { TypedValue = locked };
    }

    private sealed record Operation(
        string[] Statements,
        Func<IQueryCollection, NpgsqlParameter[][]> Bind,
        Func<NpgsqlDataReader, Utf8JsonWriter, Task> WriteAsync
    );

    private static async Task AnswerAsync(HttpContext context, NpgsqlDataSource data, Operation operation)
    {
        await using var batch = data.CreateBatch();
        var parameters = operation.Bind(context.Request.Query);
        for (var i = 0; i < operation.Statements.Length; i++)
        {
            var command = new NpgsqlBatchCommand(operation.Statements[i]);
            foreach (var parameter in parameters[i])
            {
                command.Parameters.Add(parameter);
            }

            batch.BatchCommands.Add(command);
        }

        await using var reader = await batch.ExecuteReaderAsync(context.RequestAborted);
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Output);
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        await operation.WriteAsync(reader, writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static async Task SendAsync(HttpContext context, Action<Utf8JsonWriter> write)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using var writer = new Utf8JsonWriter(context.Response.BodyWriter, Output);
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        write(writer);
        writer.WriteEndObject();
        writer.WriteEndObject();
        await writer.FlushAsync(context.RequestAborted);
    }

    private static NpgsqlParameter<Guid> Uuid(string value) => new NpgsqlParameter<Guid> { TypedValue = Guid.Parse(value) };

    private static NpgsqlParameter<string> Text(string value) => new NpgsqlParameter<string> { TypedValue = value };

    private static NpgsqlParameter<DateOnly> Today() =>
        new NpgsqlParameter<DateOnly> { TypedValue = LondonTime.Today(TimeProvider.System) };

    private static int YearGroup(DateOnly birthDate) => AcademicYear.YearGroup(birthDate, LondonTime.Today(TimeProvider.System));

    private static string Upper(string name) => EnumNames.GetOrAdd(name, static n => JsonNamingPolicy.SnakeCaseUpper.ConvertName(n));

    private static void Enum(Utf8JsonWriter writer, string name, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, Upper(reader.GetString(column)));
        }
    }

    private static void Date(Utf8JsonWriter writer, string name, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            writer.WriteNull(name);
        }
        else
        {
            Span<char> text = stackalloc char[10];
            reader.GetFieldValue<DateOnly>(column).TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
            writer.WriteString(name, text);
        }
    }

    private static void Moment(Utf8JsonWriter writer, string name, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteString(name, reader.GetDateTime(column).ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture));
        }
    }

    private static void Named(Utf8JsonWriter writer, string name, NpgsqlDataReader reader, int column)
    {
        if (reader.IsDBNull(column))
        {
            writer.WriteNull(name);
            return;
        }

        writer.WriteStartObject(name);
        writer.WriteString("name", reader.GetString(column));
        writer.WriteEndObject();
    }
}
