namespace AltProvision.Providers;

/// <summary>What the rules say of a file. Writes nothing.</summary>
internal sealed class ReadinessJudge(RuleBook<ProviderReadinessFacts> readiness, RuleBook<RegistrationThresholdFacts> registration)
{
    public IReadOnlyList<RuleFinding> Judge(ReadinessFile file, ReadinessSite site) =>
        readiness.Judge(file.Question.Start, file.ToFacts(site), file.Question.LaCode);

    /// <summary>
    /// What one child alone would mean for a provider that is no registered school. Counts of other children are not known here: what needs
    /// them is left to the proposal of the placement.
    /// </summary>
    public IReadOnlyList<RuleFinding> JudgeAlone(ReadinessFile file, ChildLoad child) =>
        file.IsRegisteredSchool
            ? []
            :
            [
                .. registration
                    .Judge(file.Question.Start, new RegistrationThresholdFacts(false, [], child), file.Question.LaCode)
                    .Where(finding => finding.Outcome is Outcome.Block or Outcome.Warn),
            ];
}
