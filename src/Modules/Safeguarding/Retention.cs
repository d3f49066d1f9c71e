namespace AltProvision.Safeguarding;

/// <summary>
/// What was told is destroyed with its key, and the record stays without it (docs/adr/0016): who raised what kind of concern when, and who took
/// note, is not forgotten.
/// </summary>
internal sealed class Retention : IRetention
{
    private const string Key = "delete from safeguarding.narrative_key where record_id = any ($1)";
    private const string Told = """
        select k.record_id as id, c.pupil_id as child, c.raised_at::date as since
        from safeguarding.narrative_key k join safeguarding.concern c on c.id = k.record_id
        """;
    private const string SexualAbuse = "c.kind in ('SexualAbuse', 'ExploitationSexual')";

    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "SexualAbuseNarrative",
            DataClass.Safeguarding,
            Years: 75,
            RetainedFrom.Date,
            "Independent Inquiry into Child Sexual Abuse, recommendation 17: 75 years",
            $"{Told} where {SexualAbuse}",
            Key
        )
        {
            RecordType = "Concern",
        },
        new(
            "AllegationNarrative",
            DataClass.Safeguarding,
            Years: 50,
            RetainedFrom.Date,
            "KCSIE part four: to the pension age of the adult and ten years at least; whose age is not known is taken to be 18, and pension age to be 68",
            $"{Told} where c.is_about_adult and not {SexualAbuse}",
            Key
        )
        {
            RecordType = "Concern",
        },
        new(
            "ConcernNarrative",
            DataClass.Safeguarding,
            Years: 25,
            RetainedFrom.Birth,
            "KCSIE, IRMS toolkit for schools: a child protection file, to the 25th birthday",
            $"{Told} where not c.is_about_adult and not {SexualAbuse}",
            Key
        )
        {
            RecordType = "Concern",
        },
        new(
            "EmergencyAccessReason",
            DataClass.Safeguarding,
            Years: 25,
            RetainedFrom.Birth,
            "as the child protection file whose opening it explains",
            "select k.record_id as id, e.pupil_id as child from safeguarding.narrative_key k join safeguarding.emergency_access e on e.id = k.record_id",
            Key
        )
        {
            RecordType = "EmergencyAccess",
        },
        new(
            "PupilSetting",
            DataClass.Personal,
            Years: 25,
            RetainedFrom.Birth,
            "as the placement that it is of",
            "select placement_id as id, pupil_id as child from safeguarding.pupil_setting",
            "delete from safeguarding.pupil_setting where placement_id = any ($1)"
        )
        {
            RecordType = "Placement",
        },
    ];

    // Nobody has taken note of it: whatever its age, somebody has to.
    public string Kept =>
        """
            select c.pupil_id as child, false as is_hold from safeguarding.concern c
            where not exists (select from safeguarding.acknowledgement a where a.concern_id = c.id) and $1::date is not null
            """;
}
