using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REF-002: permanent exclusion: full-time education from the sixth school day (source: Education Act 1996 s.19(3A)-(3B); SI 2007/1870 reg 4; Suspension and permanent exclusion (DfE)).</summary>
internal sealed class PermanentExclusionSixthDay(RuleParameters parameters) : IRule<PermanentExclusionFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REF-002",
            1,
            From: new(2007, 9, 1),
            Until: null,
            "Education Act 1996 s.19(3A)-(3B); SI 2007/1870 reg 4; Suspension and permanent exclusion (DfE)"
        )
        {
            Title = "Permanent exclusion: full-time education from the sixth school day",
            Statement = "The home authority must have suitable full-time education in place from the sixth school day of the exclusion.",
            Strength = RuleStrength.StatutoryDuty,
            // Sure of the duty; the regulations and the guidance word the count differently.
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(PermanentExclusionFacts facts)
    {
        if (SixthDay.Exception(facts) is not null)
        {
            yield break;
        }

        if (facts.CancelledOn is { } cancelled)
        {
            yield return new(
                Outcome.Inform,
                "exclusionCancelled",
                $"The exclusion was cancelled on {cancelled.InWords()}, so the clock has stopped. Keep the record; the pupil returns without delay."
            );
            yield break;
        }

        yield return Deadline(facts);
    }

    private Finding Deadline(PermanentExclusionFacts facts)
    {
        var first = SixthDay.FirstExcludedDay(facts);
        var guidance = facts.Calendar.SchoolDaysAfter(first, 6);
        // The earlier date protects the child; the other wording is shown as information.
        var due = parameters.SixthDayCount is SixthDayCount.Inclusive ? facts.Calendar.NthSchoolDay(first, 6) : guidance;
        var homeLa = SixthDay.HomeLa(facts);
        return Finding.Deadline(
            "sixthDay",
            due,
            homeLa?.Name ?? "home authority",
            $"{homeLa?.Name ?? "The home authority"} must have full-time education in place from {due.InWords()}, the sixth school day. "
                + $"Name a provider by {facts.Calendar.NthSchoolDay(first, 3).InWords()}.",
            "Passed: the duty is breached from the next day and stays on record; it escalates at day 3 without a provider and at day 5 without a start.",
            FindingData.Of(
                ("responsible", nameof(ResponsibleBody.HomeLa)),
                ("responsibleLa", homeLa?.Name),
                ("responsibleLaCode", homeLa?.Code),
                ("firstExcludedDay", first.Iso()),
                ("providerBy", facts.Calendar.NthSchoolDay(first, 3).Iso()),
                ("startConfirmedBy", facts.Calendar.NthSchoolDay(first, 5).Iso()),
                ("guidanceReadingDate", guidance.Iso())
            )
        );
    }
}
