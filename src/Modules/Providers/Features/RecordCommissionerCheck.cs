using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;

namespace AltProvision.Providers;

/// <summary>Writes down a commissioner's own check of a provider.</summary>
/// <param name="ProviderId">The provider.</param>
/// <param name="Content">Who checked, when, what and with which outcome.</param>
/// <param name="Commissioner">Who checked; your own organisation when left out.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SchoolLeader, Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record RecordCommissionerCheck(
    ProviderId ProviderId,
    CheckContent Content,
    Commissioner? Commissioner = null,
    string? IdempotencyKey = null
) : ICommand<CommissionerCheckView>, ICreate;

[MutationType]
internal static class RecordCommissionerCheckMutation
{
    /// <summary>Writes down your organisation's own check of a provider. An authority's approval or check does not stand in for a school's.</summary>
    public static Task<Result<CommissionerCheckView>> RecordCommissionerCheckAsync(
        RecordCommissionerCheck input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RecordCommissionerCheckValidator : AbstractValidator<RecordCommissionerCheck>
{
    public RecordCommissionerCheckValidator(TimeProvider time)
    {
        RuleFor(c => c.Content.CheckedOn)
            .Must(date => date <= LondonTime.Today(time))
            .WithErrorCode("provider.check-in-the-future")
            .WithMessage("The day of the check lies in the future. Write it down once it is done.");
        RuleFor(c => c.Content.CheckedBy)
            .HasText(2, 200, "provider.check-by-length", "Say in 2 to 200 characters who checked: name and post.");
        RuleFor(c => c.Content.WhatWasChecked)
            .HasText(20, 2000, "provider.check-what-length", "Say in 20 to 2,000 characters what was looked at and what was found.");
        RuleFor(c => c.Commissioner)
            .Must(commissioner => commissioner is null || commissioner.NamesOne())
            .WithErrorCode("provider.commissioner-not-one")
            .WithMessage("Name either a school or an authority.");
    }
}

internal sealed class RecordCommissionerCheckHandler(ProvidersDbContext db, IMediator mediator, TimeProvider time)
    : IRequestHandler<RecordCommissionerCheck, Result<CommissionerCheckView>>
{
    public async Task<Result<CommissionerCheckView>> Handle(RecordCommissionerCheck command, CancellationToken cancellationToken)
    {
        var own = CommissionerScopes.OwnOf(db.Viewer);
        if ((command.Commissioner ?? own) is not { } commissioner || (!db.Viewer.IsSystem && commissioner != own))
        {
            return Refusal.Of(
                "provider.check-not-yours",
                "You can write down checks of your own organisation only: nobody else's check counts as theirs.",
                "commissioner"
            );
        }

        if (!await db.HasSitesAsync(command.ProviderId, [command.Content.SiteId], cancellationToken))
        {
            return Refusal.NotFound("site of this provider", "content", "siteId");
        }

        if ((commissioner.LaCode ?? await AreaOfAsync(commissioner.SchoolId, cancellationToken)) is not { } laCode)
        {
            return Refusal.NotFound("school", "commissioner");
        }

        CommissionerCheckId id = new(Guid.CreateVersion7());
        var check = CommissionerCheck.Record(id, command.ProviderId, commissioner.SchoolId, laCode, command.Content, time.GetUtcNow());
        db.Checks.Add(check);
        await db.SaveChangesAsync(cancellationToken);
        return check.ToView();
    }

    private async Task<string?> AreaOfAsync(SchoolId? school, CancellationToken cancellationToken) =>
        school is { } id ? (await mediator.Send(new GetSchoolsById([id]), cancellationToken)).GetValueOrDefault(id)?.LaCode : null;
}
