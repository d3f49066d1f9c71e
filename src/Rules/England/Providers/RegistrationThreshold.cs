using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-002: when a provider must be a registered school (source: Education and Skills Act 2008 ss.92, 96, 138; Education Act 1996 s.463).</summary>
internal sealed class RegistrationThreshold(RuleParameters parameters) : IRule<RegistrationThresholdFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-002", 1, From: null, Until: null, "Education and Skills Act 2008 ss.92, 96, 138; Education Act 1996 s.463")
        {
            Title = "When a provider must be a registered school",
            Statement =
                "A provider that is not a registered school must not educate five or more children full-time, nor one who has an EHCP or is looked after.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(RegistrationThresholdFacts facts)
    {
        if (facts.IsRegisteredSchool)
        {
            yield return new(Outcome.Inform, "registered", "A registered school may educate children full-time.");
            yield break;
        }

        // Children outside compulsory school age do not count towards the threshold.
        var children = facts.Current.Append(facts.Proposed).OfType<ChildLoad>().Where(child => child.IsCompulsorySchoolAge).ToList();
        var fullTime = children.Where(child => child.HoursPerWeek >= parameters.FullTimeHours).ToList();
        var data = FindingData.Of(("fullTimeChildren", Number(fullTime.Count)), ("fullTimeHours", Number(parameters.FullTimeHours)));
        yield return Judge(children, fullTime) with
        {
            Data = data,
        };
    }

    private Finding Judge(List<ChildLoad> children, List<ChildLoad> fullTime)
    {
        if (fullTime.Exists(IsProtected))
        {
            return new(
                Outcome.Block,
                "fullTimeChildWithEhcpOrLookedAfter",
                $"A child with an EHCP or a looked-after child would be full-time ({Number(parameters.FullTimeHours)} hours or more) "
                    + "at a provider that is not a registered school. Not allowed: agree fewer hours or choose a registered school."
            );
        }

        if (fullTime.Count >= 5)
        {
            return new(
                Outcome.Block,
                "fiveFullTimeChildren",
                $"This would make {Number(fullTime.Count)} full-time children at a provider that is not a registered school. "
                    + "Not allowed: agree fewer hours or choose a registered school."
            );
        }

        if (children.Exists(child => IsProtected(child) && child.HoursPerWeek >= parameters.FullTimeWarnHours))
        {
            return new(
                Outcome.Warn,
                "ehcpOrLookedAfterNearFullTime",
                $"A child with an EHCP or a looked-after child would be close to {Number(parameters.FullTimeHours)} hours at a provider that is not "
                    + "a registered school. Record why this is right and how the hours are watched."
            );
        }

        return fullTime.Count == 4
            ? new(
                Outcome.Warn,
                "fourFullTimeChildren",
                "Four full-time children: the next one would need a registered school. Record a reason."
            )
            : new(
                Outcome.Inform,
                "belowThreshold",
                $"{Number(fullTime.Count)} full-time children in all, over every commissioner (numbers only)."
            );
    }

    private static bool IsProtected(ChildLoad child) => child.HasEhcp || child.IsLookedAfter;

    // 18.0 is 18 once it has been stored.
    private static string Number(IFormattable number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
