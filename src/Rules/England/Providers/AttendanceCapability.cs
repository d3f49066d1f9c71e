using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-024: Attendance contacts are named at provider and school, and same-day reporting is agreed, before a placement becomes active. (source: Working together to improve school attendance; Keeping children safe in education).</summary>
internal sealed class AttendanceCapability : IRule<AttendanceContactsFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-024", 1, From: null, Until: null, "Working together to improve school attendance; Keeping children safe in education")
        {
            Title = "Daily attendance capability",
            Statement =
                "Attendance contacts are named at provider and school, and same-day reporting is agreed, before a placement becomes active.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(AttendanceContactsFacts facts)
    {
        if (!facts.HasProviderContact)
        {
            yield return Finding.Block("providerAttendanceContactMissing", "Name an attendance contact at the provider.");
        }

        if (!facts.HasSchoolContact)
        {
            yield return Finding.Block("schoolAttendanceContactMissing", "Name an attendance contact at the school.");
        }

        if (!facts.IsSameDayReportingAgreed)
        {
            yield return Finding.Block("sameDayReportingMissing", "Agree that absence is told the same day.");
        }
    }
}
