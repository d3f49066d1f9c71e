namespace AltProvision.Placements;

/// <summary>Who may speak for which party.</summary>
internal static class PartyRights
{
    /// <summary>The party for which a viewer signs; null for a viewer who signs for none.</summary>
    public static PlacementParty? OwnPartyOf(Viewer viewer, Placement placement) =>
        viewer switch
        {
            { SchoolId: { } school } when placement.SchoolId == new SchoolId(school) && viewer.IsIn(Role.SchoolLeader) =>
                PlacementParty.HomeSchool,
            { ProviderId: { } provider } when placement.ProviderId.Value == provider && viewer.IsIn(Role.ProviderManager) =>
                PlacementParty.Provider,
            { LaCode: { } la } when placement.LaCode == la && viewer.IsIn(Role.LaCommissioner) => PlacementParty.La,
            _ => null,
        };

    /// <summary>
    /// A party speaks for itself. What parent and child say is written down by the school or the authority, who must hear them anyway; never
    /// by the provider, who has an interest in the answer.
    /// </summary>
    public static bool MayRecord(Viewer viewer, PlacementParty party, Placement placement) =>
        viewer.IsSystem
        || (party is PlacementParty.Parent or PlacementParty.Child ? viewer.ProviderId is null : OwnPartyOf(viewer, placement) == party);
}
