using Npgsql;

namespace AltProvision.Providers;

/// <summary>Reads the files of providers. Whether a check is on file is a fact for the rules, whoever asks; what it says stays with those who may see it.</summary>
internal sealed class ReadinessFiles(SqlReads reads)
{
    // As for confirmations: what was looked at more than a year ago says little about today.
    private const int CheckHoldsMonths = 12;

    // $2 is the authority whose approval counts.
    private static readonly ViewRows<ProviderRow> Providers = new ViewRows<ProviderRow>("providers.provider p").With(
        nameof(ProviderRow.Approval),
        "(select a.status from providers.approval a where a.provider_id = p.id and a.la_code = $2)"
    );

    private static readonly string ProviderStatement = $"{Providers.Select} where p.id = any($1)";

    private static readonly ViewRows<CertificateRow> Certificates = new("providers.evidence e");

    private static readonly string CertificateStatement =
        $"{Certificates.Select} where e.provider_id = any($1) and e.kind in ('EmployersLiabilityInsurance', 'PublicLiabilityInsurance')";

    // $2 is the first day, $3 the commissioner. Those given to others are read for the latest of them.
    private static readonly ViewRows<ConfirmationRow> Confirmations = new ViewRows<ConfirmationRow>("providers.safeguarding_confirmation c")
        .With(nameof(ConfirmationRow.IsStale), "c.stale_reason is not null")
        .With(nameof(ConfirmationRow.IsGiven), "$3 = any(c.commissioners)");

    private static readonly string ConfirmationStatement = $"""
        {Confirmations.Select} where c.provider_id = any($1) and c.date <= $2 and ($3 = any(c.commissioners) or not exists (
          select from providers.safeguarding_confirmation later
          where later.provider_id = c.provider_id and later.date <= $2 and (later.date, later.recorded_at) > (c.date, c.recorded_at)))
        """;

    // $2 is the first day, $3 and $4 the span of the checks that hold on it, $5 whose they are.
    private static readonly SiteStatement OfSchool = new("c.school_id = $5");
    private static readonly SiteStatement OfSchoolForReferral = new("c.school_id = $5 and c.referral_id = $6");
    private static readonly SiteStatement OfAuthority = new("c.school_id is null and c.la_code = $5");
    private static readonly SiteStatement OfAuthorityForReferral = new("c.school_id is null and c.la_code = $5 and c.referral_id = $6");

    private sealed record ProviderRow(
        ProviderId Id,
        bool IsRegisteredSchool,
        bool HasEmployees,
        bool IsSelfInsured,
        ProviderApproval? Approval
    );

    private sealed record SiteRow(ProviderId ProviderId, SiteId Id, int CapacityPerHalfDay, bool IsKnown, CheckOutcome? LatestCheck);

    private sealed record CertificateRow(ProviderId ProviderId, EvidenceKind Kind, DateOnly IssuedOn, DateOnly? ExpiresOn, decimal? Amount);

    private sealed record ConfirmationRow(
        ProviderId ProviderId,
        DateOnly Date,
        IReadOnlyList<string> Commissioners,
        Guid[] Sites,
        bool IsStale,
        DateTimeOffset RecordedAt,
        bool IsGiven
    );

    private sealed class SiteStatement
    {
        /// <param name="whose">Which checks count.</param>
        public SiteStatement(string whose)
        {
            Rows = new ViewRows<SiteRow>("providers.site s")
                .With(
                    nameof(SiteRow.IsKnown),
                    """
                    exists (select from providers.evidence e where e.site_id = s.id and e.kind = 'SiteRiskAssessment'
                      and e.issued_on <= $2 and (e.expires_on is null or e.expires_on >= $2))
                    """
                )
                .With(
                    nameof(SiteRow.LatestCheck),
                    $"""
                    (select c.outcome from providers.commissioner_check c where c.site_id = s.id and c.checked_on >= $3 and c.checked_on <= $4 and {whose}
                      order by c.checked_on desc, c.recorded_at desc limit 1)
                    """
                );
            Text = $"{Rows.Select} where s.provider_id = any($1) order by s.id";
        }

        public ViewRows<SiteRow> Rows { get; }

        public string Text { get; }
    }

