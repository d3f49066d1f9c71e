using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-003: Eighteen hours a week or more in the school day are full-time; fewer may be, when they are substantially all of the education. Breaks count only where education runs through them. (source: Registration of independent schools: departmental advice; local policy for the hours).</summary>
internal sealed class FullTimeForRegistration(RuleParameters parameters) : IRule<FullTimeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-003",
            1,
            From: null,
            Until: null,
            "Registration of independent schools: departmental advice; local policy for the hours"
        )
        {
            Title = "Full-time for registration",
            Statement =
                "Eighteen hours a week or more in the school day are full-time; fewer may be, when they are substantially all of the education. Breaks count only where education runs through them.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(FullTimeFacts facts)
    {
        var hours = facts.TaughtHours + facts.BreakHours;
        var data = FindingData.Of(("hours", hours.Figure()), ("fullTimeHours", parameters.FullTimeHours.Figure()));
        yield return hours >= parameters.FullTimeHours
            ? Finding.Inform("fullTime", $"{hours.Figure()} of {parameters.FullTimeHours.Figure()} hours: full-time.", data)
        : facts.IsSubstantiallyAllEducation
            ? Finding.Inform("fullTimeAsAllEducation", $"{hours.Figure()} hours are substantially all of the education: full-time.", data)
        : hours >= parameters.FullTimeWarnHours
            ? Finding.Warn(
                "nearFullTime",
                $"{hours.Figure()} of {parameters.FullTimeHours.Figure()} hours. Record how the hours are watched; there is no safe maximum of 15 hours in law.",
                data
            )
        : Finding.Inform("partTime", $"{hours.Figure()} of {parameters.FullTimeHours.Figure()} hours: part-time.", data);
    }
}
