using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Adds a place where a provider teaches.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Name">Name of the site, 2 to 200 characters.</param>
/// <param name="Address">Address without the postcode, 5 to 400 characters.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="CapacityPerHalfDay">How many pupils it takes in one half-day, 1 to 1,000.</param>
/// <param name="Point">Place on the British National Grid; looked up from the postcode when left out.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record AddSite(
    ProviderId ProviderId,
    string Name,
    string Address,
    Postcode Postcode,
    int CapacityPerHalfDay,
    GridPoint? Point = null,
    string? IdempotencyKey = null
) : ICommand<SiteView>, ICreate;

[MutationType]
internal static class AddSiteMutation
{
    /// <summary>Adds a place where a provider teaches. Nobody is placed there before its risk assessment is on file.</summary>
    public static Task<Result<SiteView>> AddSiteAsync(AddSite input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class AddSiteValidator : AbstractValidator<AddSite>
{
    public AddSiteValidator()
    {
        RuleFor(c => c.Name).HasText(2, 200, "provider.site-name-length", "Give the name of the site in 2 to 200 characters.");
        RuleFor(c => c.Address)
            .HasText(
                5,
                400,
                "provider.site-address-length",
                "Give the address in 5 to 400 characters: the home school has to know where the child is."
            );
        RuleFor(c => c.CapacityPerHalfDay).IsCapacity();
        RuleFor(c => c.Point)
            .Must(point => point is null or { Easting: >= 0 and <= 700_000, Northing: >= 0 and <= 1_300_000 })
            .WithErrorCode("provider.site-off-the-grid")
            .WithMessage("The point lies off the British National Grid. Give metres: easting 0 to 700,000, northing 0 to 1,300,000.");
    }
}

internal static class Capacities
{
    public static void IsCapacity<T>(this IRuleBuilder<T, int> rule) =>
        rule.InclusiveBetween(1, Site.MostCapacity)
            .WithErrorCode("provider.capacity-range")
            .WithMessage("Say how many pupils the site takes in one half-day: 1 to 1,000.");
}

internal sealed class AddSiteHandler(ProvidersDbContext db, IMediator mediator) : IRequestHandler<AddSite, Result<SiteView>>
{
    public async Task<Result<SiteView>> Handle(AddSite command, CancellationToken cancellationToken)
    {
        if (await db.Providers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.ProviderId, cancellationToken) is not { } provider)
        {
            return Refusal.NotFound("provider", "providerId");
        }

        if (provider.RefuseChangeBy(db.Viewer) is { } refusal)
        {
            return refusal;
        }

        if (await db.Sites.CountAsync(s => s.ProviderId == provider.Id, cancellationToken) >= Site.MostPerProvider)
        {
            return Refusal.Of("provider.too-many-sites", $"A provider has at most {Site.MostPerProvider} sites on file.", "providerId");
        }

        if ((command.Point ?? await LocateAsync(command.Postcode, cancellationToken)) is not { } point)
        {
            return Refusal.Of(
                "provider.postcode-not-on-file",
                "It is not on file where this postcode lies. Check it, or give the point on the British National Grid.",
                "postcode"
            );
        }

        SitePlace place = new(command.Name, command.Address, command.Postcode, point.Easting, point.Northing);
        var site = Site.At(new(Guid.CreateVersion7()), provider.Id, place, command.CapacityPerHalfDay);
        db.Sites.Add(site);
        await db.SaveChangesAsync(cancellationToken);
        return site.ToView();
    }

    private async Task<GridPoint?> LocateAsync(Postcode postcode, CancellationToken cancellationToken) =>
        (await mediator.Send(new LocatePostcodes([postcode]), cancellationToken)).GetValueOrDefault(postcode);
}
