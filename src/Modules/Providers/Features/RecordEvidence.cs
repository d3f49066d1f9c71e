using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>Puts a document or check on a provider's file.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Content">What it shows, and until when.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.ProviderManager, Role.LaQualityOfficer, Role.LaCommissioner)]
internal sealed record RecordEvidence(ProviderId ProviderId, EvidenceContent Content, string? IdempotencyKey = null)
    : ICommand<ProviderEvidenceView>,
        ICreate;

[MutationType]
internal static class RecordEvidenceMutation
{
    /// <summary>Puts a document or check on a provider's file. A renewal is a new one; what was on file stays.</summary>
    public static Task<Result<ProviderEvidenceView>> RecordEvidenceAsync(
        RecordEvidence input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RecordEvidenceValidator : AbstractValidator<RecordEvidence>
{
    public RecordEvidenceValidator(TimeProvider time) => RuleFor(c => c.Content).SetValidator(new EvidenceContentValidator(time));
}

internal sealed class EvidenceContentValidator : AbstractValidator<EvidenceContent>
{
    // A renewed certificate arrives some weeks before it begins.
    private const int MostDaysAhead = 90;

    public EvidenceContentValidator(TimeProvider time)
    {
        RuleFor(c => c.IssuedOn)
            .Must(date => date <= LondonTime.Today(time).AddDays(MostDaysAhead) && date.Year >= 1900)
            .WithErrorCode("provider.evidence-issue-date")
            .WithMessage($"The first day of the document lies more than {MostDaysAhead} days ahead or long ago. Check the year.");
        RuleFor(c => c.ExpiresOn)
            .NotNull()
            .When(c => c.Kind.RunsOut())
            .WithErrorCode("provider.evidence-expiry-missing")
            .WithMessage("Give the last day on which the document holds, or the day by which a policy is reviewed.");
        RuleFor(c => c.ExpiresOn)
            .Must((content, expires) => expires is null || expires >= content.IssuedOn)
            .WithErrorCode("provider.evidence-expiry-before-issue")
            .WithMessage("The last day lies before the first. Check both dates.");
        RuleFor(c => c.SiteId)
            .NotNull()
            .When(c => c.Kind.IsAboutASite())
            .WithErrorCode("provider.evidence-site-missing")
            .WithMessage("Name the site that was assessed: each site has a risk assessment of its own.");
        RuleFor(c => c.Amount)
            .Must(amount => amount is { Pounds: > 0 })
            .When(c => c.Kind.IsInsurance())
            .WithErrorCode("provider.evidence-amount-missing")
            .WithMessage("Give the cover in pounds, as the certificate says.");
        RuleFor(c => c.Amount)
            .Null()
            .When(c => !c.Kind.IsInsurance())
            .WithErrorCode("provider.evidence-amount-unexpected")
            .WithMessage("Only insurance has an amount. Leave it out.");
        RuleFor(c => c.Reference)
            .MaximumLength(200)
            .WithErrorCode("provider.evidence-reference-length")
            .WithMessage("The reference has at most 200 characters.");
    }
}

internal sealed class RecordEvidenceHandler(ProvidersDbContext db, TimeProvider time)
    : IRequestHandler<RecordEvidence, Result<ProviderEvidenceView>>
{
    public async Task<Result<ProviderEvidenceView>> Handle(RecordEvidence command, CancellationToken cancellationToken)
    {
        if (await db.Providers.AsNoTracking().SingleOrDefaultAsync(p => p.Id == command.ProviderId, cancellationToken) is not { } provider)
        {
            return Refusal.NotFound("provider", "providerId");
        }

        if (provider.RefuseChangeBy(db.Viewer) is { } refusal)
        {
            return refusal;
        }

        if (command.Content.SiteId is { } site && !await db.HasSitesAsync(provider.Id, [site], cancellationToken))
        {
            return Refusal.NotFound("site of this provider", "content", "siteId");
        }

        ProviderEvidenceId id = new(Guid.CreateVersion7());
        var evidence = Evidence.Record(id, provider.Id, command.Content, db.Viewer.Recorder(), time.GetUtcNow());
        db.Evidence.Add(evidence);
        await db.SaveChangesAsync(cancellationToken);
        return evidence.ToView();
    }
}

internal static class ProviderSites
{
    /// <summary>Whether all of these are sites of the provider.</summary>
    public static async Task<bool> HasSitesAsync(
        this ProvidersDbContext db,
        ProviderId provider,
        IReadOnlyCollection<SiteId> sites,
        CancellationToken cancellationToken
    )
    {
        var distinct = sites.Distinct().ToList();
        return await db.Sites.CountAsync(s => s.ProviderId == provider && distinct.Contains(s.Id), cancellationToken) == distinct.Count;
    }
}
