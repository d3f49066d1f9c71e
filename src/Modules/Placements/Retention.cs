namespace AltProvision.Placements;

/// <summary>How long placements and what is marked there are kept.</summary>
internal sealed class Retention : IRetention
{
    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "AttendanceMark",
            DataClass.SpecialCategory,
            Years: 6,
            RetainedFrom.Date,
            "SI 2024/208 reg. 7: every entry of a register for six years, a correction among them",
            """
            select m.id, p.pupil_id as child, greatest(m.date, c.last) as since
            from placements.attendance_mark m join placements.placement p on p.id = m.placement_id
            left join (select mark_id, max(at)::date as last from placements.attendance_correction group by mark_id) c on c.mark_id = m.id
            """,
            "delete from placements.attendance_correction where mark_id = any ($1)",
            "delete from placements.attendance_mark where id = any ($1)"
        ),
        new(
            "RuleOverride",
            DataClass.SpecialCategory,
            Years: 6,
            RetainedFrom.Date,
            "Limitation Act 1980 s.5: six years after its last day",
            "select id, null::uuid as child, until as since from placements.granted_override",
            "delete from placements.granted_override where id = any ($1)"
        ),
        new(
            "Placement",
            DataClass.SpecialCategory,
            Years: 25,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday",
            "select id, pupil_id as child from placements.placement",
            "delete from placements.stored_decision where record_id = any ($1)",
            "delete from placements.party_answer_entry where placement_id = any ($1)",
            "delete from placements.placement where id = any ($1)"
        )
        {
            After = "AttendanceMark",
        },
    ];

    public string Kept =>
        """
            select pupil_id as child, false as is_hold from placements.placement
            where status in ('AwaitingAgreement', 'Agreed', 'Active') and $1::date is not null
            """;
}
