using System.Text.Json;
using AltProvision.GraphQL.Authoring;
using AltProvision.Kernel;
using AltProvision.Placements.Contracts;
using AltProvision.Providers.Contracts;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.SchoolRoll.Westmarch;

namespace AltProvision.Tests.Integration.SchoolRoll;

public sealed class PupilTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly string Upn = Kernel.Upn.FromDigits("999400019001").Value;

    private Product product = null!;
    private Westmarch westmarch = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        westmarch = await BuildAsync(product);
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task Admitting_puts_the_child_on_roll_and_tells_others()
    {
        var pupil = await westmarch.AdmitAsync(Upn);

        pupil.HomeSchoolId.ShouldBe(High);
        pupil.Upn!.Value.Value.ShouldBe(Upn);
        (await RaisedAsync(nameof(PupilAdmitted))).ShouldBe(1);
    }

    [Fact]
    public async Task A_repeated_key_admits_once()
    {
        var command = new AdmitPupil(Ada(Upn), High, September, IdempotencyKey: "one");

        var first = await westmarch.DoAsync(HighStaff, command);
        var second = await westmarch.DoAsync(HighStaff, command);

        second.ShouldBe(first);
        (await CountAsync(HighStaff)).ShouldBe(1);
    }

    [Fact]
    public async Task All_that_is_wrong_with_the_details_is_said_at_once_and_the_part_of_the_UPN_named()
    {
        var details = new PupilDetails(" ", "Marsh", new(2050, 1, 1), "A3324O0015001", HomePostcode: "Dudley", HomeLaCode: "99");

        (await westmarch.RefusedAsync(HighStaff, new AdmitPupil(details, High, September))).ShouldBe(
            ["pupil.name-length", "pupil.birth-date-range", "pupil.upn-format", "pupil.postcode", "pupil.la-code"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Each_school_admits_to_its_own_register_and_the_authority_to_none()
    {
        (await westmarch.RefusedAsync(AcademyStaff, new AdmitPupil(Ada(), High, September))).ShouldBe(["roll.not-your-register"]);
        (await westmarch.RefusedAsync(Westmarch.Commissioner, new AdmitPupil(Ada(), High, September))).ShouldBe(["roll.not-your-register"]);
        (await westmarch.RefusedAsync(HighStaff, new AdmitPupil(Ada()))).ShouldBe(["roll.school-missing"]);

        (await westmarch.DoAsync(Westmarch.Commissioner, new AdmitPupil(Ada()))).HomeSchoolId.ShouldBeNull();
    }

    [Fact]
    public async Task A_provider_cannot_admit()
    {
        var tutor = new Viewer("tutor", new HashSet<Role> { Role.ProviderTutor }, ProviderId: Guid.CreateVersion7());

        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(tutor, new AdmitPupil(Ada(), High, September)));
    }

    [Fact]
    public async Task A_known_UPN_and_birth_date_is_the_same_child_at_the_next_school()
    {
        var pupil = await westmarch.AdmitAsync(Upn);
        (await westmarch.RefusedAsync(AcademyStaff, new AdmitPupil(Ada(Upn), Academy, Today))).ShouldBe(["roll.two-mains"]);

        var atUnit = await westmarch.DoAsync(UnitStaff, new AdmitPupil(Ada(Upn), Unit, Today, EnrolmentStatus.DualSubsidiary));

        atUnit.Id.ShouldBe(pupil.Id);
        atUnit.HomeSchoolId.ShouldBe(High);
        var record = (await product.SendAsync(HighStaff, new GetPupilRecords([pupil.Id])))[pupil.Id];
        record
            .Enrolments.Select(e => (e.SchoolId, e.Status))
            .ShouldBe([(Unit, EnrolmentStatus.DualSubsidiary), (High, EnrolmentStatus.DualMain)]);
    }

    [Fact]
    public async Task A_UPN_with_another_birth_date_is_taken()
    {
        await westmarch.AdmitAsync(Upn);

        var stranger = Ada(Upn) with { BirthDate = new(2013, 1, 1) };

        (await westmarch.RefusedAsync(AcademyStaff, new AdmitPupil(stranger, Academy, Today))).ShouldBe(["pupil.upn-taken"]);
    }

    [Fact]
    public async Task A_child_on_no_roll_is_enrolled_and_two_schools_at_one_moment_make_one_registration()
    {
        var pupil = await westmarch.DoAsync(Westmarch.Commissioner, new AdmitPupil(Ada(Upn)));

        var results = await Task.WhenAll(
            product.SendAsync(HighStaff, new AdmitPupil(Ada(Upn), High, Today)),
            product.SendAsync(AcademyStaff, new AdmitPupil(Ada(Upn), Academy, Today))
        );

        results.Count(result => !result.IsRefused).ShouldBe(1);
        var record = (await product.SendAsync(Viewer.System, new GetPupilRecords([pupil.Id])))[pupil.Id];
        record.Enrolments.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_pupil_of_another_school_looks_like_none()
    {
        var pupil = await westmarch.AdmitAsync(Upn);

        (await product.SendAsync(AcademyStaff, new GetPupilsById([pupil.Id]))).ShouldBeEmpty();
        (await product.SendAsync(AcademyStaff, new FindPupil(new(Upn: pupil.Upn)))).ShouldBeNull();
        (await CountAsync(AcademyStaff)).ShouldBe(0);
        (await westmarch.RefusedAsync(AcademyStaff, new CorrectPupil(pupil.Id, 1, Ada()))).ShouldBe(["not-found"]);
        (
            await westmarch.RefusedAsync(
                AcademyStaff,
                new EnrolPupil(new(Guid.CreateVersion7()), 1, Academy, EnrolmentStatus.Single, Today)
            )
        ).ShouldBe(["not-found"]);
        (await CountAsync(Westmarch.Commissioner)).ShouldBe(1);
        (await CountAsync(new Viewer("other", new HashSet<Role> { Role.LaCommissioner }, LaCode: "332"))).ShouldBe(0);
    }

    [Fact]
    public async Task A_stale_version_is_refused_and_every_change_counts()
    {
        var pupil = await westmarch.AdmitAsync(Upn);
        var changed = await westmarch.DoAsync(HighStaff, new RecordPupilFact(pupil.Id, pupil.Version, PupilFactKind.SenSupport, September));

        changed.Version.ShouldBe(pupil.Version + 1);
        (await westmarch.RefusedAsync(HighStaff, new CorrectPupil(pupil.Id, pupil.Version, Ada(Upn)))).ShouldBe(["version.stale"]);
        var corrected = await westmarch.DoAsync(
            HighStaff,
            new CorrectPupil(pupil.Id, changed.Version, Ada(Upn) with { GivenName = "Adah" })
        );
        corrected.GivenName.ShouldBe("Adah");
        corrected.HasSenSupport.ShouldBeTrue();
    }

    [Fact]
    public async Task A_correction_keeps_what_stood_there_with_who_when_and_why()
    {
        var pupil = await westmarch.AdmitAsync(Upn);
        var renamed = Ada(Upn) with { FamilyName = "Marsh-Field", BirthDate = new(2012, 5, 5) };
        await westmarch.DoAsync(HighStaff, new CorrectPupil(pupil.Id, 1, renamed, "As on the birth certificate."));
        product.Clock.Advance(TimeSpan.FromHours(1));
        await westmarch.DoAsync(HighStaff, new CorrectPupil(pupil.Id, 2, renamed with { HomePostcode = "ZW1 1AA" }));
        await westmarch.DoAsync(HighStaff, new CorrectPupil(pupil.Id, 3, renamed with { HomePostcode = "ZW1 1AA" }));

        var corrections = await CorrectionsAsync(pupil.Id, "detail oldValue newValue reason correctedBy organisation");

        corrections
            .Select(c => string.Join('|', c.EnumerateObject().Select(value => value.Value.ToString())))
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                $"BIRTH_DATE|2012-05-04|2012-05-05|As on the birth certificate.|{HighStaff.Subject}|{HighStaff.Organisation}",
                $"FAMILY_NAME|Marsh|Marsh-Field|As on the birth certificate.|{HighStaff.Subject}|{HighStaff.Organisation}",
                $"HOME_POSTCODE||ZW1 1AA||{HighStaff.Subject}|{HighStaff.Organisation}",
            ]);
        (await product.SendAsync(AcademyStaff, new GetPupilCorrections([pupil.Id]))).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_corrected_home_authority_is_told_by_name()
    {
        await westmarch.DoAsync(Viewer.System, new InventLocalAuthority("998", "Eastmarch"));
        var pupil = await westmarch.AdmitAsync(Upn);
        await westmarch.DoAsync(HighStaff, new CorrectPupil(pupil.Id, 1, Ada(Upn) with { HomeLaCode = "998", GivenName = "Adah" }));

        var corrections = await CorrectionsAsync(pupil.Id, "oldLocalAuthority { name } newLocalAuthority { name }");

        corrections
            .Select(c => c.ToString())
            .Order(StringComparer.Ordinal)
            .ShouldBe([
                """{"oldLocalAuthority":null,"newLocalAuthority":null}""",
                """{"oldLocalAuthority":{"name":"Westmarch"},"newLocalAuthority":{"name":"Eastmarch"}}""",
            ]);
    }

    [Fact]
    public async Task Each_organisation_holds_a_childs_records_once_and_releases_its_own_hold()
    {
        var lead = HighStaff with { Roles = new HashSet<Role> { Role.SafeguardingLead } };
        var pupil = await westmarch.AdmitAsync(Upn);
        (await westmarch.RefusedAsync(lead, new HoldRecords(pupil.Id, 1, "Short"))).ShouldBe(["hold.reason-length"]);

        var held = await westmarch.DoAsync(lead, new HoldRecords(pupil.Id, 1, "A claim was announced."));
        (await westmarch.RefusedAsync(lead, new HoldRecords(pupil.Id, held.Version, "A claim was announced."))).ShouldBe([
            "hold.held-already",
        ]);
        (
            await westmarch.RefusedAsync(Westmarch.Commissioner, new ReleaseRecords(pupil.Id, held.Version, "The claim is settled."))
        ).ShouldBe(["hold.not-held"]);
        var released = await westmarch.DoAsync(lead, new ReleaseRecords(pupil.Id, held.Version, "The claim is settled."));
        await westmarch.DoAsync(Westmarch.Commissioner, new HoldRecords(pupil.Id, released.Version, "An inquiry was opened."));

        var ours = (await product.SendAsync(lead, new GetRecordHolds([pupil.Id])))[pupil.Id].Single();
        (ours.Reason, ours.HeldBy, ours.ReleaseReason, ours.ReleasedBy).ShouldBe(
            ("A claim was announced.", lead.Subject, "The claim is settled.", lead.Subject)
        );
        (await product.SendAsync(Westmarch.Commissioner, new GetRecordHolds([pupil.Id])))[pupil.Id].Single().ReleasedAt.ShouldBeNull();
        foreach (var (viewer, isListed) in new[] { (Westmarch.Commissioner, true), (lead, false), (HighStaff, false) })
        {
            var listed = await product.SendAsync(viewer, new ListPupils(new(First: 100), new(IsHeld: true), null, false));
            listed.Nodes.Any(p => p.Id == pupil.Id).ShouldBe(isListed);
        }
    }

    [Fact]
    public async Task The_authority_records_plans_and_care_of_a_child_on_roll_and_nothing_else()
    {
        var pupil = await westmarch.AdmitAsync();

        var looked = await westmarch.DoAsync(Westmarch.Commissioner, new RecordPupilFact(pupil.Id, 1, PupilFactKind.LookedAfter, Today));
        looked.IsLookedAfter.ShouldBeTrue();
        (
            await westmarch.RefusedAsync(Westmarch.Commissioner, new RecordPupilFact(pupil.Id, 2, PupilFactKind.FreeSchoolMeals, Today))
        ).ShouldBe(["roll.not-yours"]);

        var fact = (await product.SendAsync(Westmarch.Commissioner, new GetPupilRecords([pupil.Id])))[pupil.Id].Facts.Single();
        (await westmarch.DoAsync(Westmarch.Commissioner, new EndPupilFact(pupil.Id, 2, fact.Id, Today))).IsLookedAfter.ShouldBeTrue();
        (await westmarch.RefusedAsync(Westmarch.Commissioner, new EndPupilFact(pupil.Id, 3, fact.Id, Today))).ShouldBe(["fact.ended"]);
    }

    [Fact]
    public async Task Alternative_provision_never_removes_a_child_from_roll()
    {
        var pupil = await westmarch.AdmitAsync();
        var deletion = new RollDeletion(DeletionGround.AlternativeProvision, Today);

        var check = await product.SendAsync(HighStaff, new CheckRollDeletion(pupil.Id, High, deletion));
        var result = await product.SendAsync(HighStaff, new RemoveFromRoll(pupil.Id, 1, High, deletion));

        check!.MayDelete.ShouldBeFalse();
        var refusal = result.Refusals.ShouldHaveSingleItem();
        refusal.RuleId.ShouldBe("ENG-PLC-002");
        refusal.Source!.ShouldContain("SI 2024/208");
        (await product.SendAsync(HighStaff, new GetPupilsById([pupil.Id])))[pupil.Id].HomeSchoolId.ShouldBe(High);
    }

    [Fact]
    public async Task A_lawful_deletion_ends_the_registration_keeps_it_on_file_and_is_explained()
    {
        var pupil = await westmarch.AdmitAsync(Upn);
        var notice = new DeletionCircumstances(WrittenNoticeFromParent: true, LastDayAtSchoolPerNotice: Today.AddDays(3));
        var tooEarly = new RollDeletion(DeletionGround.ElectiveHomeEducation, Today.AddDays(3), notice);
        var deletion = tooEarly with { DeletionDate = Today.AddDays(4) };

        (await product.SendAsync(HighStaff, new CheckRollDeletion(pupil.Id, High, tooEarly)))!.EarliestDate.ShouldBe(Today.AddDays(4));
        (await westmarch.RefusedAsync(HighStaff, new RemoveFromRoll(pupil.Id, 1, High, tooEarly))).ShouldBe(["ENG-PLC-002"]);
        await westmarch.DoAsync(HighStaff, new RemoveFromRoll(pupil.Id, 1, High, deletion));

        var enrolment = (await product.SendAsync(HighStaff, new GetPupilRecords([pupil.Id])))[pupil.Id].Enrolments.Single();
        (enrolment.Until, enrolment.Ground).ShouldBe((Today.AddDays(3), DeletionGround.ElectiveHomeEducation));
        (await RaisedAsync(nameof(PupilLeftRoll))).ShouldBe(1);
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
        (await db.Decisions.CountAsync(decision => decision.RecordId == pupil.Id.Value)).ShouldBe(1);
        (await westmarch.DoAsync(AcademyStaff, new AdmitPupil(Ada(Upn), Academy, Today.AddDays(4)))).Id.ShouldBe(pupil.Id);
    }

    [Fact]
    public async Task A_deletion_that_nobody_can_count_is_refused()
    {
        var pupil = await westmarch.AdmitAsync();
        var circumstances = new DeletionCircumstances(
            FirstAbsentDay: new DateOnly(2025, 7, 1),
            IsUnauthorised: true,
            NoReasonToThinkIllOrUnavoidable: true,
            JointEnquiriesMade: true,
            WhereaboutsUnknown: true
        );

        var codes = await westmarch.RefusedAsync(
            HighStaff,
            new RemoveFromRoll(pupil.Id, 1, High, new(DeletionGround.TwentySchoolDays, Today, circumstances))
        );

        codes.ShouldBe(["roll.calendar-missing"]);
    }

    [Fact]
    public async Task A_register_is_never_changed_backwards()
    {
        var pupil = await westmarch.AdmitAsync();

        (
            await westmarch.RefusedAsync(HighStaff, new RemoveFromRoll(pupil.Id, 1, High, new(DeletionGround.Died, Today.AddDays(-1))))
        ).ShouldBe(["roll.deletion-date-range"]);
    }

    [Fact]
    public async Task A_provider_sees_the_child_from_the_agreement_to_the_end_of_the_last_day()
    {
        var pupil = await westmarch.AdmitAsync();
        var provider = new ProviderId(Guid.CreateVersion7());
        var manager = new Viewer("manager", new HashSet<Role> { Role.ProviderManager }, ProviderId: provider.Value);
        var (placement, referral) = (new PlacementId(Guid.CreateVersion7()), new ReferralId(Guid.CreateVersion7()));
        (await CountAsync(manager)).ShouldBe(0);

        await RaiseAsync(new PlacementAgreed(Guid.CreateVersion7(), placement, referral, pupil.Id, provider, Today));
        (await CountAsync(manager)).ShouldBe(1);

        await RaiseAsync(new PlacementEnded(Guid.CreateVersion7(), placement, referral, pupil.Id, provider, Today));
        (await CountAsync(manager)).ShouldBe(1);
        product.Clock.SetUtcNow(Now.AddDays(1));
        (await CountAsync(manager)).ShouldBe(0);
    }

    [Fact]
    public async Task An_end_that_arrives_before_the_agreement_stays_an_end()
    {
        var pupil = await westmarch.AdmitAsync();
        var provider = new ProviderId(Guid.CreateVersion7());
        var (placement, referral) = (new PlacementId(Guid.CreateVersion7()), new ReferralId(Guid.CreateVersion7()));

        await RaiseAsync(new PlacementEnded(Guid.CreateVersion7(), placement, referral, pupil.Id, provider, Today.AddDays(-1)));
        await RaiseAsync(new PlacementAgreed(Guid.CreateVersion7(), placement, referral, pupil.Id, provider, Today.AddDays(-5)));

        (await CountAsync(new Viewer("manager", new HashSet<Role> { Role.ProviderManager }, ProviderId: provider.Value))).ShouldBe(0);
    }

    [Fact]
    public async Task Pages_of_pupils_follow_each_other_without_gap_and_filters_add_up()
    {
        foreach (var name in new[] { "Carr", "Abel", "Bond", "Abel" })
        {
            await westmarch.DoAsync(HighStaff, new AdmitPupil(Ada() with { FamilyName = name }, High, September));
        }

        var first = await product.SendAsync(HighStaff, new ListPupils(new(First: 3), null, null, true));
        var second = await product.SendAsync(HighStaff, new ListPupils(new(After: first.PageInfo.EndCursor), null, null, false));
        var back = await product.SendAsync(
            HighStaff,
            new ListPupils(new(First: 4), null, new(PupilOrderField.FamilyName, Kernel.SortDirection.Desc), false)
        );

        first.TotalCount.ShouldBe(4);
        first.Nodes.Concat(second.Nodes).Select(p => p.FamilyName).ShouldBe(["Abel", "Abel", "Bond", "Carr"]);
        first.Nodes.Concat(second.Nodes).Select(p => p.Id).Distinct().Count().ShouldBe(4);
        back.Nodes.Select(p => p.FamilyName).ShouldBe(["Carr", "Bond", "Abel", "Abel"]);
        (await CountAsync(HighStaff, new(Name: "ab", SchoolId: High, IsOnRoll: true, YearGroup: 9))).ShouldBe(2);
        (await CountAsync(HighStaff, new(IsOnRoll: false))).ShouldBe(0);
        (await CountAsync(HighStaff, new(Fact: PupilFactKind.Ehcp))).ShouldBe(0);
        (
            await product.SendAsync(HighStaff, new ListPupils(new(First: 4), null, new(PupilOrderField.BirthDate), false))
        ).Nodes.Count.ShouldBe(4);
    }

    [Fact]
    public async Task Seeding_the_same_pupil_again_changes_nothing_twice()
    {
        var seed = new SeedPupil(
            new(Guid.CreateVersion7()),
            null,
            "Ben",
            "Field",
            new(2011, 10, 2),
            Sex.Male,
            null,
            La,
            [
                new(Academy, EnrolmentStatus.Single, new(2023, 9, 1), new(2025, 7, 18), DeletionGround.AnotherSchool),
                new(High, EnrolmentStatus.Single, September),
                new(Unit, EnrolmentStatus.DualSubsidiary, new(2026, 1, 5)),
            ],
            [new(PupilFactKind.FreeSchoolMeals, September)]
        );

        await westmarch.DoAsync(Viewer.System, seed);
        var again = await westmarch.DoAsync(Viewer.System, seed);

        again.HomeSchoolId.ShouldBe(High);
        var record = (await product.SendAsync(Viewer.System, new GetPupilRecords([seed.Id])))[seed.Id];
        (record.Enrolments.Count, record.Facts.Count).ShouldBe((3, 1));
        (await RaisedAsync(nameof(PupilAdmitted))).ShouldBe(0);
        await Should.ThrowAsync<AccessDeniedException>(() => product.SendAsync(HighStaff, seed));
    }

    [Theory]
    [InlineData("delete from school_roll.pupil")]
    [InlineData("delete from school_roll.enrolment where false")]
    [InlineData("truncate school_roll.pupil_fact")]
    [InlineData("select set_config('altprovision.retention', 'on', true); truncate school_roll.pupil_correction")]
    [InlineData("delete from school_roll.record_hold")]
    public async Task Not_even_the_database_lets_a_pupil_be_deleted(string sql)
    {
        await westmarch.AdmitAsync();
        await using var command = product.DataSource.CreateCommand(sql);

        (await Should.ThrowAsync<PostgresException>(() => command.ExecuteNonQueryAsync())).SqlState.ShouldBe(
            PostgresErrorCodes.RestrictViolation
        );
    }

    private async Task<int> CountAsync(Viewer viewer, PupilFilter? where = null) =>
        (await product.SendAsync(viewer, new ListPupils(new(), where, null, true))).TotalCount;

    private async Task RaiseAsync(IIntegrationEvent happened)
    {
        await using (var scope = product.CreateScope(Viewer.System))
        {
            // Any outbox serves: the dispatcher goes by the type of the event.
            var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
            db.Raise(happened);
            await db.SaveChangesAsync();
        }

        // Referrals and Reviews know no such placement and try again later; this module has its turn all the same.
        await using var look = product.CreateScope(Viewer.System);
        var inbox = look.ServiceProvider.GetRequiredService<SchoolRollDbContext>().Inbox;
        for (var tries = 0; !await inbox.AnyAsync(entry => entry.EventId == happened.EventId); tries++)
        {
            tries.ShouldBeLessThan(500);
            await Task.Delay(20);
        }
    }

    private async Task<int> RaisedAsync(string name)
    {
        await using var scope = product.CreateScope(Viewer.System);
        var db = scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>();
        return await db.Outbox.CountAsync(message => message.Type.EndsWith(name));
    }

    private async Task<IEnumerable<JsonElement>> CorrectionsAsync(PupilId pupil, string fields)
    {
        var answer = await product.AskAsync(
            HighStaff,
            $"query ($id: ID!) {{ node(id: $id) {{ ... on Pupil {{ corrections {{ {fields} }} }} }} }}",
            new { id = OpaqueId.Encode("Pupil", pupil.Value) }
        );
        return answer.GetProperty("data").GetProperty("node").GetProperty("corrections").EnumerateArray();
    }
}
