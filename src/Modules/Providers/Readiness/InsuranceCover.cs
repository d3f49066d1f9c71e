namespace AltProvision.Providers;

/// <summary>Period of cover that a certificate gives.</summary>
internal sealed record Certificate(EvidenceKind Kind, DateOnly From, DateOnly Until, decimal Amount);

internal static class InsuranceCover
{
    /// <summary>
    /// The cover that counts on a day: certificates that follow each other without a gap are one cover, of the least amount among them. When none
    /// holds on the day, the one that ran out last.
    /// </summary>
    public static InsuranceFact? On(DateOnly day, IEnumerable<Certificate> certificates)
    {
        List<Certificate> begun =
        [
            .. certificates.Where(c => c.From <= day).OrderByDescending(c => c.Until).ThenByDescending(c => c.Amount),
        ];
        if (begun is not [var present, ..])
        {
            return null;
        }

        return present.Until < day ? new(present.Amount, present.Until) : Extended(present, certificates);
    }

    private static InsuranceFact Extended(Certificate present, IEnumerable<Certificate> certificates)
    {
        var cover = new InsuranceFact(present.Amount, present.Until);
        foreach (var next in certificates.Where(c => c.From > present.From).OrderBy(c => c.From))
        {
            if (next.From <= cover.Expires.AddDays(1) && next.Until > cover.Expires)
            {
                cover = new(Math.Min(cover.Amount, next.Amount), next.Until);
            }
        }

        return cover;
    }
}
