using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Adds an offer to a site.</summary>
/// <param name="SiteId">The site.</param>
/// <param name="Content">What is offered, to whom, when and for how much.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record AddOffer(SiteId SiteId, OfferContent Content, string? IdempotencyKey = null) : ICommand<OfferView>, ICreate;

/// <summary>Changes an offer.</summary>
/// <param name="OfferId">The offer.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Content">What is offered from now on.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record ChangeOffer(OfferId OfferId, int ExpectedVersion, OfferContent Content) : ICommand<OfferView>, IChange;

[MutationType]
internal static class ChangeOfferMutations
{
    /// <summary>Adds an offer to a site.</summary>
    public static Task<Result<OfferView>> AddOfferAsync(AddOffer input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);

    /// <summary>Changes an offer. Placements that were agreed before keep their price and their sessions.</summary>
    public static Task<Result<OfferView>> ChangeOfferAsync(ChangeOffer input, IMediator mediator, CancellationToken cancellationToken) =>
        mediator.Send(input, cancellationToken);
}

internal sealed class AddOfferValidator : AbstractValidator<AddOffer>
{
    public AddOfferValidator() => RuleFor(c => c.Content).SetValidator(new OfferContentValidator());
}

internal sealed class ChangeOfferValidator : AbstractValidator<ChangeOffer>
{
    public ChangeOfferValidator() => RuleFor(c => c.Content).SetValidator(new OfferContentValidator());
}

internal sealed class OfferContentValidator : AbstractValidator<OfferContent>
{
    public OfferContentValidator()
    {
        RuleFor(c => c.Name).HasText(2, 200, "provider.offer-name-length", "Name the offer in 2 to 200 characters.");
        RuleFor(c => c.Needs)
            .NotEmpty()
            .WithErrorCode("provider.offer-needs-missing")
            .WithMessage("Name at least one need that the offer is made for.");
        RuleFor(c => c.KeyStages)
            .NotEmpty()
            .WithErrorCode("provider.offer-key-stages-missing")
            .WithMessage("Name at least one key stage that is taught.");
        RuleFor(c => c.Sessions)
            .NotEmpty()
            .WithErrorCode("provider.offer-sessions-missing")
            .WithMessage("Name at least one half-day of the week on which the offer runs.");
        RuleFor(c => c.AgeFrom)
            .InclusiveBetween(2, 25)
            .WithErrorCode("provider.offer-age-range")
            .WithMessage("The youngest age is 2 to 25 years.");
        RuleFor(c => c.AgeTo)
            .Must((content, to) => to >= content.AgeFrom && to <= 25)
            .WithErrorCode("provider.offer-age-range")
            .WithMessage("The oldest age is not below the youngest, and at most 25 years.");
        RuleFor(c => c.PricePerDay).Must(IsPrice).WithErrorCode("provider.offer-price-range").WithMessage(PriceMessage);
        RuleFor(c => c.PricePerWeek).Must(IsPrice).WithErrorCode("provider.offer-price-range").WithMessage(PriceMessage);
    }

    private const string PriceMessage = "Give a price in pounds, from 0 to 10,000.";

    private static bool IsPrice(Money money) => money.Pounds is >= 0 and <= 10_000;
}

internal sealed class AddOfferHandler(ProvidersDbContext db) : IRequestHandler<AddOffer, Result<OfferView>>
{
    public async Task<Result<OfferView>> Handle(AddOffer command, CancellationToken cancellationToken)
    {
        if (await db.ProviderOfAsync(command.SiteId, cancellationToken) is not { } provider)
        {
            return Refusal.NotFound("site", "siteId");
        }

        if (provider.RefuseChangeBy(db.Viewer) is not null)
        {
            return Access.NotYours("siteId");
        }

        if (await db.Offers.CountAsync(o => o.SiteId == command.SiteId, cancellationToken) >= Offer.MostPerSite)
        {
            return Refusal.Of("provider.too-many-offers", $"A site has at most {Offer.MostPerSite} offers. Change one of them.", "siteId");
        }

        var offer = Offer.Of(new(Guid.CreateVersion7()), command.SiteId, command.Content);
        db.Offers.Add(offer);
        await db.SaveChangesAsync(cancellationToken);
        return offer.ToView();
    }
}

internal sealed class ChangeOfferHandler(ProvidersDbContext db) : IRequestHandler<ChangeOffer, Result<OfferView>>
{
    public async Task<Result<OfferView>> Handle(ChangeOffer command, CancellationToken cancellationToken)
    {
        if (await db.Offers.SingleOrDefaultAsync(o => o.Id == command.OfferId, cancellationToken) is not { } offer)
        {
            return Refusal.NotFound("offer", "offerId");
        }

        var provider = await db.ProviderOfAsync(offer.SiteId, cancellationToken);
        if (provider!.RefuseChangeBy(db.Viewer) is not null)
        {
            return Access.NotYours("offerId");
        }

        if (offer.Version != command.ExpectedVersion)
        {
            return Refusal.Stale(offer.Version);
        }

        offer.Change(command.Content);
        await db.SaveChangesAsync(cancellationToken);
        return offer.ToView();
    }
}

internal static class OfferOwners
{
    public static Task<Provider?> ProviderOfAsync(this ProvidersDbContext db, SiteId site, CancellationToken cancellationToken) =>
        (from s in db.Sites join p in db.Providers on s.ProviderId equals p.Id where s.Id == site select p)
            .AsNoTracking()
            .SingleOrDefaultAsync(cancellationToken);
}
