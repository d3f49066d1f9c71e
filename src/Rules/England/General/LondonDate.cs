using System.Globalization;
using AltProvision.Kernel;

namespace AltProvision.Rules.England;

/// <summary>ENG-GEN-003: time zone (source: Interpretation Act 1978 s.9; Summer Time Act 1972).</summary>
internal sealed class LondonDate : IRule<IMomentFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-GEN-003", 1, From: null, Until: null, "Interpretation Act 1978 s.9; Summer Time Act 1972")
        {
            Title = "Time zone",
            Statement = "Legal dates are local dates in Europe/London. A date-only deadline runs out at the end of that local day.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(IMomentFacts facts)
    {
        var local = LondonTime.Local(facts.Moment);
        var date = LondonTime.DateOf(facts.Moment);
        yield return new(
            Outcome.Inform,
            "localDate",
            string.Create(
                CultureInfo.InvariantCulture,
                $"Received on {date.InWords()} at {local:HH:mm} local time; that day starts the clock."
            ),
            Data: FindingData.Of(
                ("localReceived", local.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture)),
                ("localDate", date.Iso())
            )
        );
    }
}
