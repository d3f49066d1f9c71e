using AltProvision.Referrals.Contracts;

namespace AltProvision.Providers;

/// <summary>One site as readiness sees it.</summary>
/// <param name="IsKnown">Whether a risk assessment of the site holds on the first day.</param>
/// <param name="LatestCheck">Outcome of the commissioner's latest own check; null when there is none in date.</param>
internal sealed record ReadinessSite(SiteId Id, int CapacityPerHalfDay, bool IsKnown, CheckOutcome? LatestCheck);

/// <summary>One written confirmation as readiness sees it.</summary>
internal sealed record ReadinessConfirmation(
    DateOnly Date,
    IReadOnlyList<string> Commissioners,
    Guid[] Sites,
    bool IsStale,
    DateTimeOffset RecordedAt
)
{
    public SafeguardingConfirmationFact ToFact() => new(Date, Commissioners, [.. Sites.Select(site => site.ToString())], IsStale);
}

/// <summary>What is on file about one provider, for one commissioner and one first day.</summary>
/// <param name="Given">Confirmations that were given to this commissioner.</param>
/// <param name="Other">The latest confirmation given to anybody.</param>
internal sealed record ReadinessFile(
    ProviderId ProviderId,
    ReadinessQuestion Question,
    bool IsRegisteredSchool,
    bool HasEmployees,
    bool IsSelfInsured,
    ProviderApproval Approval,
    IReadOnlyList<ReadinessSite> Sites,
    IReadOnlyList<Certificate> Certificates,
    IReadOnlyList<ReadinessConfirmation> Given,
    ReadinessConfirmation? Other
)
{
    public ProviderReadinessFacts ToFacts(ReadinessSite site) =>
        new(
            Approval,
            Question.Start,
            Question.PlannedEnd,
            Question.Commissioner.ToKey(),
            site.Id.Value.ToString(),
            [.. Sites.Where(s => s.IsKnown).Select(s => s.Id.Value.ToString())],
            site.LatestCheck is CheckOutcome.Suitable or CheckOutcome.SuitableWithActions
        )
        {
            Confirmation = Best(site.Id)?.ToFact(),
            EmployersLiability = Cover(EvidenceKind.EmployersLiabilityInsurance),
            PublicLiability = Cover(EvidenceKind.PublicLiabilityInsurance),
            HasEmployees = HasEmployees,
            IsSelfInsured = IsSelfInsured,
        };

    // A newer confirmation for another site does not take the place of one that covers this site.
    private ReadinessConfirmation? Best(SiteId site) =>
        Given
            .OrderByDescending(c => c.Sites.Contains(site.Value))
            .ThenByDescending(c => c.Date)
            .ThenByDescending(c => c.RecordedAt)
            .FirstOrDefault()
        ?? Other;

    private InsuranceFact? Cover(EvidenceKind kind) => InsuranceCover.On(Question.Start, Certificates.Where(c => c.Kind == kind));
}

/// <summary>For whom and for when readiness is asked.</summary>
/// <param name="LaCode">The authority whose approval counts.</param>
/// <param name="ReferralId">Only a check made for this referral counts; null: any in date.</param>
internal sealed record ReadinessQuestion(
    Commissioner Commissioner,
    string LaCode,
    DateOnly Start,
    DateOnly? PlannedEnd,
    ReferralId? ReferralId = null
);
