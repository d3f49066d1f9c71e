using MediatR;

namespace AltProvision.Providers;

/// <summary>What the rules say of a placement at one site.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="IsReady">Whether no rule stands in the way.</param>
/// <param name="Findings">All that the rules said, each with version and source.</param>
internal sealed record SiteReadiness(SiteId SiteId, bool IsReady, IReadOnlyList<RuleFinding> Findings);

[Allow]
internal sealed record CheckReadiness(
    IReadOnlyCollection<ProviderId> Ids,
    Commissioner? Commissioner,
    DateOnly? Start,
    DateOnly? PlannedEnd
) : IRequest<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteReadiness>>>;

internal sealed class CheckReadinessHandler(
    ReadinessFiles files,
    ReadinessJudge judge,
    CommissionerScopes scopes,
    ViewerContext context,
    TimeProvider time
) : IRequestHandler<CheckReadiness, IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteReadiness>>>
{
    public async Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteReadiness>>> Handle(
        CheckReadiness query,
        CancellationToken cancellationToken
    )
    {
        var scope = await scopes.ResolveAsync(query.Commissioner, "commissioner", cancellationToken);
        ReadinessQuestion question = new(scope.Commissioner, scope.LaCode, query.Start ?? LondonTime.Today(time), query.PlannedEnd);

        // How ready another provider is for a commissioner is no business of a provider.
        var readable = context.Viewer.ProviderId is { } own ? query.Ids.Where(id => id.Value == own) : query.Ids;
        var found = await files.ReadAsync([.. readable], question, cancellationToken);
        return found.ToDictionary(
            entry => entry.Key,
            entry => (IReadOnlyList<SiteReadiness>)[.. entry.Value.Sites.Select(site => Judge(entry.Value, site))]
        );
    }

    private SiteReadiness Judge(ReadinessFile file, ReadinessSite site)
    {
        var findings = judge.Judge(file, site);
        return new(site.Id, !findings.Any(finding => finding.Outcome is Outcome.Block), findings);
    }
}
