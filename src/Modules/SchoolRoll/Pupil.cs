using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;

namespace AltProvision.SchoolRoll;

/// <summary>Who a pupil is, checked and tidied.</summary>
internal sealed record PupilIdentity(
    Upn? Upn,
    string GivenName,
    string FamilyName,
    DateOnly BirthDate,
    Sex? Sex,
    Postcode? HomePostcode,
    string HomeLaCode
);

/// <summary>A pupil with the registrations and facts of all times. Deleted by the retention schedule only. Personal data throughout.</summary>
internal sealed class Pupil : IVersioned
{
    private readonly List<Enrolment> _enrolments = [];
    private readonly List<PupilFact> _facts = [];
    private readonly List<PupilCorrection> _corrections = [];

    private Pupil() { }

    public PupilId Id { get; private set; }

    public int Version { get; private set; }

    public Upn? Upn { get; private set; }

    public string GivenName { get; private set; } = "";

    public string FamilyName { get; private set; } = "";

    public DateOnly BirthDate { get; private set; }

    public Sex? Sex { get; private set; }

    public Postcode? HomePostcode { get; private set; }

    public string HomeLaCode { get; private set; } = "";

    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>Changes with every registration and fact too, so that the version does.</summary>
    public DateTimeOffset ChangedAt { get; private set; }

    public IReadOnlyList<Enrolment> Enrolments => _enrolments;

    public IReadOnlyList<PupilFact> Facts => _facts;

    /// <summary>What was written anew, of all times. Not loaded with the pupil.</summary>
    public IReadOnlyList<PupilCorrection> Corrections => _corrections;

    private PupilIdentity Identity => new(Upn, GivenName, FamilyName, BirthDate, Sex, HomePostcode, HomeLaCode);

    public static Pupil Register(PupilId id, PupilIdentity identity, DateTimeOffset now)
    {
        var pupil = new Pupil
        {
            Id = id,
            Version = 1,
            CreatedAt = now,
        };
        pupil.Take(identity, now);
        return pupil;
    }

    /// <summary>Writes the details anew; what stood there before stays in the history with who, when and why.</summary>
    public void Correct(PupilIdentity identity, string? reason, Viewer viewer, DateTimeOffset now)
    {
        _corrections.AddRange(PupilCorrection.Between(Id, Identity, identity, reason, viewer, now));
        Take(identity, now);
    }

    private void Take(PupilIdentity identity, DateTimeOffset now)
    {
        (Upn, GivenName, FamilyName, BirthDate, Sex, HomePostcode, HomeLaCode) = identity;
        ChangedAt = now;
    }

    /// <summary>What is kept with the pupil has changed, and so does the version.</summary>
    public void Touch(DateTimeOffset now) => ChangedAt = now;

    public bool IsOnRollOn(DateOnly date) => _enrolments.Exists(enrolment => enrolment.IsCurrentOn(date));

    /// <summary>The registration at the school that lasts on the day or begins later; null when there is none.</summary>
    public Enrolment? EnrolmentAt(SchoolId school, DateOnly date) =>
        _enrolments.Find(enrolment => enrolment.SchoolId == school && enrolment.IsNotOverOn(date));

    /// <summary>A child has one main registration at a time; a subsidiary one stands beside a main one elsewhere.</summary>
    public Refusal? Enrol(School school, EnrolmentStatus status, DateOnly from, DateTimeOffset now)
    {
        if (WhyNot(school, status, from) is { } refusal)
        {
            return refusal;
        }

        _enrolments.Add(Enrolment.Begin(Id, school, status, from));
        ChangedAt = now;
        return null;
    }

    public void Leave(Enrolment enrolment, DateOnly lastDay, DeletionGround ground, DateTimeOffset now)
    {
        enrolment.End(lastDay, ground);
        ChangedAt = now;
    }

    public Refusal? Record(PupilFactKind kind, DateOnly from, DateOnly? until, DateTimeOffset now)
    {
        if (until < from)
        {
            return Refusal.Of("fact.end-before-start", "The last day lies before the first. Check both dates.", "until");
        }

        if (_facts.Exists(fact => fact.Kind == kind && fact.Overlaps(from, until)))
        {
            return Refusal.Of(
                "fact.overlaps",
                "The same fact is recorded for part of this time already. End that one first, or choose other dates.",
                "from"
            );
        }

        if (kind is PupilFactKind.SenSupport && _facts.Exists(f => f.Kind is PupilFactKind.Ehcp && f.Overlaps(from, until)))
        {
            return Refusal.Of(
                "fact.ehcp-and-sen-support",
                "A child with an education, health and care plan is not recorded with SEN support beside it. End the plan first.",
                "kind"
            );
        }

        if (kind is PupilFactKind.Ehcp && PutPlanInPlaceOfSenSupport(from, until) is { } refusal)
        {
            return refusal;
        }

        _facts.Add(PupilFact.Begin(Id, kind, from, until));
        ChangedAt = now;
        return null;
    }

