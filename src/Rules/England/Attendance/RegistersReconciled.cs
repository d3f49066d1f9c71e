using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-ATT-017: the provider's mark and the school's code of each session are compared the same day (Good practice).</summary>
internal sealed class RegistersReconciled : IRule<RegisterComparisonFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-ATT-017", 1, From: null, Until: null, "Good practice")
        {
            Title = "Reconcile the two registers daily",
            Statement = "The provider's mark and the school's code of each session are compared the same day.",
            Strength = RuleStrength.GoodPractice,
        };

    private static readonly string[] Attending = ["/", "\\", "L", "K", "B", "P", "V", "W"];

    public IEnumerable<Finding> Check(RegisterComparisonFacts facts)
    {
        // D says nothing about attendance: the other school's register does.
        if (facts.SchoolCode is "D")
        {
            return [];
        }

        var isAttending = Attending.Contains(facts.SchoolCode);
        return facts switch
        {
            { Provider: ProviderSays.Nothing } =>
            [
                Missing(facts.SessionDate, "providerMarkMissing", "provider", "The provider has not marked"),
            ],
            { SchoolCode: null } => [Missing(facts.SessionDate, "schoolCodeMissing", "home school", "The school has entered no code for")],
            { Provider: ProviderSays.Absent } when isAttending => Mismatch(
                facts,
                "codedAttendingButAbsent",
                $"The school says {facts.SchoolCode}, the provider says absent. Find out today where the child was."
            ),
            { Provider: ProviderSays.Present } when !isAttending => Mismatch(
                facts,
                "presentButCodedAbsent",
                $"The school says {facts.SchoolCode}, the provider says present. Make sure that the right child was marked."
            ),
            _ => [],
        };
    }

    private static Finding Missing(DateOnly date, string code, string owner, string what) =>
        Finding.Deadline(
            code,
            date,
            owner,
            $"{what} the session of {date.InWords()}. Do it today, so that the registers can be compared.",
            "The session stays on the list of mismatches, and the attendance officer asks for it."
        );

    private static IEnumerable<Finding> Mismatch(RegisterComparisonFacts facts, string code, string message)
    {
        yield return Finding.Warn(
            code,
            facts.HaveDifferentTimes ? $"{message} School and provider have different times: compare them." : message
        );
        yield return Finding.Deadline(
            "resolveMismatch",
            facts.SessionDate,
            "home school",
            $"Settle the difference on the same day, {facts.SessionDate.InWords()}.",
            "The designated safeguarding leads of school and provider are told."
        );
    }
}
