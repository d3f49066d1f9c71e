using AltProvision.GraphQL;
using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Host;

/// <summary>A set of rules that came with one assembly: the law of England, or the policy of one authority.</summary>
/// <param name="Key">Short stable name: "england".</param>
/// <param name="Name">Name for people.</param>
/// <param name="Description">What the rules cover.</param>
/// <param name="Owner">Who answers for them.</param>
/// <param name="LaCode">The only authority that they are for, three digits; null when they are for all.</param>
/// <param name="Priority">Higher speaks later, and has the last word on a parameter.</param>
/// <param name="AssemblyVersion">Version of the assembly.</param>
/// <param name="Rules">All versions of all rules.</param>
internal sealed record RuleModuleView(
    string Key,
    string Name,
    string Description,
    string Owner,
    string? LaCode,
    int Priority,
    string AssemblyVersion,
    IReadOnlyList<RuleView> Rules
);

/// <summary>One version of a rule.</summary>
/// <param name="RuleId">Stable name, never reused: "ENG-REF-002".</param>
/// <param name="Version">Counts from 1; a changed law is a new version.</param>
/// <param name="Title">Short name for lists.</param>
/// <param name="Statement">The rule in one or two sentences.</param>
/// <param name="Source">Act, regulation, guidance or local policy that it rests on.</param>
/// <param name="Strength">Legal weight.</param>
/// <param name="Confidence">How sure its authors are of it.</param>
/// <param name="InForceFrom">First date of a legal event that it governs; null means always.</param>
/// <param name="InForceUntil">Last date of a legal event that it governs; null means still in force.</param>
internal sealed record RuleView(
    string RuleId,
    int Version,
    string Title,
    string Statement,
    string Source,
    RuleStrength Strength,
    RuleConfidence Confidence,
    DateOnly? InForceFrom,
    DateOnly? InForceUntil
)
{
    internal static RuleView Of(RuleEntry entry) =>
        new(
            entry.Version.Id,
            entry.Version.Version,
            entry.Version.Title,
            entry.Version.Statement,
            entry.Version.Source,
            entry.Version.Strength,
            entry.Version.Confidence,
            entry.Version.From,
            entry.Version.Until
        );
}

[Allow]
internal sealed record GetRuleModules : IRequest<IReadOnlyList<RuleModuleView>>;

[Allow]
internal sealed record GetRuleVersions(string RuleId) : IRequest<IReadOnlyList<RuleView>>;

[QueryType]
internal static class RuleQueries
{
    /// <summary>The rules that decisions are made by, as they were found when the host started.</summary>
    public static Task<IReadOnlyList<RuleModuleView>> GetRuleModulesAsync(IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetRuleModules(), cancellationToken);

    /// <summary>All versions of one rule, the oldest first; empty when there is none of this name.</summary>
    /// <param name="id">The rule's stable name: "ENG-REF-002".</param>
    public static Task<IReadOnlyList<RuleView>> GetRuleAsync(string id, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(new GetRuleVersions(id), cancellationToken);
}

internal sealed class GetRuleModulesHandler(RuleBook book) : IRequestHandler<GetRuleModules, IReadOnlyList<RuleModuleView>>
{
    private readonly IReadOnlyList<RuleModuleView> modules =
    [
        .. book.Packs.Select(pack => new RuleModuleView(
            pack.Pack.Id,
            pack.Pack.Name,
            pack.Pack.Description,
            pack.Pack.Owner,
            pack.Pack.LaCode,
            pack.Pack.Priority,
            pack.AssemblyVersion,
            [.. pack.Rules.Select(RuleView.Of)]
        )),
    ];

    public Task<IReadOnlyList<RuleModuleView>> Handle(GetRuleModules request, CancellationToken cancellationToken) =>
        Task.FromResult(modules);
}

internal sealed class GetRuleVersionsHandler(RuleBook book) : IRequestHandler<GetRuleVersions, IReadOnlyList<RuleView>>
{
    public Task<IReadOnlyList<RuleView>> Handle(GetRuleVersions request, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RuleView>>([.. book.Find(request.RuleId).Select(RuleView.Of)]);
}
