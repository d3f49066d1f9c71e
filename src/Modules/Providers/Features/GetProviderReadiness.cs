using MediatR;

namespace AltProvision.Providers;

internal sealed class GetProviderReadinessHandler(ReadinessFiles files) : IRequestHandler<GetProviderReadiness, ProviderReadiness?>
{
    public async Task<ProviderReadiness?> Handle(GetProviderReadiness query, CancellationToken cancellationToken)
    {
        var commissioner = query.SchoolId is { } school ? new Commissioner(school) : new(LaCode: query.LaCode);
        ReadinessQuestion question = new(commissioner, query.LaCode, query.Start, query.PlannedEnd, query.ReferralId);
        var found = await files.ReadAsync([query.ProviderId], question, cancellationToken);
        return found.GetValueOrDefault(query.ProviderId) is { } file && file.Sites.FirstOrDefault(s => s.Id == query.SiteId) is { } site
            ? new(file.IsRegisteredSchool, file.ToFacts(site), site.CapacityPerHalfDay)
            : null;
    }
}
