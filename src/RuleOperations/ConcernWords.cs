using AltProvision.Safeguarding.Contracts;

namespace AltProvision.RuleOperations;

/// <summary>Whom a concern is about.</summary>
/// <param name="Adult">The adult who works with children; null when it is a child or family.</param>
internal readonly record struct ConcernedSubject(ConcernedAdult? Adult);

/// <summary>The words for concerns, adults and those who look: of the worked cases, of the code sets and of the product.</summary>
internal static class ConcernWords
{
    /// <summary>A kind of concern, and whether the word says that significant harm is suspected.</summary>
    public static IReadOnlyDictionary<string, (ConcernKind Kind, bool IsSignificantHarm)> Kinds { get; } =
        new Dictionary<string, (ConcernKind, bool)>(
            Enum.GetValues<ConcernKind>()
                .SelectMany(
                    kind => new[] { $"{kind}", Code($"{kind}") }.Distinct(StringComparer.OrdinalIgnoreCase),
                    (kind, word) => (kind, word)
                )
                .ToDictionary(pair => pair.word, pair => (pair.kind, false)),
            StringComparer.OrdinalIgnoreCase
        )
        {
            ["significantHarm"] = (ConcernKind.Other, true),
            ["SIGNIFICANT_HARM"] = (ConcernKind.Other, true),
            ["allegationAgainstAdult"] = (ConcernKind.AllegationAdult, false),
            ["allegationAboutAdult"] = (ConcernKind.AllegationAdult, false),
            ["allegation"] = (ConcernKind.AllegationAdult, false),
            ["lowLevel"] = (ConcernKind.LowLevelAdult, false),
            ["lowLevelConcern"] = (ConcernKind.LowLevelAdult, false),
            ["prevent"] = (ConcernKind.Radicalisation, false),
            ["exploitation"] = (ConcernKind.ExploitationCriminal, false),
            ["criminalExploitation"] = (ConcernKind.ExploitationCriminal, false),
            ["cce"] = (ConcernKind.ExploitationCriminal, false),
            ["sexualExploitation"] = (ConcernKind.ExploitationSexual, false),
            ["cse"] = (ConcernKind.ExploitationSexual, false),
            ["seriousViolence"] = (ConcernKind.ExploitationCriminal, false),
            ["childOnChildAbuse"] = (ConcernKind.ChildOnChild, false),
            ["missingChild"] = (ConcernKind.Missing, false),
            ["missingDuringSession"] = (ConcernKind.Missing, false),
            ["restraint"] = (ConcernKind.PhysicalIntervention, false),
            ["seclusion"] = (ConcernKind.PhysicalIntervention, false),
            ["mentalHealth"] = (ConcernKind.MentalHealthSelfHarm, false),
            ["selfHarm"] = (ConcernKind.MentalHealthSelfHarm, false),
            ["child"] = (ConcernKind.Other, false),
            ["concern"] = (ConcernKind.Other, false),
        };

    /// <summary>The subject of a concern; no adult who works with children where it is a child or family.</summary>
    public static IReadOnlyDictionary<string, ConcernedSubject> Subjects { get; } =
        new Dictionary<string, ConcernedSubject>(StringComparer.OrdinalIgnoreCase)
        {
            ["providerDsl"] = Adult(ConcernedAdult.ProviderDsl),
            ["providerDeputyDsl"] = Adult(ConcernedAdult.ProviderDsl),
            ["settingDsl"] = Adult(ConcernedAdult.ProviderDsl),
            ["providerHead"] = Adult(ConcernedAdult.ProviderHead),
            ["providerManager"] = Adult(ConcernedAdult.ProviderHead),
            ["settingHead"] = Adult(ConcernedAdult.ProviderHead),
            ["settingManager"] = Adult(ConcernedAdult.ProviderHead),
            ["providerProprietor"] = Adult(ConcernedAdult.ProviderProprietor),
            ["proprietor"] = Adult(ConcernedAdult.ProviderProprietor),
            ["soleTrader"] = Adult(ConcernedAdult.ProviderProprietor),
            ["providerStaff"] = Adult(ConcernedAdult.ProviderStaff),
            ["providerTutor"] = Adult(ConcernedAdult.ProviderStaff),
            ["tutor"] = Adult(ConcernedAdult.ProviderStaff),
            ["staff"] = Adult(ConcernedAdult.ProviderStaff),
            ["agencyStaff"] = Adult(ConcernedAdult.ProviderStaff),
            ["volunteer"] = Adult(ConcernedAdult.ProviderStaff),
            ["homeSchoolDsl"] = Adult(ConcernedAdult.HomeSchoolDsl),
            ["homeDsl"] = Adult(ConcernedAdult.HomeSchoolDsl),
            ["homeSchoolDeputyDsl"] = Adult(ConcernedAdult.HomeSchoolDsl),
            ["homeSchoolHead"] = Adult(ConcernedAdult.HomeSchoolHead),
            ["homeHead"] = Adult(ConcernedAdult.HomeSchoolHead),
            ["head"] = Adult(ConcernedAdult.HomeSchoolHead),
            ["headteacher"] = Adult(ConcernedAdult.HomeSchoolHead),
            ["homeSchoolStaff"] = Adult(ConcernedAdult.HomeSchoolStaff),
            ["teacher"] = Adult(ConcernedAdult.HomeSchoolStaff),
            ["senco"] = Adult(ConcernedAdult.HomeSchoolStaff),
            ["laDsl"] = Adult(ConcernedAdult.LaDsl),
            ["elsewhere"] = Adult(ConcernedAdult.Elsewhere),
            ["child"] = new(null),
            ["peer"] = new(null),
            ["parent"] = new(null),
            ["familyMember"] = new(null),
        };