    public Refusal? EndFact(PupilFactId id, DateOnly lastDay, DateTimeOffset now)
    {
        if (_facts.Find(fact => fact.Id == id) is not { } fact)
        {
            return Refusal.NotFound("fact", "factId");
        }

        if (fact.Until is not null)
        {
            return Refusal.Of("fact.ended", "This fact has a last day already. Record a new one if it is true again.", "factId");
        }

        if (lastDay < fact.From)
        {
            return Refusal.Of(
                "fact.end-before-start",
                $"The fact began on {fact.From.InWords()}; its last day cannot be earlier.",
                "lastDay"
            );
        }

        fact.End(lastDay);
        ChangedAt = now;
        return null;
    }

    public PupilView ToView(DateOnly today) =>
        new(
            Id,
            Version,
            Upn,
            GivenName,
            FamilyName,
            BirthDate,
            HomeLaCode,
            _enrolments.Find(enrolment => enrolment.IsMain && enrolment.IsCurrentOn(today))?.SchoolId,
            Is(PupilFactKind.Ehcp, today),
            Is(PupilFactKind.SenSupport, today),
            Is(PupilFactKind.LookedAfter, today),
            Is(PupilFactKind.FreeSchoolMeals, today)
        )
        {
            Sex = Sex,
            HomePostcode = HomePostcode,
        };

    public bool Is(PupilFactKind kind, DateOnly date) => _facts.Exists(fact => fact.Kind == kind && fact.IsTrueOn(date));

    private Refusal? WhyNot(School school, EnrolmentStatus status, DateOnly from)
    {
        if (!school.IsOpenOn(from))
        {
            return Refusal.Of("roll.school-closed", "The school is closed on that day. Choose the school that succeeded it.", "schoolId");
        }

        var others = _enrolments.Where(enrolment => enrolment.IsNotOverOn(from)).ToList();
        if (others.Find(enrolment => enrolment.SchoolId == school.Id) is not null)
        {
            return Refusal.Of("roll.already-enrolled", "The child is on the roll of this school already.", "schoolId");
        }

        if (status is not EnrolmentStatus.DualSubsidiary && others.Exists(enrolment => enrolment.IsMain))
        {
            return Refusal.Of(
                "roll.two-mains",
                "The child is on another school's roll. A child has one main registration at a time: agree a subsidiary registration "
                    + "with that school, or wait until it has lawfully deleted the name.",
                "schoolId"
            );
        }

        return status switch
        {
            EnrolmentStatus.Single when others.Count > 0 => Refusal.Of(
                "roll.not-single",
                "The child is registered at another school too, so this is the main registration of two. Say dual main.",
                "kind"
            ),
            EnrolmentStatus.DualSubsidiary when !others.Exists(e => e.IsMain && e.IsCurrentOn(from)) => Refusal.Of(
                "roll.no-main",
                "A subsidiary registration stands beside a main one at another school, and there is none on that day. Say single, or ask the home school.",
                "kind"
            ),
            _ => null,
        };
    }

    // The plan takes the place of SEN support from its first day.
    private Refusal? PutPlanInPlaceOfSenSupport(DateOnly from, DateOnly? until)
    {
        if (
            _facts.Exists(fact =>
                fact.Kind is PupilFactKind.SenSupport && fact.Overlaps(from, until) && (fact.From >= from || fact.Until is not null)
            )
        )
        {
            return Refusal.Of(
                "fact.ehcp-and-sen-support",
                "SEN support is recorded for part of the time of this plan. End it the day before the plan begins.",
                "from"
            );
        }

        _facts.Find(fact => fact.Kind is PupilFactKind.SenSupport && fact.Until is null && fact.From < from)?.End(from.AddDays(-1));
        return null;
    }
}

/// <summary>From the agreement of a placement to its last day the provider may see the pupil.</summary>
internal sealed class PupilProviderAccess
{
    private PupilProviderAccess() { }

    public PlacementId PlacementId { get; private set; }

    public PupilId PupilId { get; private set; }

    public ProviderId ProviderId { get; private set; }

    public DateOnly? Until { get; private set; }

    public static PupilProviderAccess Of(PlacementId placement, PupilId pupil, ProviderId provider) =>
        new()
        {
            PlacementId = placement,
            PupilId = pupil,
            ProviderId = provider,
        };

    public void End(DateOnly lastDay) => Until = lastDay;
}
