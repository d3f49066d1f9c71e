namespace AltProvision.Placements.Contracts;

/// <summary>One goal of a placement.</summary>
/// <param name="Goal">What is to be reached; 3 to 500 characters. Personal data.</param>
/// <param name="Measure">How one will see that it is reached: figure, scale or evidence; 3 to 500 characters.</param>
/// <param name="By">Day by which it is to be reached; null when it is the end of the placement.</param>
public sealed record PlacementGoal(string Goal, string Measure, DateOnly? By = null);

/// <summary>How the child travels (ENG-PLC-014).</summary>
/// <param name="Mode">How: on foot, bus, taxi with escort; up to 500 characters. Personal data.</param>
/// <param name="Responsible">Who is responsible for the journey; up to 200 characters. Personal data.</param>
/// <param name="NoShow">Whom to call, and what happens, when the child does not arrive; up to 500 characters. Personal data.</param>
public sealed record PlacementTravel(string Mode, string Responsible, string NoShow);

/// <summary>What is to follow the placement, planned from the first day (ENG-TRN-001).</summary>
/// <param name="Destination">Where the child is to go next.</param>
/// <param name="Criteria">What has to be true for it; 3 to 1,000 characters. Personal data.</param>
/// <param name="On">Day on which it is to happen.</param>
public sealed record PlacementNextStep(PlacementDestination Destination, string Criteria, DateOnly On);

/// <summary>A member of staff whom the other side can call. Personal data.</summary>
/// <param name="Name">Name; up to 200 characters. Personal data.</param>
/// <param name="Position">What the person is: designated safeguarding lead, key worker; up to 200 characters.</param>
/// <param name="Phone">Telephone number that is answered while the child is there; up to 30 characters. Personal data.</param>
public sealed record PlacementContact(string Name, string Position, string Phone);

/// <summary>The personalised plan (ENG-PLC-006). Parts may be missing at the proposal; the rules name those needed before the start. Personal data.</summary>
/// <param name="Goals">Goals with measures, at most 20; agreed with purpose and timescale.</param>
/// <param name="Travel">How the child travels; needed before the start.</param>
/// <param name="RiskAssessment">Individual risk assessment made with the provider; 20 to 8,000 characters; needed before the start. Personal data.</param>
/// <param name="NextStep">What is to follow; needed before the start.</param>
/// <param name="ProviderSafeguardingContact">Designated safeguarding lead at the provider; needed before the start.</param>
/// <param name="SchoolSafeguardingContact">Designated safeguarding lead at the home school, or at the authority for a child on no roll; needed before the start.</param>
/// <param name="ProviderContact">Named contact at the provider.</param>
/// <param name="SchoolContact">Named contact at the home school, or at the authority for a child on no roll.</param>
public sealed record PlacementPlan(
    IReadOnlyList<PlacementGoal> Goals,
    PlacementTravel? Travel = null,
    string? RiskAssessment = null,
    PlacementNextStep? NextStep = null,
    PlacementContact? ProviderSafeguardingContact = null,
    PlacementContact? SchoolSafeguardingContact = null,
    PlacementContact? ProviderContact = null,
    PlacementContact? SchoolContact = null
);
