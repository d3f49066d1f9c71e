using System.Text.RegularExpressions;

namespace AltProvision.Kernel;

/// <summary>Says in plain words what is wrong with a pack, alone and beside the packs already taken in.</summary>
public static partial class RulePackValidation
{
    /// <summary>Every fault found; empty when the pack is sound.</summary>
    public static IReadOnlyList<string> Validate(LoadedRulePack pack, IEnumerable<LoadedRulePack>? beside = null)
    {
        ArgumentNullException.ThrowIfNull(pack);
        var others = beside?.ToList() ?? [];
        return
        [
            .. Identity(pack.Pack, others),
            .. Parameters(pack.Pack, others),
            .. pack.Rules.SelectMany(rule => Alone(rule)),
            .. pack.Rules.GroupBy(rule => rule.Version.Id).SelectMany(Versions),
            .. Taken(pack, others),
        ];
    }

    private static IEnumerable<string> Identity(RulePack pack, List<LoadedRulePack> others)
    {
        if (string.IsNullOrWhiteSpace(pack.Id) || string.IsNullOrWhiteSpace(pack.Name) || string.IsNullOrWhiteSpace(pack.Owner))
        {
            yield return $"{pack.GetType().Name} needs an Id, a Name and an Owner.";
        }

        if (pack.LaCode is { } code && !LaCodePattern().IsMatch(code))
        {
            yield return $"The LA code of pack {pack.Id} is '{code}'; it has three digits.";
        }

        if (others.Find(other => other.Pack.Id == pack.Id) is { } same)
        {
            yield return $"Pack id {pack.Id} is already taken by {same.Pack.Name} ({same.Origin}).";
        }
    }

    private static IEnumerable<string> Parameters(RulePack pack, List<LoadedRulePack> others) =>
        from parameter in pack.Parameters
        where
            RuleParameters.Default.Knows(parameter.Key)
            || pack.Parameters.Count(own => own.Key == parameter.Key) > 1
            || others.Any(other => other.Pack.Parameters.Any(own => own.Key == parameter.Key))
        select $"Parameter {parameter.Key} is already taken; give it a name that starts with the pack's own.";

    private static IEnumerable<string> Alone(RuleEntry rule)
    {
        var version = rule.Version;
        if (!RuleIdPattern().IsMatch(version.Id))
        {
            yield return $"Rule id '{version.Id}' is not of the form ENG-REF-001.";
        }

        if (version.Version < 1)
        {
            yield return $"{version.Id} has version {version.Version}; versions count from 1.";
        }

        if (string.IsNullOrWhiteSpace(version.Source) || string.IsNullOrWhiteSpace(version.Title))
        {
            yield return $"{version.Id} version {version.Version} needs a Title and a Source.";
        }

        if (version is { Confidence: RuleConfidence.Low, OffBecause: null })
        {
            yield return $"{version.Id} version {version.Version} is of low confidence; say in OffBecause what has to be checked before it is switched on.";
        }

        if (version is { LiftedBy: not null, Strength: not RuleStrength.LocalPolicy })
        {
            yield return $"{version.Id} version {version.Version} is no local policy, so nobody may lift it; leave LiftedBy out.";
        }

        if (version.From > version.Until)
        {
            yield return $"{version.Id} version {version.Version} ends ({version.Until.Value.InWords()}) before it starts ({version.From.Value.InWords()}).";
        }

        if (rule.FactsTypes.Count == 0)
        {
            yield return $"{version.Id} version {version.Version} judges no facts; implement IRule<TFacts>.";
        }
    }

    private static IEnumerable<string> Versions(IGrouping<string, RuleEntry> versions)
    {
        var ordered = versions.Select(rule => rule.Version).OrderBy(version => version.Version).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var later in ordered.Skip(i + 1))
            {
                var earlier = ordered[i];
                if (earlier.Version == later.Version)
                {
                    yield return $"{versions.Key} version {earlier.Version} is there twice.";
                }
                else if (earlier.Overlaps(later))
                {
                    yield return $"{versions.Key} versions {earlier.Version} ({Range(earlier)}) and {later.Version} ({Range(later)}) overlap; "
                        + "one event date would have two answers.";
                }
                else if (later.Until < earlier.From)
                {
                    yield return $"{versions.Key} version {later.Version} governs earlier dates than version {earlier.Version}.";
                }
            }
        }
    }

    private static IEnumerable<string> Taken(LoadedRulePack pack, List<LoadedRulePack> others) =>
        from id in pack.Rules.Select(rule => rule.Version.Id).Distinct()
        from other in others
        where other.Rules.Any(rule => rule.Version.Id == id)
        select $"Rule id {id} is already taken by pack {other.Pack.Id}; ids are never reused.";

    private static string Range(RuleVersion version) =>
        $"{version.From?.InWords() ?? "always"} to {version.Until?.InWords() ?? "still in force"}";

    [GeneratedRegex("^[A-Z0-9]+(-[A-Z0-9]+)+$")]
    private static partial Regex RuleIdPattern();

    [GeneratedRegex("^[0-9]{3}$")]
    private static partial Regex LaCodePattern();
}
