namespace AltProvision.Providers;

/// <summary>
/// A suspension is told to the authority that decided it, to schools in its area and to the provider itself. Everybody else learns that the provider is
/// under review, and no more (ENG-SAF-011).
/// </summary>
internal static class Suspensions
{
    /// <param name="authority">The authority whose approvals matter to the viewer; null when there is none.</param>
    public static IQueryable<Approval> ToldTo(this IQueryable<Approval> approvals, Viewer viewer, string? authority)
    {
        var (isSystem, own) = (viewer.IsSystem, OwnOf(viewer));
        return approvals.Where(a =>
            isSystem || a.Status != ProviderApproval.Suspended || a.LaCode == authority || (own != null && a.ProviderId == own)
        );
    }

    /// <param name="authority">The authority whose approvals matter to the viewer; null when there is none.</param>
    public static IQueryable<ApprovalDecision> ToldTo(this IQueryable<ApprovalDecision> decisions, Viewer viewer, string? authority)
    {
        var (isSystem, own) = (viewer.IsSystem, OwnOf(viewer));
        return decisions.Where(d =>
            isSystem || d.Status != ProviderApproval.Suspended || d.LaCode == authority || (own != null && d.ProviderId == own)
        );
    }

    private static ProviderId? OwnOf(Viewer viewer) => viewer.ProviderId is { } provider ? new(provider) : null;
}
