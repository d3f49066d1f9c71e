using AltProvision.Referrals.Contracts;
using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Placements;

/// <summary>Lifts a block of local policy for the placements of one referral, for a time. What the law blocks cannot be lifted.</summary>
/// <param name="ReferralId">The referral.</param>
/// <param name="RuleId">The rule that blocks: "LA332-PLC-002".</param>
/// <param name="Reason">Why the child needs the placement in spite of it, 10 to 1,000 characters.</param>
/// <param name="Until">Last day on which it holds, at most 90 days from today.</param>
/// <param name="IdempotencyKey">Chosen by the client; repeat it to retry safely.</param>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record OverrideRule(ReferralId ReferralId, string RuleId, string Reason, DateOnly Until, string? IdempotencyKey = null)
    : ICommand<RuleOverrideView>,
        ICreate;

[MutationType]
internal static class OverrideRuleMutation
{
    /// <summary>
    /// Lifts a block of local policy for the placements of one referral, for a time and with a reason. Another person has to propose the
    /// placement: nobody overrides their own request (ENG-GEN-010). What the law blocks cannot be lifted.
    /// </summary>
    [Holds(DataClass.SpecialCategory)]
    public static Task<Result<RuleOverrideView>> OverrideRuleAsync(
        OverrideRule input,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(input, cancellationToken);
}

[ObjectType<ReferralView>]
internal static class ReferralOverrides
{
    /// <summary>Blocks of local policy that officers have lifted for it, the newest first, at most 50. For officers of its authority.</summary>
    [BatchResolver, AskedBy(Role.LaCommissioner, Role.LaQualityOfficer)]
    public static Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleOverrideView>>> GetRuleOverridesAsync(
        [Parent(nameof(ReferralView.Id))] IReadOnlyList<ReferralId> ids,
        IMediator mediator,
        CancellationToken cancellationToken
    ) => mediator.Send(new ListOverrides(ids), cancellationToken);
}

internal sealed class OverrideRuleValidator : AbstractValidator<OverrideRule>
{
    private const int MostDays = 90;

    public OverrideRuleValidator(TimeProvider time)
    {
        RuleFor(c => c.Reason)
            .Must(reason => reason.Trim().Length is >= 10 and <= 1000)
            .WithErrorCode("override.reason")
            .WithMessage("Say in 10 to 1,000 characters why the child needs the placement in spite of the rule.");
        RuleFor(c => c.Until)
            .Must(until => until >= LondonTime.Today(time) && until <= LondonTime.Today(time).AddDays(MostDays))
            .WithErrorCode("override.until")
            .WithMessage($"An override holds for 1 to {MostDays} days from today. Choose an earlier or a later day.");
    }
}

internal sealed class OverrideRuleHandler(PlacementsDbContext db, IMediator mediator, RuleBook book, TimeProvider time)
    : IRequestHandler<OverrideRule, Result<RuleOverrideView>>
{
    public async Task<Result<RuleOverrideView>> Handle(OverrideRule command, CancellationToken cancellationToken)
    {
        var referrals = await mediator.Send(new GetReferralsById([command.ReferralId]), cancellationToken);
        if (!referrals.TryGetValue(command.ReferralId, out var referral))
        {
            return Refusal.NotFound("referral", "referralId");
        }

        var now = time.GetUtcNow();
        if (Refuse(command.RuleId, LondonTime.DateOf(now)) is { } refusal)
        {
            return refusal;
        }

        var granted = new GrantedOverride
        {
            Id = Guid.CreateVersion7(),
            ReferralId = command.ReferralId,
            LaCode = referral.LaCode,
            RuleId = command.RuleId,
            Reason = command.Reason.Trim(),
            Until = command.Until,
            GrantedBy = db.Viewer.Subject,
            GrantedAt = now,
        };
        db.Overrides.Add(granted);
        await db.SaveChangesAsync(cancellationToken);
        return granted.ToView();
    }

    private Refusal? Refuse(string ruleId, DateOnly today)
    {
        if (book.Find(ruleId).LastOrDefault(rule => rule.IsOn && rule.Version.IsInForceOn(today))?.Version is not { } rule)
        {
            return Refusal.Of(
                "override.no-rule",
                $"There is no rule {ruleId} in use today. Take the id from the finding that blocks.",
                "ruleId"
            );
        }

        if (rule.Strength is not RuleStrength.LocalPolicy)
        {
            return Refusal.Of(
                "override.law",
                $"You cannot lift {ruleId}: it is a legal requirement ({rule.Source}). It goes away when the facts change.",
                "ruleId"
            );
        }

        return rule.LiftedBy is { } role && db.Viewer.IsIn(role)
            ? null
            : Refusal.Of(
                "override.role",
                rule.LiftedBy is { } needed
                    ? $"{ruleId} is lifted by the role {needed} only. Ask somebody who has it."
                    : $"The policy behind {ruleId} names nobody who may lift it. It goes away when the facts change.",
                "ruleId"
            );
    }
}

[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
internal sealed record ListOverrides(IReadOnlyCollection<ReferralId> Ids)
    : IRequest<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleOverrideView>>>;

internal sealed class ListOverridesHandler(PlacementsDbContext db)
    : IRequestHandler<ListOverrides, IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleOverrideView>>>
{
    private const int Most = 50;

    public async Task<IReadOnlyDictionary<ReferralId, IReadOnlyList<RuleOverrideView>>> Handle(
        ListOverrides query,
        CancellationToken cancellationToken
    )
    {
        var lists = await db
            .Overrides.AsNoTracking()
            .Where(o => query.Ids.Contains(o.ReferralId) && o.LaCode == db.Viewer.LaCode)
            .GroupBy(o => o.ReferralId)
            .Select(group => new { group.Key, Newest = group.OrderByDescending(o => o.GrantedAt).ThenBy(o => o.Id).Take(Most).ToList() })
            .ToListAsync(cancellationToken);
        return lists.ToDictionary(
            list => list.Key,
            list => (IReadOnlyList<RuleOverrideView>)[.. list.Newest.Select(granted => granted.ToView())]
        );
    }
}
