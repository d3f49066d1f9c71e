using FluentValidation;
using MediatR;

namespace AltProvision.Placements;

/// <summary>Changes purpose, timetable, hours or plan. What is absent stays as it is.</summary>
/// <param name="PlacementId">The placement.</param>
/// <param name="ExpectedVersion">The version at which you read it.</param>
/// <param name="Purpose">New purpose, 20 to 4,000 characters; only while the placement waits for agreement. Personal data.</param>
/// <param name="HalfDays">New half-days of the week, 1 to 10 of "Mon AM" … "Fri PM"; a place must be free in each.</param>
/// <param name="HoursPerWeek">New taught and supervised hours a week: more than 0, at most 32.5; the registration threshold is judged anew.</param>
/// <param name="Plan">The whole plan as it is from now on.</param>
[Allow(Role.SchoolStaff, Role.SchoolLeader, Role.LaCommissioner, Role.ProviderManager)]
internal sealed record ChangePlacementPlan(
    PlacementId PlacementId,
    int ExpectedVersion,
    string? Purpose = null,
    IReadOnlyList<string>? HalfDays = null,
    decimal? HoursPerWeek = null,
    PlacementPlan? Plan = null
) : ICommand<PlacementView>, IChange
{
    public PlanChange ToChange() => new(Purpose, HalfDays, HoursPerWeek, Plan);
}

[MutationType]
internal static class ChangePlacementPlanMutation
{
    /// <summary>
    /// Changes purpose, timetable, hours or plan. Half-days and hours are checked like a proposal's (ENG-PLC-024). When purpose or goals
    /// change before the agreement, all parties are asked anew.
    /// </summary>
    public static Task<Result<PlacementView>> ChangePlacementPlanAsync(
        ChangePlacementPlan input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

internal sealed class ChangePlacementPlanValidator : AbstractValidator<ChangePlacementPlan>
{
    public ChangePlacementPlanValidator()
    {
        RuleFor(c => c.Purpose!).Purpose().When(c => c.Purpose is not null);
        RuleFor(c => c.HalfDays!).HalfDays().When(c => c.HalfDays is not null);
        RuleFor(c => c.HoursPerWeek!.Value)
            .Hours()
            .OverridePropertyName(nameof(ChangePlacementPlan.HoursPerWeek))
            .When(c => c.HoursPerWeek is not null);
        RuleFor(c => c.Plan!).SetValidator(new PlacementPlanValidator()).When(c => c.Plan is not null);
    }
}

internal sealed class ChangePlacementPlanHandler(
    PlacementsDbContext db,
    PlacementGates gates,
    PlacementAgreements agreements,
    TimeProvider time
) : IRequestHandler<ChangePlacementPlan, Result<PlacementView>>
{
    public async Task<Result<PlacementView>> Handle(ChangePlacementPlan command, CancellationToken cancellationToken)
    {
        var (found, refused) = await db.FindToChangeAsync(command.PlacementId, command.ExpectedVersion, cancellationToken);
        if (found is not { } placement)
        {
            return refused!;
        }

        var change = command.ToChange();
        var now = time.GetUtcNow();
        GateReport? gate = null;
        if (change is not { HalfDays: null, HoursPerWeek: null })
        {
            gate = await GateAsync(placement, change, cancellationToken);
            if (gate.IsBlocked || gate.Refusals.Count > 0)
            {
                return new(null, Obstacles(gate), gate.Findings);
            }
        }

        if (placement.ChangePlan(change, db.Viewer, now) is { } refusal)
        {
            return refusal;
        }

        foreach (var decision in gate?.Decisions ?? [])
        {
            db.Decisions.Add(StoredDecision.From(placement.Id.Value, nameof(ChangePlacementPlan), decision, now));
        }

        var findings = await agreements.TryAsync(placement, "AgreePlacement", cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        return Result.With(placement.ToView(), [.. gate?.Findings ?? [], .. findings]);
    }

    private async Task<GateReport> GateAsync(Placement placement, PlanChange change, CancellationToken cancellationToken)
    {
        await db.LockProviderAsync(placement.ProviderId, cancellationToken);
        return await gates.CheckAsync(placement.TermsAfter(change), placement.Id, cancellationToken);
    }

    // The gates blame a proposal's fields; here the half-days are an input of their own.
    private static IReadOnlyList<Refusal> Obstacles(GateReport gate) =>
        [
            .. gate.Refusals.Select(refusal => refusal with { Field = [.. refusal.Field.Skip(1)] }),
            .. gate
                .Findings.Where(finding => finding.Stops)
                .Select(finding => finding.ToRefusal(finding.Field() is { Count: > 0 } field ? field : ["placementId"])),
        ];
}
