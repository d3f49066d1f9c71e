using AltProvision.GraphQL;
using AltProvision.Kernel;
using AltProvision.SchoolRoll.Contracts;
using MediatR;

namespace AltProvision.Host;

/// <summary>Which rules; all that is given has to be met.</summary>
/// <param name="Text">Words that stand in id, title, statement or source, in any order.</param>
/// <param name="ModuleKey">Of one rule module: "england".</param>
/// <param name="Strength">Of one legal weight.</param>
/// <param name="Confidence">Of one confidence.</param>
/// <param name="InForceOn">In force for legal events of this date.</param>
/// <param name="IsOn">Only those that speak, or only those that are off.</param>
internal sealed record RuleFilter(
    string? Text = null,
    string? ModuleKey = null,
    RuleStrength? Strength = null,
    RuleConfidence? Confidence = null,
    DateOnly? InForceOn = null,
    bool? IsOn = null
);

[Allow]
internal sealed record GetRuleModules : IRequest<IReadOnlyList<RuleModuleView>>;

[Allow]
internal sealed record GetRefusedRuleModules : IRequest<IReadOnlyList<RefusedRuleModuleView>>;

[Allow]
internal sealed record GetRuleVersions(string RuleId) : IRequest<IReadOnlyList<RuleView>>;

[Allow]
internal sealed record ListRules(RuleFilter? Where, PagingArguments Paging) : IRequest<Page<RuleView>>;

[Allow]
internal sealed record GetRuleParameters(string? RuleId, string? LaCode, DateOnly? On) : IRequest<IReadOnlyList<RuleParameterView>>;

[Allow]
internal sealed record GetRulesById(IReadOnlyCollection<RuleVersionId> Ids) : IRequest<IReadOnlyDictionary<RuleVersionId, RuleView>>;

[ObjectType<RuleView>, Node]
internal static class RuleType
{
    [NodeResolver]
    public static Task<IReadOnlyDictionary<RuleVersionId, RuleView>> GetRulesAsync(
        IReadOnlyList<RuleVersionId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetRulesById(ids), cancellationToken);
}

[ObjectType<RuleModuleView>]
internal static class RuleModuleType
{
    /// <summary>The only authority that the rules are for; null when they are for all.</summary>
    [BatchResolver]
    public static Task<IReadOnlyDictionary<string, LocalAuthorityView>> GetLocalAuthorityAsync(
        [Parent(nameof(RuleModuleView.LaCode))] IReadOnlyList<string> codes,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetLocalAuthoritiesByCode(codes), cancellationToken);
}

[QueryType]
internal static class RuleQueries
{
    /// <summary>The rule modules that decisions are made by, as they were found when the host started.</summary>
    public static Task<IReadOnlyList<RuleModuleView>> GetRuleModulesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetRuleModules(), cancellationToken);

    /// <summary>Rule modules that were found in the rules folder and not taken in, with the reasons.</summary>
    [Holds(DataClass.Public)]
    public static Task<IReadOnlyList<RefusedRuleModuleView>> GetRefusedRuleModulesAsync(
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetRefusedRuleModules(), cancellationToken);

    /// <summary>Rules by module and id, each version by itself.</summary>
    /// <param name="where">Which rules.</param>
    /// <param name="paging">Which page.</param>
    public static Task<Page<RuleView>> GetRulesAsync(
        RuleFilter? where,
        PagingArguments paging,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListRules(where, paging), cancellationToken);

    /// <summary>All versions of one rule, the oldest first; empty when there is none of this name.</summary>
    /// <param name="id">The rule's stable name: "ENG-REF-002".</param>
    public static Task<IReadOnlyList<RuleView>> GetRuleAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetRuleVersions(id), cancellationToken);

    /// <summary>Values that authorities may set, as they hold for one of them on a date.</summary>
    /// <param name="ruleId">Of one rule; all when absent.</param>
    /// <param name="laCode">Three digits of the authority; your own when absent.</param>
    /// <param name="on">Date of the legal event; today when absent.</param>
    [Holds(DataClass.Organisational)]
    public static Task<IReadOnlyList<RuleParameterView>> GetRuleParametersAsync(
        string? ruleId,
        string? laCode,
        DateOnly? on,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new GetRuleParameters(ruleId, laCode, on), cancellationToken);
}

