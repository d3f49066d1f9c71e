using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Tests.Unit.Placements;

internal static class Given
{
    public static readonly DateTimeOffset Now = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    /// <summary>A Monday.</summary>
    public static readonly DateOnly Start = new(2026, 1, 12);

    public static readonly SchoolId HomeSchool = new(Guid.CreateVersion7());

    public static readonly Viewer School = new("head", new HashSet<Role> { Role.SchoolLeader }, SchoolId: HomeSchool.Value);

    public static readonly Viewer Authority = new("officer", new HashSet<Role> { Role.LaCommissioner }, LaCode: "332");

    public static readonly PlacementPlan Plan = new(
        [new("Attend every morning", "Register, nine of ten sessions")],
        new("Taxi", "School", "Ring the school office"),
        "Assessed together with the provider.",
        new(PlacementDestination.HomeSchool, "Four weeks without an incident", Start.AddDays(60)),
        new("A. Lead", "Designated safeguarding lead", "01384 000001"),
        new("B. Lead", "Designated safeguarding lead", "01384 000002")
    );

    public static Viewer Provider(Placement placement) =>
        new("manager", new HashSet<Role> { Role.ProviderManager }, ProviderId: placement.ProviderId.Value);

    public static Placement Proposed(
        PlacementPlan? plan = null,
        IReadOnlyList<string>? halfDays = null,
        ProvisionReason reason = ProvisionReason.EarlyIntervention,
        DateOnly? due = null
    ) => Proposed(HomeSchool, plan, halfDays, reason, due);

    public static Placement Proposed(
        SchoolId? schoolId,
        PlacementPlan? plan = null,
        IReadOnlyList<string>? halfDays = null,
        ProvisionReason reason = ProvisionReason.EarlyIntervention,
        DateOnly? due = null
    )
    {
        var proposal = new PlacementProposal(
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            new(Guid.CreateVersion7()),
            "Getting back into a routine of learning.",
            Start,
            Start.AddDays(80),
            Start.AddDays(30),
            6m,
            new(250m),
            halfDays ?? ["Mon AM", "Tue AM"],
            plan ?? Plan
        );
        return Placement.Propose(
            proposal,
            new(Referral(proposal, schoolId, reason, due), schoolId is null, schoolId is null),
            WarningAcknowledgement.None,
            Now
        );
    }

    public static Placement Agreed()
    {
        var placement = Proposed();
        placement.Agree(Now);
        return placement;
    }

    public static Placement Active()
    {
        var placement = Agreed();
        placement.Attended(Start);
        return placement;
    }

    public static PlacementEnding Ending(DateOnly? lastDay = null, PlacementEndReason reason = PlacementEndReason.CompletedReturned) =>
        new(lastDay ?? Start.AddDays(40), reason, PlacementOutcome.GoalsMet, PlacementDestination.HomeSchool, null);

    private static ReferralView Referral(PlacementProposal proposal, SchoolId? schoolId, ProvisionReason reason, DateOnly? due) =>
        new(
            proposal.ReferralId,
            1,
            new(Guid.CreateVersion7()),
            schoolId,
            "332",
            reason,
            ReferralStatus.Accepted,
            Start.AddDays(-30),
            null,
            due,
            "Summary of the need.",
            null,
            null,
            Now,
            Now,
            InformationState.NotAsked,
            null
        );
}
