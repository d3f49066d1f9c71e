using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>What the rules about the sixth day of a permanent exclusion agree on.</summary>
internal static class SixthDay
{
    /// <summary>The first school day on which the pupil is kept out for at least one session.</summary>
    public static DateOnly FirstExcludedDay(PermanentExclusionFacts facts) =>
        facts.Session is ExclusionSession.AfterSchool
            ? facts.Calendar.SchoolDaysAfter(facts.ExclusionDate, 1)
            : facts.Calendar.NthSchoolDay(facts.ExclusionDate, 1);

    /// <summary>The duty follows the child's residence; the count does not restart.</summary>
    public static LocalAuthorityFact? HomeLa(PermanentExclusionFacts facts) => facts.MovedHomeLaOn is null ? facts.HomeLa : facts.NewHomeLa;

    /// <summary>Why there is no duty; null when there is one.</summary>
    public static (string Code, string Message)? Exception(PermanentExclusionFacts facts) =>
        facts switch
        {
            { IsCompulsorySchoolAge: false } => (
                "notOfCompulsorySchoolAge",
                "No sixth-day duty: the child is not of compulsory school age. Tell the participation team."
            ),
            { NcYear: 11, AllPublicExamsTaken: true } => (
                "year11ExamsFinished",
                "No sixth-day duty: all public examinations are taken. Keep following up what the pupil does next."
            ),
            { ReducedEhcpHoursProvided: true } => (
                "reducedEhcpHoursProvided",
                "No sixth-day duty: the EHCP asks for fewer hours and they are being provided."
            ),
            _ => null,
        };
}