    public static IReadOnlyDictionary<string, ConcernViewer> Viewers { get; } =
        new Dictionary<string, ConcernViewer>(Words.Enum<ConcernViewer>(), StringComparer.OrdinalIgnoreCase)
        {
            ["settingDsl"] = ConcernViewer.ProviderDsl,
            ["providerDeputyDsl"] = ConcernViewer.ProviderDsl,
            ["settingDeputyDsl"] = ConcernViewer.ProviderDsl,
            ["homeDsl"] = ConcernViewer.HomeSchoolDsl,
            ["homeDeputyDsl"] = ConcernViewer.HomeSchoolDsl,
            ["homeSchoolDeputyDsl"] = ConcernViewer.HomeSchoolDsl,
            ["homeHead"] = ConcernViewer.HomeSchoolHead,
            ["settingHead"] = ConcernViewer.ProviderHead,
            ["providerManager"] = ConcernViewer.ProviderHead,
            ["settingManager"] = ConcernViewer.ProviderHead,
            ["attendance"] = ConcernViewer.AttendanceOfficer,
            ["providerTutor"] = ConcernViewer.Tutor,
            ["laSafeguarding"] = ConcernViewer.LaSafeguardingLead,
            ["laLead"] = ConcernViewer.LaSafeguardingLead,
            ["laDsl"] = ConcernViewer.LaSafeguardingLead,
            ["commissioner"] = ConcernViewer.LaCommissioner,
            ["laQa"] = ConcernViewer.LaQualityOfficer,
            ["laQaOfficer"] = ConcernViewer.LaQualityOfficer,
            ["qaOfficer"] = ConcernViewer.LaQualityOfficer,
            ["sendOfficer"] = ConcernViewer.SendCaseworker,
            ["vsh"] = ConcernViewer.VirtualSchoolHead,
            ["virtualSchool"] = ConcernViewer.VirtualSchoolHead,
            ["otherSchool"] = ConcernViewer.OtherCommissioner,
            ["carer"] = ConcernViewer.Parent,
            ["youngPerson"] = ConcernViewer.Child,
            ["pupil"] = ConcernViewer.Child,
            ["admin"] = ConcernViewer.LaAdmin,
        };

    public static IReadOnlyDictionary<string, ConcernRecord> Records { get; } =
        new Dictionary<string, ConcernRecord>(Words.Enum<ConcernRecord>(), StringComparer.OrdinalIgnoreCase)
        {
            ["child"] = ConcernRecord.ConcernAboutChild,
            ["concern"] = ConcernRecord.ConcernAboutChild,
            ["allegationAgainstAdult"] = ConcernRecord.Allegation,
            ["lowLevelConcern"] = ConcernRecord.LowLevel,
        };

    public static bool IsAboutAdult(ConcernKind kind) => kind is ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult;

    private static ConcernedSubject Adult(ConcernedAdult adult) => new(adult);

    // PhysicalAbuse as the code sets spell it: PHYSICAL_ABUSE.
    private static string Code(string name) =>
        string.Concat(
            name.Select((letter, index) => index > 0 && char.IsUpper(letter) ? $"_{letter}" : $"{char.ToUpperInvariant(letter)}")
        );
}
