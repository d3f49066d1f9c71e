using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

internal static class SuspensionDuty
{
    public static RuleVersion Version(int version, DateOnly from, DateOnly? until, string source) =>
        new("ENG-REF-004", version, from, until, source)
        {
            Title = "Suspension of more than five school days",
            Statement =
                "Governing body, proprietor or, for a pupil referral unit, the authority must arrange full-time education from the sixth consecutive school day.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public static IEnumerable<Finding> Check(SuspensionFacts facts, IReadOnlyList<SuspensionRun> runs)
    {
        if (!facts.IsCompulsorySchoolAge)
        {
            yield return new(Outcome.Inform, "notOfCompulsorySchoolAge", "No sixth-day duty: the child is not of compulsory school age.");
            yield break;
        }

        if (facts.SchoolKind is SchoolKind.Independent)
        {
            yield return new(
                Outcome.Inform,
                "independentSchool",
                "The sixth-day duty does not bind an independent school. The home authority decides under s.19(1) whether to arrange education."
            );
            yield break;
        }

        var (body, name) = Owner(facts.SchoolKind);
        foreach (var run in runs)
        {
            if (run.SixthDay is { } due)
            {
                yield return Finding.Deadline(
                    "sixthDay",
                    due,
                    char.ToLowerInvariant(name[0]) + name[1..],
                    $"{name} must provide full-time education from {due.InWords()}, the sixth school day of the suspension. The duty ends with it on {run.To.InWords()}.",
                    "Passed: the duty is breached; code E in the register shows it, and the authority is told.",
                    FindingData.Of(
                        ("responsible", body.ToString()),
                        ("from", run.From.Iso()),
                        ("to", run.To.Iso()),
                        ("schoolDays", run.SchoolDays.Count.ToString(CultureInfo.InvariantCulture))
                    )
                );
            }
        }
    }

    private static (ResponsibleBody Body, string Name) Owner(SchoolKind kind) =>
        kind switch
        {
            SchoolKind.Maintained => (ResponsibleBody.GoverningBody, "The governing body"),
            SchoolKind.PupilReferralUnit => (ResponsibleBody.MaintainingLa, "The authority that maintains the pupil referral unit"),
            _ => (ResponsibleBody.AcademyTrust, "The academy trust"),
        };
}
