using AltProvision.Kernel;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Unit.Safeguarding;

public sealed class ConcernTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-keys-").FullName;

    private static readonly DateTimeOffset Now = new(2026, 11, 26, 10, 0, 0, TimeSpan.Zero);
    private static readonly Viewer Tutor = new("tutor", new HashSet<Role> { Role.ProviderTutor }, ProviderId: Guid.CreateVersion7());
    private static readonly RaiseConcern Command = new(
        new(Guid.CreateVersion7()),
        ConcernKind.Neglect,
        ConcernSeverity.High,
        "  Came hungry.  "
    );

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_concern_keeps_who_raised_it_and_for_whom()
    {
        var concern = Raise(Command);

        concern.RaisedBy.ShouldBe("tutor");
        concern.RaisedByOrganisation.ShouldBe(Tutor.Organisation);
    }

    [Fact]
    public void A_concern_keeps_whom_it_was_addressed_to()
    {
        var concern = Raise(Command);

        concern.Recipients.ShouldBe([new(concern.Id, "la:332", IsAlerted: true)]);
    }

    [Fact]
    public void An_allegation_is_about_an_adult_even_when_nobody_said_so()
    {
        Raise(Command with { Kind = ConcernKind.AllegationAdult }).IsAboutAdult.ShouldBeTrue();
    }

    [Fact]
    public void A_view_holds_nothing_of_the_narrative()
    {
        var view = ConcernRow.Of(Raise(Command with { ActionTaken = "Gave breakfast." })).ToView();

        view.ToString().ShouldNotContain("hungry");
        view.ToString().ShouldNotContain("breakfast");
    }

    [Fact]
    public void A_concern_that_reached_nobody_yet_is_raised()
    {
        new ConcernRow().Status.ShouldBe(ConcernStatus.Raised);
    }

    [Fact]
    public void A_concern_that_reached_somebody_is_delivered()
    {
        new ConcernRow { DeliveredAt = Now }.Status.ShouldBe(ConcernStatus.Delivered);
    }

    [Fact]
    public void A_concern_that_somebody_took_note_of_is_acknowledged()
    {
        new ConcernRow { DeliveredAt = Now, AcknowledgedAt = Now }.Status.ShouldBe(ConcernStatus.Acknowledged);
    }

    [Theory]
    [InlineData("school:019ab000-0000-7000-8000-000000000001", true, false, null)]
    [InlineData("provider:019ab000-0000-7000-8000-000000000001", false, true, null)]
    [InlineData("la:332", false, false, "332")]
    [InlineData("system", false, false, null)]
    [InlineData("school:somewhere", false, false, null)]
    public void A_view_names_the_organisation_by_its_kind(string key, bool isSchool, bool isProvider, string? laCode)
    {
        var view = new ConcernRow { RaisedByOrganisation = key }.ToView();

        (view.RaisedBySchoolId is not null, view.RaisedByProviderId is not null, view.RaisedByLaCode).ShouldBe(
            (isSchool, isProvider, laCode)
        );
    }

    [Fact]
    public void Keys_are_spelt_as_viewers_spell_them()
    {
        Organisations.Of(new AltProvision.Providers.Contracts.ProviderId(Tutor.ProviderId!.Value)).ShouldBe(Tutor.Organisation);
    }

    private Concern Raise(RaiseConcern command)
    {
        var id = new ConcernId(Guid.CreateVersion7());
        var (seal, _) = NarrativeSeal.Create(id.Value, new(folder, makesFirst: true, TimeProvider.System));
        return Concern.Raise(id, command, seal, null, [new("la:332", IsAlerted: true)], Tutor, Now, Now.AddHours(1));
    }
}
