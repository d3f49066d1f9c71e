using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging;

namespace AltProvision.Kernel;

/// <summary>A rule failed by a fault of its own, and no decision was made: one without it might be unsafe.</summary>
public sealed class RuleFailedException(LoadedRulePack pack, RuleVersion version, string reason, Exception? inner = null)
    : Exception(
        $"No decision was made: rule {version.Id} version {version.Version} of pack {pack.Pack.Name} {reason}. "
            + "Nothing was changed. Tell whoever keeps the pack.",
        inner
    );

/// <summary>
/// Runs the rules of one pack over facts. What is compiled in runs where it is called. A dropped pack is a stranger's code: it runs on
/// a thread of its own under a time limit, and once a rule of it did not end, the pack stays silent until the host starts again, because
/// a thread cannot be stopped from outside.
/// </summary>
/// <param name="timeLimit">Longest time that one rule of a dropped pack may take.</param>
/// <param name="logger">Told when a pack is taken out of use.</param>
internal sealed class RuleRunner(TimeSpan timeLimit, ILogger logger)
{
    private const string Failed = "rulePackFailed";

    private readonly ConcurrentDictionary<string, RuleVersion> stuck = [];

    /// <summary>What the rules of a pack find. A rule that fails is a warning, or where the pack is required a <see cref="RuleFailedException"/>.</summary>
    public IEnumerable<RuleFinding> Run<TFacts>(LoadedRulePack pack, IReadOnlyList<RuleType> rules, RuleInputs<TFacts> inputs)
        where TFacts : class => pack.IsCompiledIn ? Inline(pack, rules, inputs) : Contained(pack, rules, inputs);

    private static IEnumerable<RuleFinding> Inline<TFacts>(LoadedRulePack pack, IReadOnlyList<RuleType> rules, RuleInputs<TFacts> inputs)
        where TFacts : class
    {
        foreach (var type in rules)
        {
            IReadOnlyList<RuleFinding> findings;
            try
            {
                findings = Judge(pack, type, inputs);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                throw new RuleFailedException(pack, type.Version, Failure(e), e);
            }

            foreach (var finding in findings)
            {
                yield return finding;
            }
        }
    }

    private List<RuleFinding> Contained<TFacts>(LoadedRulePack pack, IReadOnlyList<RuleType> rules, RuleInputs<TFacts> inputs)
        where TFacts : class
    {
        if (stuck.TryGetValue(pack.Pack.Id, out var culprit))
        {
            return [Silent(pack, culprit, "did not end earlier, so the pack is out of use until the host is started again")];
        }

        var run = new ContainedRun<TFacts>(pack, rules, inputs);
        if (run.Complete(timeLimit) is { } endless)
        {
            stuck.TryAdd(pack.Pack.Id, endless);
            logger.LogError(
                "Rule {Rule} of pack {Pack} did not end within {Limit}; the pack is out of use until the host is started again",
                endless.Id,
                pack.Pack.Id,
                timeLimit
            );
            return [Silent(pack, endless, $"did not end within {timeLimit.TotalSeconds:0.##} seconds")];
        }

        return [.. run.Findings, .. run.Failures.Select(failure => Silent(pack, failure.Rule, failure.Reason))];
    }

    // The text of an exception may hold what is known of a child, and findings are stored and shown.
    private static string Failure(Exception e) => $"failed ({e.GetType().Name})";

    private static RuleFinding Silent(LoadedRulePack pack, RuleVersion version, string reason) =>
        pack.IsRequired
            ? throw new RuleFailedException(pack, version, reason)
            : Named(
                pack,
                version,
                Finding.Warn(
                    Failed,
                    $"Rule {version.Id} of pack {pack.Pack.Name} {reason}. This decision was made without it: record why you go on, "
                        + "and tell whoever keeps the pack."
                )
            );

    private static List<RuleFinding> Judge<TFacts>(LoadedRulePack pack, RuleType type, RuleInputs<TFacts> inputs)
        where TFacts : class
    {
        if (!type.Version.IsInForceOn(inputs.EventDate) || type.Create(inputs.Parameters) is not IRule<TFacts> rule)
        {
            return [];
        }

        try
        {
            return [.. rule.Check(inputs.Facts).Select(finding => Named(pack, type.Version, finding))];
        }
        catch (CalendarRangeException e)
        {
            // No date is better than a wrong one, and somebody has to be told that it is missing.
            return [Named(pack, type.Version, Finding.Warn(RuleBook.CalendarDoesNotReach, e.Message))];
        }
    }

    private static RuleFinding Named(LoadedRulePack pack, RuleVersion version, Finding finding) =>
        new(
            version.Id,
            version.Version,
            version.Title,
            version.Strength,
            version.Source,
            pack.Pack.Id,
            finding.Outcome,
            finding.Code,
            finding.Message,
            finding.DueDate,
            finding.Data ?? ImmutableDictionary<string, string>.Empty
        )
        {
            Owner = finding.Owner,
            WhenPassed = finding.WhenPassed,
        };

    // The thread writes here; a caller that has given up reads nothing any more.
    private sealed class ContainedRun<TFacts>(LoadedRulePack pack, IReadOnlyList<RuleType> rules, RuleInputs<TFacts> inputs)
        where TFacts : class
    {
        private readonly TaskCompletionSource[] ended = [.. rules.Select(_ => new TaskCompletionSource())];

        public List<RuleFinding> Findings { get; } = [];

        public List<(RuleVersion Rule, string Reason)> Failures { get; } = [];

        /// <summary>The rule that did not end, or null when all did.</summary>
        public RuleVersion? Complete(TimeSpan limitOfEach)
        {
            new Thread(RunAll) { IsBackground = true, Name = $"rules/{pack.Pack.Id}" }.Start();
            var endless = Array.FindIndex(ended, rule => !rule.Task.Wait(limitOfEach));
            return endless < 0 ? null : rules[endless].Version;
        }

        private void RunAll()
        {
            foreach (var (type, end) in rules.Zip(ended))
            {
                try
                {
                    Findings.AddRange(Judge(pack, type, inputs));
                }
                catch (Exception e)
                {
                    // A stranger's rule may throw what it likes; the decision says that it did.
                    Failures.Add((type.Version, Failure(e)));
                }

                end.SetResult();
            }
        }
    }
}
