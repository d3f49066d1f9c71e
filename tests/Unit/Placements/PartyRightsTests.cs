using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Placements;

public class PartyRightsTests
{
    private readonly Placement placement = Given.Proposed();

    [Fact]
    public void Each_organisation_answers_for_itself()
    {
        PartyRights.MayRecord(Given.School, PlacementParty.HomeSchool, placement).ShouldBeTrue();
        PartyRights.MayRecord(Given.Provider(placement), PlacementParty.Provider, placement).ShouldBeTrue();
        PartyRights.MayRecord(Given.Authority, PlacementParty.La, placement).ShouldBeTrue();
    }

    [Fact]
    public void Nobody_answers_for_another_organisation()
    {
        PartyRights.MayRecord(Given.School, PlacementParty.Provider, placement).ShouldBeFalse();
        PartyRights.MayRecord(Given.Authority, PlacementParty.HomeSchool, placement).ShouldBeFalse();
        PartyRights.MayRecord(Given.Provider(placement), PlacementParty.La, placement).ShouldBeFalse();
    }

    [Fact]
    public void A_provider_does_not_write_down_what_parent_and_child_say()
    {
        PartyRights.MayRecord(Given.Provider(placement), PlacementParty.Parent, placement).ShouldBeFalse();
        PartyRights.MayRecord(Given.School, PlacementParty.Child, placement).ShouldBeTrue();
    }

    [Fact]
    public void School_staff_without_the_power_to_sign_do_not_agree_for_the_school()
    {
        var staff = new Viewer("staff", new HashSet<Role> { Role.SchoolStaff }, SchoolId: Given.HomeSchool.Value);

        PartyRights.MayRecord(staff, PlacementParty.HomeSchool, placement).ShouldBeFalse();
        PartyRights.MayRecord(staff, PlacementParty.Parent, placement).ShouldBeTrue();
    }
}
