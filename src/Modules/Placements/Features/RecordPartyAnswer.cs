using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>Records what a party says to purpose, goals and timescale.</summary>
/// <param name="PlacementId">The placement that waits for agreement.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Party">Whose answer it is. School, provider and authority answer for themselves; school or authority write down what parent and child say.</param>
/// <param name="Answer">The answer. School, provider and authority agree here and decline with declinePlacement.</param>
/// <param name="Note">The views, the attempts to reach the party, or why asking is not appropriate; 5 to 4,000 characters, needed for every answer but agreed. Personal data.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.ProviderManager)]
internal sealed record RecordPartyAnswer(
    PlacementId PlacementId,
    int ExpectedVersion,
    PlacementParty Party,
    PartyAnswer Answer,
    string? Note = null
) : ICommand<PlacementView>, IChange;

[MutationType]
internal static class RecordPartyAnswerMutation
{
    /// <summary>
    /// Records an answer; earlier ones stay in the history. With the last one needed the placement is agreed and the provider may see the
    /// pupil. The findings say what is still waited for.
    /// </summary>
    public static Task<Result<PlacementView>> RecordPartyAnswerAsync(
        RecordPartyAnswer input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class RecordPartyAnswerValidator : AbstractValidator<RecordPartyAnswer>
{
    public RecordPartyAnswerValidator()
    {
        RuleFor(c => c.Answer)
            .Must((c, answer) => IsPossible(c.Party, answer))
            .WithErrorCode("placement.answer-not-for-party")
            .WithMessage(c =>
                c.Party is PlacementParty.Parent or PlacementParty.Child
                    ? "NOT_ASKED is no answer, and NOT_APPROPRIATE is for the child only."
                    : "School, provider and authority agree here. To say no, use declinePlacement."
            );
        RuleFor(c => c.Note)
            .Must((c, note) => note is null ? c.Answer is PartyAnswer.Agreed : note.Trim().Length is >= 5 and <= 4000)
            .WithErrorCode("placement.note-length")
            .WithMessage("Write down the views, the attempts or the reason in 5 to 4,000 characters.");
    }

    private static bool IsPossible(PlacementParty party, PartyAnswer answer) =>
        (party, answer) switch
        {
            (_, PartyAnswer.Agreed) => true,
            (_, PartyAnswer.NotAsked) => false,
            (PlacementParty.Child, _) => true,
            (PlacementParty.Parent, not PartyAnswer.NotAppropriate) => true,
            _ => false,
        };
}

internal sealed class RecordPartyAnswerHandler(PlacementsDbContext db, PlacementAgreements agreements, TimeProvider time)
    : IRequestHandler<RecordPartyAnswer, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(RecordPartyAnswer command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.PlacementId, command.ExpectedVersion, cancellationToken);
        if (found is not { } placement)
        {
            return refused!;
        }

        if (!PartyRights.MayRecord(db.Viewer, command.Party, placement))
        {
            return Refusal.Of(
                "placement.party-not-yours",
                "You do not speak for this party. School, provider and authority answer for themselves, by a school leader, provider manager or commissioner.",
                "party"
            );
        }

        if (placement.Record(command.Party, command.Answer, command.Note, db.Viewer, time.GetUtcNow()) is { } refusal)
        {
            return refusal;
        }

        var findings = await agreements.TryAsync(placement, "AgreePlacement", cancellationToken);
        // A placement that a party declines is not in its provider's sight any more.
        await RowSecurity.LiftAsync(db, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(placement.ToView(), findings);
    }
}
