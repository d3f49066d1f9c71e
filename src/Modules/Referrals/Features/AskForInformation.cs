using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Referrals;

/// <summary>Asks the referring school for what is missing.</summary>
/// <param name="ReferralId">The submitted referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Gaps">What is missing, 1 to 20.</param>
[Allow(Role.LaCommissioner)]
internal sealed record AskForInformation(ReferralId ReferralId, int ExpectedVersion, IReadOnlyList<WantedInformation> Gaps)
    : ICommand<ReferralView>,
        IChange;

/// <summary>Answers what the authority asked for: some of it, or all.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Request">Number of the request.</param>
/// <param name="Answers">The answers, 1 to 20, each to another gap.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader)]
internal sealed record AnswerInformationRequest(
    ReferralId ReferralId,
    int ExpectedVersion,
    int Request,
    IReadOnlyList<InformationAnswer> Answers
) : ICommand<ReferralView>, IChange;

[MutationType]
internal static class InformationMutations
{
    /// <summary>
    /// Asks the referring school for what is missing in a submitted referral; it answers within some school days (ENG-REF-026). The referral stays
    /// submitted, statutory clocks run, and it can be decided meanwhile, which closes the request.
    /// </summary>
    public static Task<Result<ReferralView>> AskForInformationAsync(
        AskForInformation input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);

    /// <summary>Answers what the authority asked for, some of it or all. Answers are not changed afterwards.</summary>
    public static Task<Result<ReferralView>> AnswerInformationRequestAsync(
        AnswerInformationRequest input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class AskForInformationValidator : AbstractValidator<AskForInformation>
{
    public AskForInformationValidator()
    {
        RuleFor(c => c.Gaps)
            .Must(gaps => gaps.Count is >= 1 and <= 20)
            .WithErrorCode("referral.gaps-count")
            .WithMessage("Ask for 1 to 20 things at a time.");
        RuleForEach(c => c.Gaps)
            .ChildRules(gap =>
                gap.RuleFor(g => g.Wanted)
                    .Must(wanted => wanted.Trim().Length is >= 5 and <= 500)
                    .WithErrorCode("referral.wanted-length")
                    .WithMessage("Say in 5 to 500 characters what exactly is wanted.")
            );
    }
}

internal sealed class AnswerInformationRequestValidator : AbstractValidator<AnswerInformationRequest>
{
    public AnswerInformationRequestValidator()
    {
        RuleFor(c => c.Answers)
            .Must(answers => answers.Count is >= 1 and <= 20 && answers.DistinctBy(answer => answer.Gap).Count() == answers.Count)
            .WithErrorCode("referral.answers-count")
            .WithMessage("Give 1 to 20 answers, each to another gap.");
        RuleForEach(c => c.Answers)
            .ChildRules(answer =>
                answer
                    .RuleFor(a => a.Text)
                    .Must(text => text.Trim().Length is >= 1 and <= 2000)
                    .WithErrorCode("referral.answer-length")
                    .WithMessage("Answer in 1 to 2,000 characters, or leave this one for later.")
            );
    }
}

internal sealed class AskForInformationHandler(
    ReferralsDbContext db,
    IMediator mediator,
    RuleBook<InformationAskedFacts> rules,
    TimeProvider time
) : IRequestHandler<AskForInformation, Result<ReferralView>>
{
    public async Task<Result<ReferralView>> Handle(AskForInformation command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.ReferralId, command.ExpectedVersion, cancellationToken);
        if (found is not { } referral)
        {
            return refused!;
        }

        var now = time.GetUtcNow();
        var decision = await DecideAsync(referral, cancellationToken);
        var due = decision?.Deadlines.Min(finding => finding.DueDate);
        if (referral.Ask(command.Gaps, db.Viewer.Organisation, due, now) is { } refusal)
        {
            return refusal;
        }

        if (decision is not null)
        {
            db.Decisions.Add(StoredDecision.From(referral.Id.Value, nameof(AskForInformation), decision, now));
        }

        await db.SaveChangesAsync(cancellationToken);
        return Result.With(referral.ToView(), decision?.Findings ?? []);
    }

    private async Task<RuleDecision?> DecideAsync(Referral referral, CancellationToken cancellationToken)
    {
        var today = LondonTime.Today(time);
        return await mediator.FindCalendarAsync(referral.SchoolId, referral.LaCode, cancellationToken) is { } calendar
            ? rules.Check(today, new(calendar, today), referral.LaCode)
            : null;
    }
}

internal sealed class AnswerInformationRequestHandler(ReferralsDbContext db, TimeProvider time)
    : IRequestHandler<AnswerInformationRequest, Result<ReferralView>>
{
    public Task<Result<ReferralView>> Handle(AnswerInformationRequest command, CancellationToken cancellationToken) =>
        db.ChangeAsync(
            command.ReferralId,
            command.ExpectedVersion,
            referral => referral.Answer(command.Request, command.Answers, db.Viewer.Organisation, time.GetUtcNow()),
            cancellationToken
        );
}

[Allow]
internal sealed record GetInformationRequests(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<InformationRequest>>>;

internal sealed class GetInformationRequestsHandler(ReferralsDbContext db)
    : IRequestHandler<GetInformationRequests, IReadOnlyDictionary<ReferralId, IReadOnlyList<InformationRequest>>>
{
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<InformationRequest>>> Handle(
        GetInformationRequests query,
        CancellationToken cancellationToken
    )
    {
        var referrals = await db
            .Referrals.AsNoTracking()
            .Where(r => query.Ids.Contains(r.Id) && r.Information != InformationState.NotAsked)
            .Select(r => new { r.Id, r.InformationRequests })
            .ToListAsync(cancellationToken);
        return referrals.ToDictionary(r => r.Id, r => (IReadOnlyList<InformationRequest>)[.. r.InformationRequests.Reverse().Take(Most)]);
    }
}
