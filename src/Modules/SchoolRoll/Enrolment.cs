namespace AltProvision.SchoolRoll;

/// <summary>A pupil's name on the admission register of one school, from day to day, both included.</summary>
internal sealed class Enrolment
{
    private Enrolment() { }

    public EnrolmentId Id { get; private set; }

    public PupilId PupilId { get; private set; }

    public SchoolId SchoolId { get; private set; }

    /// <summary>Authority in whose area the school lay at the admission: its officers may see the pupil.</summary>
    public string SchoolLaCode { get; private set; } = "";

    /// <summary>As it was declared; <see cref="StatusOn"/> says what it is beside the pupil's other registrations.</summary>
    public EnrolmentStatus Status { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public DeletionGround? Ground { get; private set; }

    public bool IsMain => Status is not EnrolmentStatus.DualSubsidiary;

    public static Enrolment Begin(PupilId pupil, School school, EnrolmentStatus status, DateOnly from) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            PupilId = pupil,
            SchoolId = school.Id,
            SchoolLaCode = school.LaCode,
            Status = status,
            From = from,
        };

    public bool IsCurrentOn(DateOnly date) => From <= date && !(Until < date);

    /// <summary>Whether the registration lasts on the day or begins after it.</summary>
    public bool IsNotOverOn(DateOnly date) => !(Until < date);

    public void End(DateOnly lastDay, DeletionGround ground) => (Until, Ground) = (lastDay, ground);

    public EnrolmentView ToView(IReadOnlyList<Enrolment> all, DateOnly today) =>
        new(Id, PupilId, SchoolId, StatusOn(Until < today ? Until.Value : today, all), From, Until, Ground);

    /// <summary>A single registration is the main one of two as long as the pupil is registered at another school too.</summary>
    private EnrolmentStatus StatusOn(DateOnly date, IReadOnlyList<Enrolment> all) =>
        Status is EnrolmentStatus.Single && all.Any(other => other.Id != Id && other.IsCurrentOn(date)) ? EnrolmentStatus.DualMain : Status;
}

/// <summary>What is true of a pupil for a time.</summary>
internal sealed class PupilFact
{
    private PupilFact() { }

    public PupilFactId Id { get; private set; }

    public PupilId PupilId { get; private set; }

    public PupilFactKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public static PupilFact Begin(PupilId pupil, PupilFactKind kind, DateOnly from, DateOnly? until) =>
        new()
        {
            Id = new(Guid.CreateVersion7()),
            PupilId = pupil,
            Kind = kind,
            From = from,
            Until = until,
        };

    public bool IsTrueOn(DateOnly date) => From <= date && !(Until < date);

    public bool Overlaps(DateOnly from, DateOnly? until) => !(Until < from) && !(until < From);

    public void End(DateOnly lastDay) => Until = lastDay;

    public PupilFactView ToView() => new(Id, PupilId, Kind, From, Until);
}
