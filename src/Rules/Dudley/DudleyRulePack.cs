using AltProvision.Kernel;

namespace AltProvision.Rules.Dudley;

/// <summary>
/// An EXAMPLE of local policy, for those who write one for their own authority. It is not the policy of Dudley Metropolitan
/// Borough Council, and nothing in it was agreed with the council.
/// </summary>
internal sealed class DudleyRulePack : RulePack
{
    public const string PartTimeDays = "dudley.partTimeDays";
    public const string PanelPaperDays = "dudley.panelPaperSchoolDays";
    public const string VisitMonths = "dudley.nonSchoolVisitMonths";

    public override string Id => "dudley-example";

    public override string Name => "Dudley (example of local policy)";

    public override string Description =>
        "EXAMPLE ONLY, not the policy of the council: public liability cover of 10 million pounds from September 2025, a reason to be "
        + "recorded for placements of more than 26 weeks, part-time timetables of six weeks at most, panel papers and more visits.";

    public override string Owner => "Dudley (example)";

    public override string? LaCode => "332";

    public override int Priority => 100;

    public override IReadOnlyList<OwnParameter> Parameters =>
        [
            new(PartTimeDays, "LA332-PLC-001", "42", "Days that a part-time timetable may last, the first among them."),
            new(PanelPaperDays, "LA332-REF-001", "3", "School days before the panel by which its papers are in."),
            new(VisitMonths, "LA332-PRV-002", "4", "Months between visits to a provider that is no school."),
        ];

    // Many authorities ask for 10 million; the later date shows a parameter that changes with the date of the event.
    public override RuleParameters Adjust(RuleParameters parameters, DateOnly eventDate) =>
        eventDate < new DateOnly(2025, 9, 1) ? parameters : parameters with { PublicLiabilityMinimum = 10_000_000m };
}
