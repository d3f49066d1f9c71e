using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Changes how many pupils a site takes.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="CapacityPerHalfDay">How many pupils it takes in one half-day from now on, 1 to 1,000.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record ChangeSiteCapacity(SiteId SiteId, int ExpectedVersion, int CapacityPerHalfDay) : ICommand<SiteView>, IChange;

[MutationType]
internal static class ChangeSiteCapacityMutation
{
    /// <summary>Changes how many pupils a site takes. Placements that were agreed before stay, even when they are more.</summary>
    public static Task<Result<SiteView>> ChangeSiteCapacityAsync(
        ChangeSiteCapacity input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ChangeSiteCapacityValidator : AbstractValidator<ChangeSiteCapacity>
{
    public ChangeSiteCapacityValidator() => RuleFor(c => c.CapacityPerHalfDay).IsCapacity();
}

internal sealed class ChangeSiteCapacityHandler(ProvidersDbContext db) : IRequestHandler<ChangeSiteCapacity, Result<SiteView>>
{
    public async Task<Result<SiteView>> Handle(ChangeSiteCapacity command, CancellationToken cancellationToken)
    {
        if (await db.Sites.SingleOrDefaultAsync(s => s.Id == command.SiteId, cancellationToken) is not { } site)
        {
            return Refusal.NotFound("site", "siteId");
        }

        var provider = await db.Providers.AsNoTracking().SingleAsync(p => p.Id == site.ProviderId, cancellationToken);
        if (provider.RefuseChangeBy(db.Viewer) is not null)
        {
            return Access.NotYours("siteId");
        }

        if (site.Version != command.ExpectedVersion)
        {
            return Refusal.Stale(site.Version);
        }

        site.ChangeCapacity(command.CapacityPerHalfDay);
        await db.SaveChangesAsync(cancellationToken);
        return site.ToView();
    }
}
