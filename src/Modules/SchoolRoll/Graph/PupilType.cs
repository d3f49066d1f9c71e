using MediatR;

namespace AltProvision.SchoolRoll;

[ObjectType<PupilView>, Node]
internal static class PupilType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<PupilId, PupilView>> GetPupilsAsync(
        IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilsById(ids), cancellationToken);

    /// <summary>Age today in whole years.</summary>
    public static int GetAge([Parent] PupilView pupil, TimeProvider time)
    {
        var today = LondonTime.Today(time);
        var age = today.Year - pupil.BirthDate.Year;
        return pupil.BirthDate.AddYears(age) > today ? age - 1 : age;
    }

    /// <summary>National curriculum year that follows from the date of birth: 0 is Reception, 11 is Year 11.</summary>
    public static int GetYearGroup([Parent] PupilView pupil, TimeProvider time) =>
        AcademicYear.YearGroup(pupil.BirthDate, LondonTime.Today(time));

    /// <summary>Whether the child is of compulsory school age today (Education Act 1996 s.8).</summary>
    public static bool IsOfCompulsorySchoolAge([Parent] PupilView pupil, TimeProvider time) =>
        CompulsorySchoolAge.Applies(pupil.BirthDate, LondonTime.Today(time));

    /// <summary>School of the single or main registration today; null for a child on no roll.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetHomeSchoolAsync(
        [Parent(nameof(PupilView.HomeSchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);

    /// <summary>Authority in whose area the child lives; null when its code is unknown.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetHomeLocalAuthorityAsync(
        [Parent(nameof(PupilView.HomeLaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>Registrations of all times, the newest first, at most 100. Personal data.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<EnrolmentView>>> GetEnrolmentsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetPupilRecords(ids), cancellationToken)).ToDictionary(r => r.Key, r => r.Value.Enrolments);

    /// <summary>Plan, SEN support, care and free school meals with their dates, the newest first, at most 100. Personal data.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<PupilFactView>>> GetFactsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => (await mediator.Send(new GetPupilRecords(ids), cancellationToken)).ToDictionary(r => r.Key, r => r.Value.Facts);

    /// <summary>Schools that have the child on roll today: one, or two and more with a dual registration. At most 100.</summary>
    [BatchResolver]
    public static async Task<IReadOnlyDictionary<PupilId, IReadOnlyList<SchoolView>>> GetSchoolsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var today = LondonTime.Today(time);
        var records = await mediator.Send(new GetPupilRecords(ids), cancellationToken);
        var current = records.ToDictionary(
            r => r.Key,
            r => r.Value.Enrolments.Where(e => e.From <= today && !(e.Until < today)).Select(e => e.SchoolId).Distinct().ToList()
        );
        var schools = await mediator.Send(new GetSchoolsById([.. current.Values.SelectMany(id => id).Distinct()]), cancellationToken);
        return current.ToDictionary(
            entry => entry.Key,
            entry => (IReadOnlyList<SchoolView>)[.. entry.Value.Where(schools.ContainsKey).Select(id => schools[id])]
        );
    }

    /// <summary>
    /// Details that were written anew, each with what stood there before, who, when and why: the newest first, at most 100. For those who keep
    /// them.
    /// </summary>
    [BatchResolver, AskedBy(Role.SchoolStaff, Role.SchoolLeader, Role.MisClient, Role.LaCommissioner)]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<PupilCorrectionView>>> GetCorrectionsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilCorrections(ids), cancellationToken);

    /// <summary>Your organisation's holds on the records about the child, the newest first, at most 100. For those who may hold them.</summary>
    [BatchResolver, AskedBy(Role.SafeguardingLead, Role.LaCommissioner)]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<RecordHoldView>>> GetRecordHoldsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetRecordHolds(ids), cancellationToken);

    /// <summary>What the rules decided on it and what they were told, the newest first, at most 50. For leaders and officers.</summary>
    [BatchResolver, AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<PupilId, IReadOnlyList<StoredDecisionView>>> GetDecisionsAsync(
        [Parent(nameof(PupilView.Id))] IReadOnlyList<PupilId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.DecisionsOfAsync(SchoolRollModule.Name, ids, id => id.Value, cancellationToken);
}

[ObjectType<PupilCorrectionView>]
internal static class PupilCorrectionType
{
    /// <summary>The authority that stood there, where the home authority was corrected; null otherwise.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetOldLocalAuthorityAsync(
        [Parent(nameof(PupilCorrectionView.OldLaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);

    /// <summary>The authority that stands there since, where the home authority was corrected; null otherwise.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetNewLocalAuthorityAsync(
        [Parent(nameof(PupilCorrectionView.NewLaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[ObjectType<PupilFactView>, Node]
internal static class PupilFactType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<PupilFactId, PupilFactView>> GetFactsAsync(
        IReadOnlyList<PupilFactId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetPupilFactsById(ids), cancellationToken);
}

[ObjectType<EnrolmentView>, Node]
internal static class EnrolmentType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<EnrolmentId, EnrolmentView>> GetEnrolmentsAsync(
        IReadOnlyList<EnrolmentId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetEnrolmentsById(ids), cancellationToken);

    /// <summary>The school that keeps the register.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<SchoolId, SchoolView>> GetSchoolAsync(
        [Parent(nameof(EnrolmentView.SchoolId))] IReadOnlyList<SchoolId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetSchoolsById(ids), cancellationToken);
}
