using AltProvision.Kernel;
using AltProvision.Providers;
using AltProvision.Providers.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Providers;

public class AccessTests
{
    private static readonly Provider Forge = Provider.Register(
        new(Guid.CreateVersion7()),
        new("The Forge", ProviderType.NonSchool, false, "332"),
        new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero)
    );

    [Fact]
    public void The_manager_of_the_provider_may_change_it() =>
        Forge.RefuseChangeBy(Viewer(Role.ProviderManager, provider: Forge.Id.Value)).ShouldBeNull();

    [Fact]
    public void The_manager_of_another_may_not() =>
        Forge.RefuseChangeBy(Viewer(Role.ProviderManager, provider: Guid.CreateVersion7())).ShouldNotBeNull();

    [Fact]
    public void A_tutor_of_the_provider_may_not() =>
        Forge.RefuseChangeBy(Viewer(Role.ProviderTutor, provider: Forge.Id.Value)).ShouldNotBeNull();

    [Theory]
    [InlineData(Role.LaQualityOfficer, "332", true)]
    [InlineData(Role.LaCommissioner, "332", true)]
    [InlineData(Role.LaQualityOfficer, "333", false)]
    [InlineData(Role.SafeguardingLead, "332", false)]
    public void Of_an_authority_the_officers_of_the_area_may(Role role, string la, bool may) =>
        (Forge.RefuseChangeBy(Viewer(role, la)) is null).ShouldBe(may);

    [Fact]
    public void The_product_may() => Forge.RefuseChangeBy(Kernel.Viewer.System).ShouldBeNull();

    private static Viewer Viewer(Role role, string? la = null, Guid? provider = null) =>
        new("somebody", new HashSet<Role> { role }, la, ProviderId: provider);
}