    /// <summary>Unknown providers are absent. One round trip, and within <see cref="SqlReads.Together"/> not one of its own.</summary>
    public async Task<IReadOnlyDictionary<ProviderId, ReadinessFile>> ReadAsync(
        IReadOnlyCollection<ProviderId> ids,
        ReadinessQuestion question,
        CancellationToken cancellationToken
    )
    {
        NpgsqlParameter Ids() => Sql.Ids(ids, id => id.Value);
        var (start, key) = (Sql.Value(question.Start), Sql.Value(question.Commissioner.ToKey()));
        Task<IReadOnlyDictionary<ProviderId, ProviderRow>> providers;
        Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteRow>>> sites;
        Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<CertificateRow>>> certificates;
        Task<IReadOnlyDictionary<ProviderId, IReadOnlyList<ConfirmationRow>>> confirmations;
        using (reads.Together())
        {
            providers = reads.ReadAsync(
                Providers.ByKey(ProviderStatement, p => p.Id, Ids(), Sql.Value(question.LaCode)),
                cancellationToken
            );
            sites = reads.ReadAsync(SitesFor(question, Ids()), cancellationToken);
            certificates = reads.ReadAsync(Certificates.ListsByKey(CertificateStatement, c => c.ProviderId, Ids()), cancellationToken);
            confirmations = reads.ReadAsync(
                Confirmations.ListsByKey(ConfirmationStatement, c => c.ProviderId, Ids(), start, key),
                cancellationToken
            );
        }

        var (sitesOf, certificatesOf, confirmationsOf) = (await sites, await certificates, await confirmations);
        return (await providers).Values.ToDictionary(
            provider => provider.Id,
            provider =>
                ToFile(
                    question,
                    provider,
                    sitesOf.GetValueOrDefault(provider.Id, []),
                    certificatesOf.GetValueOrDefault(provider.Id, []),
                    confirmationsOf.GetValueOrDefault(provider.Id, [])
                )
        );
    }

    private static SqlRead<IReadOnlyDictionary<ProviderId, IReadOnlyList<SiteRow>>> SitesFor(
        ReadinessQuestion question,
        NpgsqlParameter ids
    )
    {
        var (school, referral) = (question.Commissioner.SchoolId, question.ReferralId);
        var statement = school is null
            ? referral is null
                ? OfAuthority
                : OfAuthorityForReferral
            : referral is null
                ? OfSchool
                : OfSchoolForReferral;
        List<NpgsqlParameter> parameters =
        [
            ids,
            Sql.Value(question.Start),
            Sql.Value(question.Start.AddMonths(-CheckHoldsMonths)),
            Sql.Value(question.Start),
            school is { } id ? Sql.Value(id.Value) : Sql.Value(question.Commissioner.LaCode),
        ];
        if (referral is { } asked)
        {
            parameters.Add(Sql.Value(asked.Value));
        }

        // Whoever asks is told whether the commissioner's own check stands, and nothing of what it says.
        return statement.Rows.ListsByKey(statement.Text, site => site.ProviderId, parameters) with
        {
            IsOfProduct = true,
        };
    }

    private static ReadinessFile ToFile(
        ReadinessQuestion question,
        ProviderRow provider,
        IReadOnlyList<SiteRow> sites,
        IReadOnlyList<CertificateRow> certificates,
        IReadOnlyList<ConfirmationRow> confirmations
    ) =>
        new(
            provider.Id,
            question,
            provider.IsRegisteredSchool,
            provider.HasEmployees,
            provider.IsSelfInsured,
            provider.Approval ?? ProviderApproval.NotApproved,
            [.. sites.Select(s => new ReadinessSite(s.Id, s.CapacityPerHalfDay, s.IsKnown, s.LatestCheck))],
            [.. certificates.Select(c => new Certificate(c.Kind, c.IssuedOn, c.ExpiresOn ?? DateOnly.MaxValue, c.Amount ?? 0))],
            [.. confirmations.Where(c => c.IsGiven).Select(ToConfirmation)],
            confirmations.OrderByDescending(c => c.Date).ThenByDescending(c => c.RecordedAt).Select(ToConfirmation).FirstOrDefault()
        );

    private static ReadinessConfirmation ToConfirmation(ConfirmationRow row) =>
        new(row.Date, row.Commissioners, row.Sites, row.IsStale, row.RecordedAt);
}
