using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>The words of the worked cases and the values that they stand for.</summary>
internal static class Words
{
    /// <summary>Event date of a question that gives none: the school year of the worked cases, so that an answer never depends on the day it is asked.</summary>
    public static DateOnly NoDateGiven { get; } = new(2025, 11, 24);

    public static IReadOnlyDictionary<string, SchoolKind> SchoolKinds { get; } =
        new Dictionary<string, SchoolKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["maintained"] = SchoolKind.Maintained,
            ["academy"] = SchoolKind.Academy,
            ["pru"] = SchoolKind.PupilReferralUnit,
            ["independent"] = SchoolKind.Independent,
        };

    public static IReadOnlyDictionary<string, ExclusionSession> Sessions { get; } =
        new Dictionary<string, ExclusionSession>(StringComparer.OrdinalIgnoreCase)
        {
            ["AM"] = ExclusionSession.Morning,
            ["PM"] = ExclusionSession.Afternoon,
            ["afterSchool"] = ExclusionSession.AfterSchool,
        };

    public static IReadOnlyDictionary<string, ProvisionReason> Reasons { get; } =
        new Dictionary<string, ProvisionReason>(StringComparer.OrdinalIgnoreCase)
        {
            ["PEX"] = ProvisionReason.PermanentExclusion,
            ["SUSPENSION"] = ProvisionReason.Suspension,
            ["MEDICAL"] = ProvisionReason.Medical,
            ["OFFSITE_DIRECTION"] = ProvisionReason.OffSiteDirection,
            ["EARLY_INTERVENTION"] = ProvisionReason.EarlyIntervention,
            ["OTHERWISE"] = ProvisionReason.Otherwise,
            ["EHCP"] = ProvisionReason.EhcpSectionF,
            ["EOTAS"] = ProvisionReason.Eotas,
            ["EHE"] = ProvisionReason.ElectiveHomeEducation,
        };

    public static IReadOnlyDictionary<string, DirectionPurpose> Purposes { get; } =
        new Dictionary<string, DirectionPurpose>(StringComparer.OrdinalIgnoreCase)
        {
            ["behaviour"] = DirectionPurpose.Behaviour,
            ["medical"] = DirectionPurpose.Medical,
            ["sen"] = DirectionPurpose.SpecialEducationalNeeds,
            ["awaitingPlacement"] = DirectionPurpose.AwaitingPlacement,
            ["sanction"] = DirectionPurpose.Sanction,
        };

    public static IReadOnlyDictionary<string, DeletionGround> DeletionGrounds { get; } =
        new Dictionary<string, DeletionGround>(StringComparer.OrdinalIgnoreCase)
        {
            ["AP"] = DeletionGround.AlternativeProvision,
            ["DEL-OTHERSCHOOL"] = DeletionGround.AnotherSchool,
            ["DEL-NURSERY"] = DeletionGround.NurseryNotContinuing,
            ["DEL-DUALEND"] = DeletionGround.DualRegistrationEnds,
            ["DEL-SAO-AMENDED"] = DeletionGround.AttendanceOrderAmended,
            ["DEL-SAO-REVOKED"] = DeletionGround.AttendanceOrderRevoked,
            ["DEL-EHE"] = DeletionGround.ElectiveHomeEducation,
            ["DEL-MOVED"] = DeletionGround.MovedAway,
            ["DEL-LEAVE"] = DeletionGround.NotReturnedFromLeave,
            ["DEL-20DAYS"] = DeletionGround.TwentySchoolDays,
            ["DEL-CUSTODY"] = DeletionGround.Custody,
            ["DEL-DIED"] = DeletionGround.Died,
            ["DEL-AGE"] = DeletionGround.OverAge,
            ["DEL-BOARD"] = DeletionGround.BoardingEnded,
            ["DEL-PEX"] = DeletionGround.PermanentExclusion,
        };

    /// <summary>Standings, and the steps on the way to approval: whoever is at one of them is not approved.</summary>
    public static IReadOnlyDictionary<string, ProviderApproval> Approvals { get; } =
        new Dictionary<string, ProviderApproval>(Enum<ProviderApproval>(), StringComparer.OrdinalIgnoreCase)
        {
            ["Approved with conditions"] = ProviderApproval.ApprovedWithConditions,
            ["Enquiry"] = ProviderApproval.NotApproved,
            ["Application"] = ProviderApproval.NotApproved,
            ["DeskCheck"] = ProviderApproval.NotApproved,
            ["Visit"] = ProviderApproval.NotApproved,
            ["Decision"] = ProviderApproval.NotApproved,
            ["Refused"] = ProviderApproval.NotApproved,
            ["Lapsed"] = ProviderApproval.NotApproved,
        };

    public static IReadOnlyDictionary<string, PartyAnswer> PartyAnswers { get; } =
        new Dictionary<string, PartyAnswer>(Enum<PartyAnswer>(), StringComparer.OrdinalIgnoreCase)
        {
            ["informed"] = PartyAnswer.InformedViewsRecorded,
            ["informedWithViewsRecorded"] = PartyAnswer.InformedViewsRecorded,
            ["viewsRecorded"] = PartyAnswer.InformedViewsRecorded,
            ["not reachable"] = PartyAnswer.NotReachable,
            ["not appropriate"] = PartyAnswer.NotAppropriate,
        };

    /// <summary>Lawful reasons for fewer hours; a reason that is not among them is none.</summary>
    public static IReadOnlyDictionary<string, FewerHoursReason> FewerHoursReasons { get; } =
        new Dictionary<string, FewerHoursReason>(Enum<FewerHoursReason>(), StringComparer.OrdinalIgnoreCase)
        {
            ["medical"] = FewerHoursReason.Health,
            ["PTT"] = FewerHoursReason.PartTimeTimetable,
        };

    public static IReadOnlyDictionary<string, ConcernSeverity> Severities { get; } = Enum<ConcernSeverity>();

    public static IReadOnlyDictionary<string, EhcpChangeKind> EhcpChangeKinds { get; } =
        new Dictionary<string, EhcpChangeKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["temporary"] = EhcpChangeKind.Temporary,
            ["permanentChange"] = EhcpChangeKind.PermanentChange,
            ["permanent"] = EhcpChangeKind.PermanentChange,
        };

    public static IReadOnlyDictionary<string, HalfDay> HalfDays { get; } =
        new Dictionary<string, HalfDay>(StringComparer.OrdinalIgnoreCase)
        {
            ["AM"] = HalfDay.Am,
            ["PM"] = HalfDay.Pm,
            ["morning"] = HalfDay.Am,
            ["afternoon"] = HalfDay.Pm,
        };

    public static IReadOnlyDictionary<string, SessionPlace> SessionPlaces { get; } =
        new Dictionary<string, SessionPlace>(StringComparer.OrdinalIgnoreCase)
        {
            ["none"] = SessionPlace.None,
            ["homeSchool"] = SessionPlace.HomeSchool,
            ["otherRegisteredSchool"] = SessionPlace.OtherRegisteredSchool,
            ["place"] = SessionPlace.Place,
            ["onlineAtHome"] = SessionPlace.OnlineAtHome,
        };

    public static IReadOnlyDictionary<string, EducationArranger> Arrangers { get; } =
        new Dictionary<string, EducationArranger>(StringComparer.OrdinalIgnoreCase)
        {
            ["LA"] = EducationArranger.LocalAuthority,
            ["school"] = EducationArranger.School,
        };

    public static IReadOnlyDictionary<string, SessionAttendance> SessionAttendances { get; } = Enum<SessionAttendance>();

    public static IReadOnlyDictionary<string, ApprovedActivity> Activities { get; } =
        new Dictionary<string, ApprovedActivity>(StringComparer.OrdinalIgnoreCase)
        {
            ["sport"] = ApprovedActivity.Sport,
            ["sports"] = ApprovedActivity.Sport,
            ["sporting"] = ApprovedActivity.Sport,
            ["sportingActivity"] = ApprovedActivity.Sport,
            ["P"] = ApprovedActivity.Sport,
            ["work"] = ApprovedActivity.WorkExperience,
            ["workExperience"] = ApprovedActivity.WorkExperience,
            ["W"] = ApprovedActivity.WorkExperience,
            ["trip"] = ApprovedActivity.SchoolTrip,
            ["schoolTrip"] = ApprovedActivity.SchoolTrip,
            ["visit"] = ApprovedActivity.SchoolTrip,
            ["educationalVisit"] = ApprovedActivity.SchoolTrip,
            ["V"] = ApprovedActivity.SchoolTrip,
            ["other"] = ApprovedActivity.Other,
            ["education"] = ApprovedActivity.Other,
            ["educational"] = ApprovedActivity.Other,
            ["tuition"] = ApprovedActivity.Other,
            ["B"] = ApprovedActivity.Other,
        };

    public static IReadOnlyDictionary<string, SchoolArrival> Arrivals { get; } =
        new Dictionary<string, SchoolArrival>(StringComparer.OrdinalIgnoreCase)
        {
            ["onTime"] = SchoolArrival.OnTime,
            ["present"] = SchoolArrival.OnTime,
            ["late"] = SchoolArrival.BeforeRegisterClosed,
            ["lateBeforeClose"] = SchoolArrival.BeforeRegisterClosed,
            ["beforeClose"] = SchoolArrival.BeforeRegisterClosed,
            ["beforeRegisterClosed"] = SchoolArrival.BeforeRegisterClosed,
            ["lateBeforeRegisterClosed"] = SchoolArrival.BeforeRegisterClosed,
            ["beforeClosed"] = SchoolArrival.BeforeRegisterClosed,
            ["L"] = SchoolArrival.BeforeRegisterClosed,
            ["lateAfterClose"] = SchoolArrival.AfterRegisterClosed,
            ["afterClose"] = SchoolArrival.AfterRegisterClosed,
            ["afterRegisterClosed"] = SchoolArrival.AfterRegisterClosed,
            ["lateAfterRegisterClosed"] = SchoolArrival.AfterRegisterClosed,
            ["afterClosed"] = SchoolArrival.AfterRegisterClosed,
            ["registerClosed"] = SchoolArrival.AfterRegisterClosed,
            ["U"] = SchoolArrival.AfterRegisterClosed,
        };

    /// <summary>Codes and words for the reason of an absence.</summary>
    public static IReadOnlyDictionary<string, AbsenceReason> AbsenceReasons { get; } =
        new Dictionary<string, AbsenceReason>(StringComparer.OrdinalIgnoreCase)
        {
            ["C1"] = new("C1"),
            ["M"] = new("M"),
            ["J1"] = new("J1"),
            ["S"] = new("S"),
            ["C"] = new("C"),
            ["T"] = new("T"),
            ["R"] = new("R"),
            ["I"] = new("I"),
            ["Q"] = new("Q"),
            ["Y1"] = new("Y1"),
            ["Y2"] = new("Y2"),
            ["Y3"] = new("Y3"),
            ["Y4"] = new("Y4"),
            ["Y5"] = new("Y5"),
            ["Y6"] = new("Y6"),
            ["Y7"] = new("Y7"),
            ["G"] = new("G"),
            ["N"] = new("N"),
            ["O"] = new("O"),
            ["U"] = new("U"),
            ["X"] = new("X"),
            ["C2"] = new("C2"),
            ["E"] = new("E"),
            ["D"] = new("D"),
            ["performance"] = new("C1"),
            ["medical"] = new("M"),
            ["medicalAppointment"] = new("M"),
            ["dental"] = new("M"),
            ["appointment"] = new("M"),
            ["interview"] = new("J1"),
            ["studyLeave"] = new("S"),
            ["exceptional"] = new("C"),
            ["exceptionalCircumstances"] = new("C"),
            ["leave"] = new("C"),
            ["travelling"] = new("T"),
            ["traveller"] = new("T"),
            ["religious"] = new("R"),
            ["religion"] = new("R"),
            ["religiousObservance"] = new("R"),
            ["ill"] = new("I"),
            ["illness"] = new("I"),
            ["sick"] = new("I"),
            ["sickness"] = new("I"),
            ["accessArrangements"] = new("Q"),
            ["noAccessArrangements"] = new("Q"),
            ["transport"] = new("Y1"),
            ["transportFailed"] = new("Y1"),
            ["transportNotAvailable"] = new("Y1"),
            ["travelDisruption"] = new("Y2"),
            ["partClosed"] = new("Y3"),
            ["closed"] = new("Y4"),
            ["siteClosed"] = new("Y4"),
            ["detention"] = new("Y5"),
            ["custody"] = new("Y5"),
            ["publicHealth"] = new("Y6"),
            ["unavoidable"] = new("Y7"),
            ["unavoidableCause"] = new("Y7"),
            ["holiday"] = new("G"),
            ["holidayNotGranted"] = new("G"),
            ["unknown"] = new("N"),
            ["notEstablished"] = new("N"),
            ["other"] = new("O"),
            ["truancy"] = new("O"),
            ["refused"] = new("O"),
            ["unauthorised"] = new("O"),
            ["lateAfterClose"] = new("U"),
        };

    public static IReadOnlyDictionary<string, TimetableWeek> TimetableWeeks { get; } = Enum<TimetableWeek>();

    /// <summary>Days of the week, in full or by three letters.</summary>
    public static IReadOnlyDictionary<string, DayOfWeek> Days { get; } =
        System
            .Enum.GetValues<DayOfWeek>()
            .SelectMany(day => new[] { KeyValuePair.Create(day.ToString(), day), KeyValuePair.Create(day.ToString()[..3], day) })
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>A half-day by its key, such as <c>Fri-PM</c>.</summary>
    public static SessionSlot Slot(string key) =>
        key.Split('-', ' ') is [var day, var half] && Days.TryGetValue(day, out var weekday) && HalfDays.TryGetValue(half, out var part)
            ? new(weekday, part)
            : throw new BadFactsException($"'{key}' is no session. Expected a day and a half such as Fri-PM.");

    /// <summary>Key stages, as questions name them.</summary>
    public static IReadOnlyDictionary<string, KeyStage> KeyStages { get; } = Enum<KeyStage>();

    /// <summary>Why a timetable is part-time; a reason that is not known is one of its own kind.</summary>
    public static PartTimeReason PartTimeReasonOf(string reason) =>
        System.Enum.TryParse<PartTimeReason>(reason, ignoreCase: true, out var known) && System.Enum.IsDefined(known) ? known
        : reason.Contains("behaviour", StringComparison.OrdinalIgnoreCase) ? PartTimeReason.Behaviour
        : PartTimeReason.Other;

    /// <summary>Kinds of exclusion, as questions name them.</summary>
    public static IReadOnlyDictionary<string, ExclusionKind> ExclusionKinds { get; } =
        new Dictionary<string, ExclusionKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["PEX"] = ExclusionKind.Permanent,
            ["SUSPENSION"] = ExclusionKind.Suspension,
        };

    /// <summary>Something that a notice says.</summary>
    public static NoticeItem NoticeItemOf(string item) =>
        System.Enum.TryParse<NoticeItem>(item, ignoreCase: true, out var known) && System.Enum.IsDefined(known)
            ? known
            : throw new BadFactsException(
                $"facts.contents: expected {string.Join(", ", System.Enum.GetNames<NoticeItem>())}, found '{item}'."
            );

    /// <summary>Who asks for a review: true for the authority.</summary>
    public static IReadOnlyDictionary<string, bool> ReviewRequesters { get; } =
        new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase) { ["parent"] = false, ["LA"] = true };

    /// <summary>An authority by the name that a case gives it; the cases know no codes.</summary>
    public static LocalAuthorityFact? Authority(string? name) =>
        name switch
        {
            null => null,
            "Dudley" => new("332", name),
            "Sandwell" => new("333", name),
            _ => new(name, name),
        };

    /// <summary>A responsible body in the words of the cases.</summary>
    public static string? Body(string? body) =>
        body switch
        {
            nameof(ResponsibleBody.HomeLa) => "HOME_LA",
            nameof(ResponsibleBody.MaintainingLa) => "MAINTAINING_LA",
            nameof(ResponsibleBody.EhcpLa) => "LA",
            nameof(ResponsibleBody.GoverningBody) => "GOVERNING_BODY",
            nameof(ResponsibleBody.AcademyTrust) => "ACADEMY_TRUST",
            nameof(ResponsibleBody.ManagementCommittee) => "MANAGEMENT_COMMITTEE",
            nameof(ResponsibleBody.Parents) => "PARENT",
            _ => body,
        };

    /// <summary>The members of an enumeration, by name in any case.</summary>
    public static Dictionary<string, T> Enum<T>()
        where T : struct, Enum =>
        System.Enum.GetNames<T>().ToDictionary(name => name, System.Enum.Parse<T>, StringComparer.OrdinalIgnoreCase);
}

/// <summary>Key stages, as questions name them.</summary>
internal enum KeyStage
{
    Eyfs,
    KS1,
    KS2,
    KS3,
    KS4,
    KS5,
}

/// <summary>Reason of an absence, by its national code.</summary>
internal readonly record struct AbsenceReason(string Code);
