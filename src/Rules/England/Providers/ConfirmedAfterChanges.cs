using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-007: New staff, leavers, sub-contractors or premises make the confirmation stale until it is renewed; after some days new starts are blocked. (source: Keeping children safe in education, alternative provision; local policy for the days).</summary>
internal sealed class ConfirmedAfterChanges(RuleParameters parameters) : IRule<ProviderChangeFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-007",
            1,
            From: null,
            Until: null,
            "Keeping children safe in education, alternative provision; local policy for the days"
        )
        {
            Title = "Staff or arrangement changes",
            Statement =
                "New staff, leavers, sub-contractors or premises make the confirmation stale until it is renewed; after some days new starts are blocked.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ProviderChangeFacts facts)
    {
        if (facts.ConfirmedAnewOn >= facts.ChangedOn)
        {
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(facts.ChangedOn, parameters.ConfirmationAfterChangeSchoolDays);
        yield return Finding.Deadline(
            "confirmAgain",
            due,
            "provider",
            $"Changed on {facts.ChangedOn.InWords()}{(facts.WasFoundByVisit ? ", found by a visit and not declared" : "")}. Confirm again by {due.InWords()}.",
            "Not confirmed: no new starts, and each live placement needs a recorded reason."
        );
        if (facts.AsOf <= due)
        {
            yield break;
        }

        yield return facts.IsNewStart
            ? Finding.Block(
                "confirmationStale",
                $"The confirmation has been stale since {due.InWords()}. No new start until the provider confirms again."
            )
            : Finding.Warn(
                "confirmationStale",
                $"The confirmation has been stale since {due.InWords()}. Record why the placement goes on."
            );
    }
}