internal sealed class GetRuleModulesHandler(RuleBook book) : IRequestHandler<GetRuleModules, IReadOnlyList<RuleModuleView>>
{
    public Task<IReadOnlyList<RuleModuleView>> Handle(GetRuleModules request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RuleModuleView>>([.. book.Packs.Select(RuleModuleView.Of)]);
}

internal sealed class GetRefusedRuleModulesHandler(RuleBook book)
    : IRequestHandler<GetRefusedRuleModules, IReadOnlyList<RefusedRuleModuleView>>
{
    public Task<IReadOnlyList<RefusedRuleModuleView>> Handle(GetRefusedRuleModules request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RefusedRuleModuleView>>([
            .. book.Refused.Select(pack => new RefusedRuleModuleView(pack.Name, pack.Reasons)),
        ]);
}

internal sealed class GetRuleVersionsHandler(RuleBook book) : IRequestHandler<GetRuleVersions, IReadOnlyList<RuleView>>
{
    public Task<IReadOnlyList<RuleView>> Handle(GetRuleVersions request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RuleView>>([.. book.Find(request.RuleId).Select(RuleView.Of)]);
}

internal sealed class GetRulesByIdHandler(RuleBook book) : IRequestHandler<GetRulesById, IReadOnlyDictionary<RuleVersionId, RuleView>>
{
    public Task<IReadOnlyDictionary<RuleVersionId, RuleView>> Handle(GetRulesById query, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<RuleVersionId, RuleView>>(
            book.Rules.Select(RuleView.Of).Where(rule => query.Ids.Contains(rule.Id)).ToDictionary(rule => rule.Id)
        );
}

internal sealed class ListRulesHandler(RuleBook book) : IRequestHandler<ListRules, Page<RuleView>>
{
    public Task<Page<RuleView>> Handle(ListRules query, CancellationToken cancellationToken)
    {
        var where = query.Where ?? new();
        var words = where.Text?.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
        return Task.FromResult(
            book.Rules.Where(rule => Matches(rule, where, words))
                .Select(RuleView.Of)
                .ToList()
                .ToPage(query.Paging, rule => $"{rule.ModuleKey}/{rule.RuleId}/{rule.Version}")
        );
    }

    private static bool Matches(RuleEntry rule, RuleFilter where, string[] words) =>
        (where.ModuleKey is null || rule.PackId == where.ModuleKey)
        && (where.Strength is null || rule.Version.Strength == where.Strength)
        && (where.Confidence is null || rule.Version.Confidence == where.Confidence)
        && (where.InForceOn is null || rule.Version.IsInForceOn(where.InForceOn.Value))
        && (where.IsOn is null || rule.IsOn == where.IsOn)
        && Array.TrueForAll(
            words,
            word =>
                $"{rule.Version.Id} {rule.Version.Title} {rule.Version.Statement} {rule.Version.Source}".Contains(
                    word,
                    StringComparison.OrdinalIgnoreCase
                )
        );
}

internal sealed class GetRuleParametersHandler(RuleBook book, Viewer viewer, TimeProvider time)
    : IRequestHandler<GetRuleParameters, IReadOnlyList<RuleParameterView>>
{
    public Task<IReadOnlyList<RuleParameterView>> Handle(GetRuleParameters query, CancellationToken cancellationToken)
    {
        var laCode = query.LaCode ?? viewer.LaCode;
        var parameters = book.ParametersFor(query.On ?? LondonTime.Today(time), laCode);
        return Task.FromResult<IReadOnlyList<RuleParameterView>>([
            .. parameters
                .List(book.Packs.Select(pack => pack.Pack))
                .Where(parameter => query.RuleId is null || parameter.RuleId == query.RuleId)
                .Select(parameter => new RuleParameterView(parameter.Key, parameter.RuleId, parameter.Value, parameter.Default)),
        ]);
    }
}
