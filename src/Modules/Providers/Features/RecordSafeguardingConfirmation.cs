using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Puts a provider's written safeguarding confirmation on file.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Content">Its date, signatory, commissioners and sites.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record RecordSafeguardingConfirmation(ProviderId ProviderId, ConfirmationContent Content, string? IdempotencyKey = null)
    : ICommand<SafeguardingConfirmationView>,
        ICreate;

/// <summary>Marks a confirmation as stale, because staff or arrangements have changed.</summary>
/// <param name="ConfirmationId">The confirmation.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Reason">What has changed, 5 to 1,000 characters. Do not name people.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record MarkConfirmationStale(SafeguardingConfirmationId ConfirmationId, int ExpectedVersion, string Reason)
    : ICommand<SafeguardingConfirmationView>,
        IChange;

[MutationType]
internal static class RecordSafeguardingConfirmationMutations
{
    /// <summary>Puts a provider's written safeguarding confirmation on file: that staff are checked, and that it will tell of changes.</summary>
    public static Task<Result<SafeguardingConfirmationView>> RecordSafeguardingConfirmationAsync(
        RecordSafeguardingConfirmation input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Says that staff or arrangements have changed since a confirmation: no new placement starts on it.</summary>
    public static Task<Result<SafeguardingConfirmationView>> MarkConfirmationStaleAsync(
        MarkConfirmationStale input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RecordSafeguardingConfirmationValidator : AbstractValidator<RecordSafeguardingConfirmation>
{
    public RecordSafeguardingConfirmationValidator(TimeProvider time)
    {
        RuleFor(c => c.Content.Date)
            .Must(date => date <= LondonTime.Today(time))
            .WithErrorCode("provider.confirmation-in-the-future")
            .WithMessage("The date of the confirmation lies in the future. Give the day on which it was signed.");
        RuleFor(c => c.Content.SignedBy)
            .HasText(2, 200, "provider.confirmation-signatory", "Say in 2 to 200 characters who signed: name and post.");
        RuleFor(c => c.Content.Commissioners)
            .Must(commissioners => commissioners.Count is >= 1 and <= 200 && commissioners.All(commissioner => commissioner.NamesOne()))
            .WithErrorCode("provider.confirmation-commissioners")
            .WithMessage("Name 1 to 200 commissioners, each either a school or an authority.");
        RuleFor(c => c.Content.SiteIds)
            .Must(sites => sites.Count is >= 1 and <= Site.MostPerProvider)
            .WithErrorCode("provider.confirmation-sites")
            .WithMessage("Name the sites that the confirmation covers, at least one.");
    }
}

internal sealed class MarkConfirmationStaleValidator : AbstractValidator<MarkConfirmationStale>
{
    public MarkConfirmationStaleValidator() =>
        RuleFor(c => c.Reason).HasText(5, 1000, "provider.stale-reason-length", "Say in 5 to 1,000 characters what has changed.");
}

internal sealed class RecordSafeguardingConfirmationHandler(ProvidersDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<RecordSafeguardingConfirmation, Result<SafeguardingConfirmationView>>
{
    public async Task<Result<SafeguardingConfirmationView>> Handle(
        RecordSafeguardingConfirmation command,
        CancellationToken cancellationToken
    )
    {
        if (await db.Providers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.ProviderId, cancellationToken) is not { } provider)
        {
            return Refusal.NotFound("provider", "providerId");
        }

        if (provider.RefuseChangeBy(db.Viewer) is { } refusal)
        {
            return refusal;
        }

        var content = command.Content;
        if (await UnknownAsync(provider.Id, content, cancellationToken) is { Count: > 0 } unknown)
        {
            return Result<SafeguardingConfirmationView>.Refuse(unknown);
        }

        var confirmation = SafeguardingConfirmation.Record(new(Guid.CreateVersion7()), provider.Id, content, time.GetUtcNow());
        db.Confirmations.Add(confirmation);
        await db.SaveChangesAsync(cancellationToken);
        return confirmation.ToView();
    }

    private async Task<IReadOnlyList<Refusal>> UnknownAsync(
        ProviderId provider,
        ConfirmationContent content,
        CancellationToken cancellationToken
    )
    {
        List<Refusal> refusals = [];
        if (!await db.HasSitesAsync(provider, content.SiteIds, cancellationToken))
        {
            refusals.Add(Refusal.NotFound("site of this provider", "content", "siteIds"));
        }

        List<SchoolId> schools = [.. content.Commissioners.Select(c => c.SchoolId).OfType<SchoolId>().Distinct()];
        List<string> authorities = [.. content.Commissioners.Select(c => c.LaCode).OfType<string>().Distinct()];
        if (schools.Count > 0 && (await mediator.Send(new GetSchoolsById(schools), cancellationToken)).Count < schools.Count)
        {
            refusals.Add(Refusal.NotFound("school", "content", "commissioners"));
        }

        if (
            authorities.Count > 0
            && (await mediator.Send(new GetLocalAuthoritiesByCode(authorities), cancellationToken)).Count < authorities.Count
        )
        {
            refusals.Add(
                Refusal.Of("provider.la-unknown", "There is no local authority with this code. Check it.", "content", "commissioners")
            );
        }

        return refusals;
    }
}

internal sealed class MarkConfirmationStaleHandler(ProvidersDbContext db)
    : IRequestHandler<MarkConfirmationStale, Result<SafeguardingConfirmationView>>
{
    public async Task<Result<SafeguardingConfirmationView>> Handle(MarkConfirmationStale command, CancellationToken cancellationToken)
    {
        if (await db.Confirmations.SingleOrDefaultAsync(c => c.Id == command.ConfirmationId, cancellationToken) is not { } confirmation)
        {
            return Refusal.NotFound("confirmation", "confirmationId");
        }

        var provider = await db.Providers.AsNoTracking().SingleAsync(p => p.Id == confirmation.ProviderId, cancellationToken);
        if (provider.RefuseChangeBy(db.Viewer) is not null)
        {
            return Access.NotYours("confirmationId");
        }

        if (confirmation.Version != command.ExpectedVersion)
        {
            return Refusal.Stale(confirmation.Version);
        }

        if (confirmation.MarkStale(command.Reason) is { } refusal)
        {
            return refusal;
        }

        await db.SaveChangesAsync(cancellationToken);
        return confirmation.ToView();
    }
}
