using AltProvision.GraphQL;
using AltProvision.Kernel;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Host;

/// <summary>A stored decision, made again by the rules of its day.</summary>
/// <param name="Decision">As it was stored.</param>
/// <param name="IsSame">Whether the rules say the same now. If not, somebody has changed a rule instead of adding a version: a defect.</param>
/// <param name="Findings">What they say now.</param>
/// <param name="Differences">Where they say something else.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(DecisionId))]
internal sealed record DecisionReplay(
    StoredDecisionView Decision,
    bool IsSame,
    IReadOnlyList<RuleFinding> Findings,
    IReadOnlyList<RuleDifference> Differences
)
{
    /// <summary>What was read, for the audit, also when nothing of the decision itself is selected.</summary>
    [GraphQLIgnore]
    public DecisionId DecisionId => Decision.Id;
}

[Allow(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record ReplayDecision(DecisionId Id) : IRequest<DecisionReplay?>;

/// <summary>A parameter to try.</summary>
/// <param name="Key">Name: "rev.graceSchoolDays".</param>
/// <param name="Value">As text.</param>
internal sealed record TriedParameter(string Key, string Value);

/// <summary>Rules as they might be, tried on past decisions.</summary>
/// <param name="From">First day on which a decision was made.</param>
/// <param name="Until">Last day; at most 400 days after the first.</param>
/// <param name="Parameters">Values in place of those of the day.</param>
/// <param name="WithoutModules">Rule modules, by key, that would not be there.</param>
/// <param name="SwitchedOn">Rules, by id, that are off and would speak.</param>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record SimulateRules(
    DateOnly From,
    DateOnly Until,
    IReadOnlyList<TriedParameter>? Parameters = null,
    IReadOnlyList<string>? WithoutModules = null,
    IReadOnlyList<string>? SwitchedOn = null
) : IRequest<RuleSimulation>;

/// <summary>What would have been different.</summary>
/// <param name="Decisions">Past decisions that were made again: those that you may see, the newest first, at most 5,000.</param>
/// <param name="IsComplete">Whether that was all of them.</param>
/// <param name="Different">How many would have been different.</param>
/// <param name="NewlyBlocked">How many steps would have been stopped that went on.</param>
/// <param name="NoLongerBlocked">How many steps would have gone on that were stopped. Only what was decided is stored, so what was refused is not among it.</param>
/// <param name="MovedDeadlines">How many dates would have been others.</param>
/// <param name="NotRepeatable">How many could not be made again, because their facts are of a kind that no rule knows any more.</param>
/// <param name="Rules">The same by rule.</param>
/// <param name="Cases">The first 100 that would have been different.</param>
internal sealed record RuleSimulation(
    int Decisions,
    bool IsComplete,
    int Different,
    int NewlyBlocked,
    int NoLongerBlocked,
    int MovedDeadlines,
    int NotRepeatable,
    IReadOnlyList<SimulatedRule> Rules,
    IReadOnlyList<SimulatedCase> Cases
);

/// <summary>How often one rule would have said something else.</summary>
/// <param name="RuleId">The rule.</param>
/// <param name="Different">In how many decisions.</param>
internal sealed record SimulatedRule(string RuleId, int Different);

/// <summary>A decision that would have been different.</summary>
/// <param name="Decision">As it was stored.</param>
/// <param name="Differences">What would have been different.</param>
[Holds(DataClass.SpecialCategory, Of = nameof(DecisionId))]
internal sealed record SimulatedCase(StoredDecisionView Decision, IReadOnlyList<RuleDifference> Differences)
{
    /// <summary>What was read, for the audit.</summary>
    [GraphQLIgnore]
    public DecisionId DecisionId => Decision.Id;
}

[Allow(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record GetDecisionsById(IReadOnlyCollection<DecisionId> Ids)
    : IRequest<IReadOnlyDictionary<DecisionId, StoredDecisionView>>;

[ObjectType<StoredDecisionView>, Node]
internal static class StoredDecisionType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<DecisionId, StoredDecisionView>> GetDecisionsAsync(
        IReadOnlyList<DecisionId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetDecisionsById(ids), cancellationToken);
}

[QueryType]
internal static class DecisionQueries
{
    /// <summary>
    /// Makes a stored decision again, from the inputs of its day, by the rule versions that were asked then. Null when there is none that you
    /// may see.
    /// </summary>
    /// <param name="id">The decision.</param>
    [AskedBy(Role.SchoolLeader, Role.SafeguardingLead, Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<DecisionReplay?> ReplayDecisionAsync(DecisionId id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new ReplayDecision(id), cancellationToken);

    /// <summary>What would have been decided otherwise under other parameters or rule modules, over past decisions that you may see. Nothing is changed.</summary>
    /// <param name="input">The rules to try, and the days.</param>
    [Cost(500)]
    public static Task<RuleSimulation> SimulateRulesAsync(SimulateRules input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class GetDecisionsByIdHandler(IEnumerable<IDecisionRecords> records)
    : IRequestHandler<GetDecisionsById, IReadOnlyDictionary<DecisionId, StoredDecisionView>>
{
    public async Task<IReadOnlyDictionary<DecisionId, StoredDecisionView>> Handle(
        GetDecisionsById query,
        CancellationToken cancellationToken
    )
    {
        Guid[] ids = [.. query.Ids.Select(id => id.Value)];
        Dictionary<DecisionId, StoredDecisionView> found = [];
        foreach (var source in records)
        {
            foreach (var stored in await source.Visible.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(cancellationToken))
            {
                found[new(stored.Id)] = StoredDecisionView.Of(source.Module, stored);
            }
        }

        return found;
    }
}

internal sealed class ReplayDecisionHandler(RuleBook book, IEnumerable<IDecisionRecords> records, ILogger<ReplayDecisionHandler> logger)
    : IRequestHandler<ReplayDecision, DecisionReplay?>
{
    public async Task<DecisionReplay?> Handle(ReplayDecision query, CancellationToken cancellationToken)
    {
        foreach (var source in records)
        {
            if (await source.Visible.AsNoTracking().SingleOrDefaultAsync(d => d.Id == query.Id.Value, cancellationToken) is { } stored)
            {
                return Replay(source.Module, stored);
            }
        }

        return null;
    }

    private DecisionReplay Replay(string module, StoredDecision stored)
    {
        try
        {
            var replay = RuleReplay.Of(book, stored);
            foreach (var difference in replay.Differences)
            {
                logger.LogError(
                    "Decision {Decision} of {Module} comes out otherwise now by rule {Rule}: the rule was changed instead of followed by a new version",
                    stored.Id,
                    module,
                    difference.RuleId
                );
            }

            return new(StoredDecisionView.Of(module, stored), replay.IsSame, replay.Findings, replay.Differences);
        }
        catch (ArgumentException e)
        {
            throw new BadRequestException(e.Message, "id");
        }
    }
}

internal sealed class SimulateRulesHandler(RuleBook book, IEnumerable<IDecisionRecords> records)
    : IRequestHandler<SimulateRules, RuleSimulation>
{
    private const int MostDays = 400;
    private const int MostDecisions = 5_000;
    private const int MostCases = 100;

    public async Task<RuleSimulation> Handle(SimulateRules query, CancellationToken cancellationToken)
    {
        var (tried, parameters) = Check(query);
        var from = LondonTime.StartOf(query.From);
        var until = LondonTime.StartOf(query.Until.AddDays(1));
        List<(string Module, StoredDecision Stored)> decisions = [];
        foreach (var source in records)
        {
            var stored = await source
                .Visible.AsNoTracking()
                .Where(d => d.At >= from && d.At < until && d.FactsType != "")
                .OrderByDescending(d => d.At)
                .ThenBy(d => d.Id)
                .Take(MostDecisions + 1)
                .ToListAsync(cancellationToken);
            decisions.AddRange(stored.Select(decision => (source.Module, decision)));
        }

        decisions = [.. decisions.OrderByDescending(decision => decision.Stored.At)];
        var comparison = new Comparison(book, tried, parameters);
        foreach (var (module, stored) in decisions.Take(MostDecisions))
        {
            cancellationToken.ThrowIfCancellationRequested();
            comparison.Add(module, stored);
        }

        return comparison.ToSimulation(isComplete: decisions.Count <= MostDecisions);
    }

    private (RuleBook Tried, Dictionary<string, string> Parameters) Check(SimulateRules query)
    {
        if (query.Until < query.From || query.Until.DayNumber - query.From.DayNumber > MostDays)
        {
            throw new BadRequestException($"Ask for 1 to {MostDays} days, the first not after the last.", "input", "until");
        }

        if (query.WithoutModules?.FirstOrDefault(key => book.Packs.All(pack => pack.Pack.Id != key)) is { } unknown)
        {
            throw new BadRequestException(
                $"There is no rule module {unknown}. There are: {string.Join(", ", book.Packs.Select(pack => pack.Pack.Id))}.",
                "input",
                "withoutModules"
            );
        }

        if (query.SwitchedOn?.FirstOrDefault(id => book.Find(id) is []) is { } missing)
        {
            throw new BadRequestException($"There is no rule {missing}.", "input", "switchedOn");
        }

        var parameters = new Dictionary<string, string>();
        foreach (var parameter in query.Parameters ?? [])
        {
            parameters[parameter.Key] = parameter.Value;
        }

        try
        {
            _ = book.ParametersFor(query.From).With(parameters);
        }
        catch (FormatException e)
        {
            throw new BadRequestException(e.Message, "input", "parameters");
        }

        return (book.With(query.WithoutModules ?? [], query.SwitchedOn ?? []), parameters);
    }

    /// <summary>Counts what is different. Both sides are made now, so that only what is tried makes a difference.</summary>
    private sealed class Comparison(RuleBook book, RuleBook tried, Dictionary<string, string> parameters)
    {
        private readonly Dictionary<string, int> rules = new(StringComparer.Ordinal);
        private readonly List<SimulatedCase> cases = [];
        private int decisions;
        private int different;
        private int newlyBlocked;
        private int noLongerBlocked;
        private int movedDeadlines;
        private int notRepeatable;

        public void Add(string module, StoredDecision stored)
        {
            decisions++;
            try
            {
                var before = book.Replay(stored.FactsType, stored.Inputs);
                var after = tried.Replay(stored.FactsType, stored.Inputs, parameters);
                Count(module, stored, before, after);
            }
            catch (ArgumentException)
            {
                notRepeatable++;
            }
        }

        public RuleSimulation ToSimulation(bool isComplete) =>
            new(
                decisions,
                isComplete,
                different,
                newlyBlocked,
                noLongerBlocked,
                movedDeadlines,
                notRepeatable,
                [.. rules.OrderBy(rule => rule.Key, StringComparer.Ordinal).Select(rule => new SimulatedRule(rule.Key, rule.Value))],
                cases
            );

        private void Count(string module, StoredDecision stored, RuleDecision before, RuleDecision after)
        {
            var differences = RuleReplay.Compare(before.Findings, after.Findings).ToList();
            if (differences is [])
            {
                return;
            }

            different++;
            newlyBlocked += !before.IsBlocked && after.IsBlocked ? 1 : 0;
            noLongerBlocked += before.IsBlocked && !after.IsBlocked ? 1 : 0;
            foreach (var difference in differences)
            {
                rules[difference.RuleId] = rules.GetValueOrDefault(difference.RuleId) + 1;
                movedDeadlines += Dates(difference.Before).SetEquals(Dates(difference.After)) ? 0 : 1;
            }

            if (cases.Count < MostCases)
            {
                cases.Add(new(StoredDecisionView.Of(module, stored), differences));
            }
        }

        private static HashSet<DateOnly> Dates(IReadOnlyList<RuleFinding> findings) =>
            [.. findings.Where(finding => finding.Outcome is Outcome.Deadline).Select(finding => finding.DueDate).OfType<DateOnly>()];
    }
}
