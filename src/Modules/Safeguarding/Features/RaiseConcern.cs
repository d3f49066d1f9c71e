using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.SchoolRoll.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Safeguarding;

/// <summary>A concern about a pupil. Say what you know now; nothing has to be complete.</summary>
/// <param name="PupilId">The pupil.</param>
/// <param name="Kind">What it is mainly about; OTHER when you are not sure.</param>
/// <param name="Severity">How urgent it is.</param>
/// <param name="Account">What was seen or heard, in your words and the child's. Sensitive personal data.</param>
/// <param name="PlacementId">The placement it has to do with. One that you may not see, or of another pupil, is left out; the concern is recorded all the same.</param>
/// <param name="HappenedOn">Day on which it happened; null when not known.</param>
/// <param name="ActionTaken">What was done at once; null for nothing yet. Sensitive personal data.</param>
/// <param name="IsAboutAdult">Whether it is about an adult who works with children. ALLEGATION_ADULT and LOW_LEVEL_ADULT are anyway.</param>
/// <param name="AdultWorkplace">Where that adult works. Not said, the provider counts, or the school when there is no provider.</param>
/// <param name="AdultPosition">What that adult does there. Not said, the safeguarding leads there are kept out, for the adult may be one of them.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow]
internal sealed record RaiseConcern(
    PupilId PupilId,
    ConcernKind Kind,
    ConcernSeverity Severity,
    string Account,
    PlacementId? PlacementId = null,
    DateOnly? HappenedOn = null,
    string? ActionTaken = null,
    bool IsAboutAdult = false,
    AdultWorkplace? AdultWorkplace = null,
    AdultPosition? AdultPosition = null,
    string? IdempotencyKey = null
) : ICommand<ConcernView>, ICreate
{
    internal bool ConcernsAdult => IsAboutAdult || Kind is ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult;
}

[MutationType]
internal static class RaiseConcernMutation
{
    /// <summary>
    /// Records a concern about a pupil and tells the safeguarding leads who must act, at once. Anybody who can see the pupil may raise one.
    /// Is a child in danger now? Call 999 first, then record.
    /// </summary>
    public static Task<Result<ConcernView>> RaiseConcernAsync(
        RaiseConcern input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

// Only what nobody could act without is asked for: a concern is not turned away for its form.
internal sealed class RaiseConcernValidator : AbstractValidator<RaiseConcern>
{
    public RaiseConcernValidator() =>
        RuleFor(c => c.Account)
            .Must(account => Narrative.Tidy(account) is not null)
            .WithErrorCode("concern.account-missing")
            .WithMessage("Say what was seen or heard, in a few words if there is no time for more.");
}

internal sealed class RaiseConcernHandler(
    SafeguardingDbContext db,
    IMediator mediator,
    SqlReads reads,
    ConcernJudge judge,
    NarrativeKeys masters,
    Viewer viewer,
    TimeProvider time
) : IRequestHandler<RaiseConcern, Result<ConcernView>>
{
    public async Task<Result<ConcernView>> Handle(RaiseConcern command, CancellationToken cancellationToken)
    {
        var (pupil, placement) = await FindAsync(command, cancellationToken);
        if (pupil is null && placement is null)
        {
            return Refusal.NotFound("pupil", "pupilId");
        }

        var facts = new RecipientFacts(
            command.Kind,
            command.Severity,
            pupil is null ? placement!.SchoolId : pupil.HomeSchoolId,
            pupil?.HomeLaCode ?? placement!.LaCode,
            await SettingsAsync(command.PupilId, placement, cancellationToken)
        )
        {
            IsAboutAdult = command.ConcernsAdult,
            AdultWorkplace = command.AdultWorkplace,
            AdultPosition = command.AdultPosition,
        };
        var now = time.GetUtcNow();
        var judgement = await judge.JudgeAsync(facts, now, cancellationToken);
        var id = new ConcernId(Guid.CreateVersion7());
        var (seal, key) = NarrativeSeal.Create(id.Value, masters);
        var concern = Concern.Raise(id, command, seal, placement?.Id, judgement.Recipients, viewer, now, judgement.AcknowledgeBy);
        db.NarrativeKeys.Add(key);
        db.Concerns.Add(concern);
        if (judgement.Decision is { } decision)
        {
            db.Decisions.Add(StoredDecision.From(concern.Id.Value, nameof(RaiseConcern), decision, now));
        }

        db.Raise(new ConcernRaised(Guid.CreateVersion7(), concern.Id));
        return Result.With(ConcernRow.Of(concern).ToView(), judgement.Decision?.Findings ?? []);
    }

    private async Task<(PupilView? Pupil, PlacementView? Placement)> FindAsync(RaiseConcern command, CancellationToken cancellationToken)
    {
        Task<IReadOnlyDictionary<PupilId, PupilView>> pupils;
        Task<IReadOnlyDictionary<PlacementId, PlacementView>> placements;
        using (reads.Together())
        {
            pupils = mediator.Send(new GetPupilsById([command.PupilId]), cancellationToken);
            placements = mediator.Send(new GetPlacementsById(command.PlacementId is { } named ? [named] : []), cancellationToken);
        }

        var placement = command.PlacementId is { } id ? (await placements).GetValueOrDefault(id) : null;
        return ((await pupils).GetValueOrDefault(command.PupilId), placement?.PupilId == command.PupilId ? placement : null);
    }

    /// <summary>The setting named; else all that the pupil attends, and the provider that speaks.</summary>
    private async Task<IReadOnlyList<(ProviderId, string?)>> SettingsAsync(
        PupilId pupil,
        PlacementView? placement,
        CancellationToken cancellationToken
    )
    {
        IEnumerable<ProviderId> settings = placement is null
            ? await RowSecurity.ReadAsProductAsync(
                db,
                () =>
                    db
                        .PupilSettings.Where(s => s.PupilId == pupil && s.EndedOn == null)
                        .Select(s => s.ProviderId)
                        .ToListAsync(cancellationToken),
                cancellationToken
            )
            : [placement.ProviderId];
        ProviderId[] all = [.. settings.Concat(viewer.ProviderId is { } own ? [new ProviderId(own)] : []).Distinct()];
        if (all is [])
        {
            return [];
        }

        var providers = await mediator.Send(new GetProvidersById(all), cancellationToken);
        return [.. all.Select(id => (id, providers.GetValueOrDefault(id)?.LaCode))];
    }
}
