namespace AltProvision.Placements.Contracts;

/// <summary>Who has to agree to purpose, goals and timescale, or be heard (ENG-PLC-005).</summary>
public enum PlacementParty
{
    /// <summary>The home school. For a child on no roll there is none, and the authority stands in.</summary>
    HomeSchool,

    /// <summary>The provider.</summary>
    Provider,

    /// <summary>A parent or carer.</summary>
    Parent,

    /// <summary>The child.</summary>
    Child,

    /// <summary>The local authority: it commissions, or there is an EHCP, a looked-after child or a border between authorities.</summary>
    La,
}
