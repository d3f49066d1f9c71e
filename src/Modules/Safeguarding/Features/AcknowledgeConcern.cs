using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>That you have taken note of a concern. Saying so again is harmless.</summary>
/// <param name="ConcernId">The concern.</param>
/// <param name="Note">What you do next; at most 4,000 characters, read by the other safeguarding leads. Sensitive personal data.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.SafeguardingLead)]
internal sealed record AcknowledgeConcern(ConcernId ConcernId, string? Note = null, string? IdempotencyKey = null)
    : ICommand<ConcernView>,
        ICreate
{
    public const int LongestNote = 4000;
}

[MutationType]
internal static class AcknowledgeConcernMutation
{
    /// <summary>Records that a safeguarding lead has taken note of a concern. It stays on record beside earlier ones.</summary>
    public static Task<Result<ConcernView>> AcknowledgeConcernAsync(
        AcknowledgeConcern input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class AcknowledgeConcernValidator : AbstractValidator<AcknowledgeConcern>
{
    public AcknowledgeConcernValidator() =>
        RuleFor(c => c.Note)
            .MaximumLength(AcknowledgeConcern.LongestNote)
            .WithErrorCode("concern.note-length")
            .WithMessage($"A note has at most {AcknowledgeConcern.LongestNote} characters. Split it over two acknowledgements.");
}

internal sealed class AcknowledgeConcernHandler(SafeguardingDbContext db, NarrativeKeys masters, Viewer viewer, TimeProvider time)
    : IRequestHandler<AcknowledgeConcern, Result<ConcernView>>
{
    public async Task<Result<ConcernView>> Handle(AcknowledgeConcern command, CancellationToken cancellationToken)
    {
        // A lead who raised a concern from which the lead's organisation is kept out may see it, and yet not answer for it.
        var concerns = db.Concerns.Where(c => c.Id == command.ConcernId && c.Recipients.Any(r => r.Organisation == viewer.Organisation));
        if (!await concerns.AnyAsync(cancellationToken))
        {
            return Refusal.NotFound("concern", "concernId");
        }

        var note = Narrative.Tidy(command.Note);
        var seal = NarrativeSeal.Of(
            await db.NarrativeKeys.SingleAsync(k => k.RecordId == command.ConcernId.Value, cancellationToken),
            masters
        );
        if (!await IsOnRecordAsync(command.ConcernId, note, seal, cancellationToken))
        {
            db.Acknowledgements.Add(
                Acknowledgement.Of(command.ConcernId, viewer.Subject, viewer.Organisation, time.GetUtcNow(), note, seal)
            );
            db.Raise(new ConcernAcknowledged(Guid.CreateVersion7(), command.ConcernId));
            await db.SaveChangesAsync(cancellationToken);
        }

        return (await SafeguardingDbContext.RowsOf(concerns).SingleAsync(cancellationToken)).ToView();
    }

    private async Task<bool> IsOnRecordAsync(ConcernId concern, string? note, NarrativeSeal seal, CancellationToken cancellationToken)
    {
        var own = await db
            .Acknowledgements.AsNoTracking()
            .Where(a => a.ConcernId == concern && a.Subject == viewer.Subject && a.Organisation == viewer.Organisation)
            .ToListAsync(cancellationToken);
        return own.Any(a => note is null || a.ReadNote(seal) == note);
    }
}
