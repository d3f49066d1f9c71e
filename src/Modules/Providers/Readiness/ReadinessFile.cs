using AltProvision.Referrals.Contracts;
using Microsoft.EntityFrameworkCore;

namespace AltProvision.Providers;

/// <summary>One site as readiness sees it.</summary>
/// <param name="IsKnown">Whether a risk assessment of the site holds on the first day.</param>
/// <param name="LatestCheck">Outcome of the commissioner's latest own check; null when there is none in date.</param>
internal sealed record ReadinessSite(SiteId Id, int CapacityPerHalfDay, bool IsKnown, CheckOutcome? LatestCheck);

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
    IReadOnlyList<SafeguardingConfirmation> Given,
    SafeguardingConfirmation? Other
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
    private SafeguardingConfirmation? Best(SiteId site) =>
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

/// <summary>Reads the files of providers.</summary>
internal sealed class ReadinessFiles(ProvidersDbContext db)
{
    // As for confirmations: what was looked at more than a year ago says little about today.
    private const int CheckHoldsMonths = 12;

    private static readonly EvidenceKind[] Insurance = [EvidenceKind.EmployersLiabilityInsurance, EvidenceKind.PublicLiabilityInsurance];

    /// <summary>Unknown providers are absent. One statement.</summary>
    public async Task<IReadOnlyDictionary<ProviderId, ReadinessFile>> ReadAsync(
        IReadOnlyCollection<ProviderId> ids,
        ReadinessQuestion question,
        CancellationToken cancellationToken
    )
    {
        var (start, laCode, key) = (question.Start, question.LaCode, question.Commissioner.ToKey());
        var checks = ChecksFor(question);
        var rows = await db
            .Providers.AsNoTracking()
            // Whether a check is on file is a fact for the rules, whoever asks; what it says stays with those who may see it.
            .IgnoreQueryFilters()
            .Where(p => ids.Contains(p.Id))
            .Select(p => new
            {
                Provider = p,
                Approval = db
                    .Approvals.Where(a => a.ProviderId == p.Id && a.LaCode == laCode)
                    .Select(a => (ProviderApproval?)a.Status)
                    .FirstOrDefault(),
                Sites = db
                    .Sites.Where(s => s.ProviderId == p.Id)
                    .OrderBy(s => s.Id)
                    .Select(s => new
                    {
                        s.Id,
                        s.CapacityPerHalfDay,
                        IsKnown = db.Evidence.Any(e =>
                            e.SiteId == s.Id
                            && e.Kind == EvidenceKind.SiteRiskAssessment
                            && e.IssuedOn <= start
                            && (e.ExpiresOn == null || e.ExpiresOn >= start)
                        ),
                        Check = checks
                            .Where(c => c.SiteId == s.Id)
                            .OrderByDescending(c => c.CheckedOn)
                            .ThenByDescending(c => c.RecordedAt)
                            .Select(c => (CheckOutcome?)c.Outcome)
                            .FirstOrDefault(),
                    })
                    .ToList(),
                Certificates = db.Evidence.Where(e => e.ProviderId == p.Id && Insurance.Contains(e.Kind)).ToList(),
                Given = db.Confirmations.Where(c => c.ProviderId == p.Id && c.Date <= start && c.Commissioners.Contains(key)).ToList(),
                Other = db
                    .Confirmations.Where(c => c.ProviderId == p.Id && c.Date <= start)
                    .OrderByDescending(c => c.Date)
                    .ThenByDescending(c => c.RecordedAt)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(
            row => row.Provider.Id,
            row => new ReadinessFile(
                row.Provider.Id,
                question,
                row.Provider.IsRegisteredSchool,
                row.Provider.HasEmployees,
                row.Provider.IsSelfInsured,
                row.Approval ?? ProviderApproval.NotApproved,
                [.. row.Sites.Select(s => new ReadinessSite(s.Id, s.CapacityPerHalfDay, s.IsKnown, s.Check))],
                [.. row.Certificates.Select(ToCertificate)],
                row.Given,
                row.Other
            )
        );
    }

    private IQueryable<CommissionerCheck> ChecksFor(ReadinessQuestion question)
    {
        var (from, to) = (question.Start.AddMonths(-CheckHoldsMonths), question.Start);
        var checks = db.Checks.Where(c => c.CheckedOn >= from && c.CheckedOn <= to);
        checks = question.ReferralId is { } referral ? checks.Where(c => c.ReferralId == referral) : checks;
        return question.Commissioner.SchoolId is { } school
            ? checks.Where(c => c.SchoolId == school)
            : checks.Where(c => c.SchoolId == null && c.LaCode == question.Commissioner.LaCode);
    }

    private static Certificate ToCertificate(Evidence evidence) =>
        new(evidence.Kind, evidence.IssuedOn, evidence.ExpiresOn ?? DateOnly.MaxValue, evidence.Amount?.Pounds ?? 0);
}
