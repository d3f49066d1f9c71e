namespace AltProvision.SchoolRoll;

/// <summary>How long what is known of a pupil is kept. Registrations and corrections go with the pupil.</summary>
internal sealed class Retention : IRetention
{
    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "SenFact",
            DataClass.SpecialCategory,
            Years: 31,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: SEN files and plans; a plan may last to 25, claims six years more (Limitation Act 1980)",
            "select id, pupil_id as child from school_roll.pupil_fact where kind in ('Ehcp', 'SenSupport')",
            "delete from school_roll.pupil_fact where id = any ($1)"
        )
        {
            RecordType = "PupilFact",
        },
        new(
            "PupilFact",
            DataClass.SpecialCategory,
            Years: 25,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday",
            "select id, pupil_id as child from school_roll.pupil_fact where kind not in ('Ehcp', 'SenSupport')",
            "delete from school_roll.pupil_fact where id = any ($1)"
        ),
        new(
            "Pupil",
            DataClass.Personal,
            Years: 25,
            RetainedFrom.Birth,
            "IRMS toolkit for schools: a pupil's educational record, to the 25th birthday",
            "select id, id as child, birth_date as since from school_roll.pupil",
            "delete from school_roll.stored_decision where record_id = any ($1)",
            "delete from school_roll.pupil_provider_access where pupil_id = any ($1)",
            "delete from school_roll.pupil where id = any ($1)"
        )
        {
            IsChild = true,
        },
    ];

    // Every entry of an admission register is kept for six years (SI 2024/208 reg. 7), and an entry is made when a child leaves. Of children at
    // school nobody asks yet.
    public string Kept =>
        """
            select pupil_id as child, true as is_hold from school_roll.record_hold where released_at is null
            union all
            select e.pupil_id, false from school_roll.enrolment e join school_roll.pupil p on p.id = e.pupil_id
            where p.birth_date < $1 - interval '25 years' and (e.until is null or e.until >= $1 - interval '6 years')
            """;
}
