using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>Opens the concerns about a pupil to you for three hours, because the child cannot wait for who may see them.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Reason">Why it cannot wait: 20 to 2,000 characters, read by the safeguarding leads of the child's authority. Sensitive personal data.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SafeguardingLead, Role.SchoolLeader, Role.LaCommissioner)]
internal sealed record OpenEmergencyAccess(PupilId PupilId, string Reason, string? IdempotencyKey = null)
    : ICommand<EmergencyAccessView>,
        ICreate;

[MutationType]
internal static class OpenEmergencyAccessMutation
{
    /// <summary>
    /// Opens the concerns about a pupil to you for three hours. The safeguarding leads of the child's authority are told at once and review it
    /// afterwards; each reading is put on record. Concerns about an adult or a setting stay closed. While one is open, it is answered again.
    /// </summary>
    public static Task<Result<EmergencyAccessView>> OpenEmergencyAccessAsync(
        OpenEmergencyAccess input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class OpenEmergencyAccessValidator : AbstractValidator<OpenEmergencyAccess>
{
    public OpenEmergencyAccessValidator() =>
        RuleFor(c => c.Reason)
            .Must(reason => Narrative.Tidy(reason) is { Length: >= EmergencyTexts.Shortest and <= EmergencyTexts.Longest })
            .WithErrorCode("emergency.reason")
            .WithMessage($"Say why it cannot wait, in {EmergencyTexts.Shortest} to {EmergencyTexts.Longest} characters.");
}

internal sealed class OpenEmergencyAccessHandler(
    SafeguardingDbContext db,
    NarrativeKeys masters,
    IMediator mediator,
    Viewer viewer,
    TimeProvider time
) : IRequestHandler<OpenEmergencyAccess, Result<EmergencyAccessView>>
{
    public async Task<Result<EmergencyAccessView>> Handle(OpenEmergencyAccess command, CancellationToken cancellationToken)
    {
        if (
            (await mediator.Send(new GetPupilsById([command.PupilId]), cancellationToken)).GetValueOrDefault(command.PupilId)
            is not { } pupil
        )
        {
            return Refusal.NotFound("pupil", "pupilId");
        }

        var now = time.GetUtcNow();
        var open = EmergencyAccessRow.Of(
            db.EmergencyAccesses.Where(access =>
                access.PupilId == command.PupilId
                && access.Subject == viewer.Subject
                && access.Organisation == viewer.Organisation
                && access.Until > now
            )
        );
        if (await open.FirstOrDefaultAsync(cancellationToken) is { } already)
        {
            return already.ToView();
        }

        var id = new EmergencyAccessId(Guid.CreateVersion7());
        var (seal, key) = NarrativeSeal.Create(id.Value, masters);
        var responsible = Organisations.OfAuthority(pupil.HomeLaCode);
        db.NarrativeKeys.Add(key);
        db.EmergencyAccesses.Add(
            EmergencyAccess.Open(id, command.PupilId, Narrative.Tidy(command.Reason)!, seal, responsible, viewer, now)
        );
        await db.SaveChangesAsync(cancellationToken);
        var topic = EmergencyNotices.TopicOf(responsible);
        await db.Database.ExecuteSqlAsync($"select pg_notify('altprovision', {topic})", cancellationToken);
        return (await open.SingleAsync(cancellationToken)).ToView();
    }
}
