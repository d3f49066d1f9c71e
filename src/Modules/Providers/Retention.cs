namespace AltProvision.Providers;

/// <summary>How long documents of providers and checks of them are kept. Which counts today stays, whatever its age.</summary>
internal sealed class Retention : IRetention
{
    private const int Years = 6;
    private const string Source = "Limitation Act 1980 s.5: six years after it counted last";

    public IReadOnlyList<RetainedKind> Kinds { get; } =
    [
        new(
            "ProviderEvidence",
            DataClass.Organisational,
            Years,
            RetainedFrom.Date,
            Source,
            "select id, null::uuid as child, expires_on as since from providers.evidence",
            "delete from providers.evidence where id = any ($1)"
        ),
        new(
            "SafeguardingConfirmation",
            DataClass.Personal,
            Years,
            RetainedFrom.Date,
            Source,
            """
            select id, null::uuid as child, (select min(n.date) from providers.safeguarding_confirmation n where n.provider_id = c.provider_id and n.date > c.date) as since
            from providers.safeguarding_confirmation c
            """,
            "delete from providers.safeguarding_confirmation where id = any ($1)"
        ),
        new(
            "CommissionerCheck",
            DataClass.Personal,
            Years,
            RetainedFrom.Date,
            Source,
            """
            select id, null::uuid as child, (select min(n.checked_on) from providers.commissioner_check n where n.provider_id = c.provider_id and n.site_id = c.site_id
              and n.school_id is not distinct from c.school_id and n.la_code is not distinct from c.la_code and n.checked_on > c.checked_on) as since
            from providers.commissioner_check c
            """,
            "delete from providers.commissioner_check where id = any ($1)"
        ),
    ];
}
