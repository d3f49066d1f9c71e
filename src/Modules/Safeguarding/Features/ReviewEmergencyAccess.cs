using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>What you found when you looked into an emergency access. It stays as you record it.</summary>
/// <param name="EmergencyAccessId">The emergency access.</param>
/// <param name="IsJustified">Whether it was right.</param>
/// <param name="Note">What you found and what follows: 1 to 2,000 characters. Sensitive personal data.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SafeguardingLead)]
internal sealed record ReviewEmergencyAccess(
    EmergencyAccessId EmergencyAccessId,
    bool IsJustified,
    string Note,
    string? IdempotencyKey = null
) : ICommand<EmergencyAccessView>, ICreate;

[MutationType]
internal static class ReviewEmergencyAccessMutation
{
    /// <summary>Records what a safeguarding lead of the child's authority found of an emergency access. Nobody reviews their own.</summary>
    public static Task<Result<EmergencyAccessView>> ReviewEmergencyAccessAsync(
        ReviewEmergencyAccess input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ReviewEmergencyAccessValidator : AbstractValidator<ReviewEmergencyAccess>
{
    public ReviewEmergencyAccessValidator() =>
        RuleFor(c => c.Note)
            .Must(note => Narrative.Tidy(note) is { Length: <= EmergencyTexts.Longest })
            .WithErrorCode("emergency.note")
            .WithMessage($"Say what you found and what follows, in at most {EmergencyTexts.Longest} characters.");
}

internal sealed class ReviewEmergencyAccessHandler(SafeguardingDbContext db, NarrativeKeys masters, Viewer viewer, TimeProvider time)
    : IRequestHandler<ReviewEmergencyAccess, Result<EmergencyAccessView>>
{
    public async Task<Result<EmergencyAccessView>> Handle(ReviewEmergencyAccess command, CancellationToken cancellationToken)
    {
        var accesses = db.EmergencyAccesses.Where(access =>
            access.Id == command.EmergencyAccessId && access.Responsible == viewer.Organisation
        );
        if (await EmergencyAccessRow.Of(accesses).SingleOrDefaultAsync(cancellationToken) is not { } access)
        {
            return Refusal.NotFound("emergency access", "emergencyAccessId");
        }

        if (access.Subject == viewer.Subject && access.Organisation == viewer.Organisation)
        {
            return Refusal.Of("emergency.own", "Somebody else has to look into what you opened yourself.", "emergencyAccessId");
        }

        if (access.ReviewedAt is not null)
        {
            return Refusal.Of("emergency.reviewed", "It was reviewed before, and stays as it was recorded.", "emergencyAccessId");
        }

        var key = await db.NarrativeKeys.SingleAsync(k => k.RecordId == access.Id.Value, cancellationToken);
        var note = NarrativeSeal.Of(key, masters).Lock(Narrative.Tidy(command.Note)!, EmergencyTexts.Note);
        db.EmergencyAccessReviews.Add(new(access.Id, viewer.Subject, time.GetUtcNow(), command.IsJustified, note));
        await db.SaveChangesAsync(cancellationToken);
        return (await EmergencyAccessRow.Of(accesses).SingleAsync(cancellationToken)).ToView();
    }
}
