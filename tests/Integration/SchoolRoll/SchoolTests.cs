using System.Text.Json;
using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static AltProvision.Tests.Integration.SchoolRoll.Westmarch;

namespace AltProvision.Tests.Integration.SchoolRoll;

public sealed class SchoolTests(PostgresFixture postgres) : IAsyncLifetime
{
    private Product product = null!;
    private Westmarch westmarch = null!;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        westmarch = await BuildAsync(product);
        await using var places = product.DataSource.CreateCommand(
            "insert into school_roll.postcode_place (postcode, easting, northing, la_code) values ('WM1 1AA', 390000, 285000, '999')"
        );
        await places.ExecuteNonQueryAsync();
    }

    public ValueTask DisposeAsync() => product.DisposeAsync();

    [Fact]
    public async Task Schools_near_a_place_come_by_distance_and_the_circle_is_no_square()
    {
        var all = await SchoolsAsync(new(Near: new(new("WM1 1AA"), 4000)));
        var near = await SchoolsAsync(new(Near: new(new("WM1 1AA"), 3999)));

        all.Select(school => (school.Id, school.DistanceMetres)).ShouldBe([(High, 0), (Academy, 1000), (Unit, 4000)]);
        near.Select(school => school.Id).ShouldBe([High, Academy]);
    }

    [Fact]
    public async Task Pages_by_distance_follow_each_other()
    {
        var where = new SchoolFilter(Near: new(new("WM1 1AA"), 10_000));
        var first = await product.SendAsync(HighStaff, new ListSchools(new(First: 1), where, null, true));
        var second = await product.SendAsync(HighStaff, new ListSchools(new(After: first.PageInfo.EndCursor), where, null, false));

        first.TotalCount.ShouldBe(3);
        second.Nodes.Select(school => school.Id).ShouldBe([Academy, Unit]);
    }

    [Theory]
    [InlineData("st marys", "St Mary's Academy")]
    [InlineData("ACAD mary", "St Mary's Academy")]
    [InlineData("lodge", "The Lodge")]
    public async Task Names_are_found_by_the_beginnings_of_their_words(string typed, string name) =>
        (await SchoolsAsync(new(Name: typed))).ShouldHaveSingleItem().Name.ShouldBe(name);

    [Fact]
    public async Task Questions_that_cannot_be_answered_say_why()
    {
        await Should.ThrowAsync<BadRequestException>(() => SchoolsAsync(new(Near: new(new("ZZ9 9ZZ"), 100))));
        await Should.ThrowAsync<BadRequestException>(() => SchoolsAsync(new(Near: new(new("WM1 1AA"), 0))));
        await Should.ThrowAsync<BadRequestException>(() => SchoolsAsync(new(Name: "!")));
        await Should.ThrowAsync<BadRequestException>(() =>
            product.SendAsync(HighStaff, new ListSchools(new(), null, new(SchoolOrderField.Distance), false))
        );
    }

    [Fact]
    public async Task A_school_without_term_dates_is_counted_on_its_authoritys_and_that_is_said()
    {
        var calendars = await product.SendAsync(HighStaff, new GetSchoolCalendars([High, Academy, new(Guid.CreateVersion7())]));

        calendars.Keys.ShouldBe([High, Academy], ignoreOrder: true);
        calendars[High].IsProvisional.ShouldBeTrue();
        calendars[High].Name.ShouldBe("Westmarch (default of the authority)");
    }

    [Fact]
    public async Task Own_term_dates_take_the_place_of_the_authoritys()
    {
        HalfTerm[] own = [new("2025-26-SPR2", new(2026, 2, 23), new(2026, 3, 20))];
        (await westmarch.RefusedAsync(AcademyStaff, new SetSchoolCalendar(High, 0, own, []))).ShouldBe(["calendar.not-yours"]);
        var set = await westmarch.DoAsync(HighStaff, new SetSchoolCalendar(High, 0, own, [new(2026, 3, 3)]));
        (await westmarch.RefusedAsync(HighStaff, new SetSchoolCalendar(High, 0, own, []))).ShouldBe(["version.stale"]);
        (await westmarch.DoAsync(HighStaff, new SetSchoolCalendar(High, set.Version, own, [new(2026, 3, 3)]))).Version.ShouldBe(
            set.Version + 1
        );

        var calendar = (await product.SendAsync(HighStaff, new GetSchoolCalendars([High])))[High];
        calendar.IsProvisional.ShouldBeFalse();
        calendar.Name.ShouldBe("Westmarch High School");
        (await product.SendAsync(HighStaff, new FindNthSchoolDay(new(High), Today, 2)))!.Date.ShouldBe(new DateOnly(2026, 3, 4));
        (await product.SendAsync(HighStaff, new GetLaCalendars([La])))[La].HalfTerms.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_closure_day_is_no_school_day_from_then_on()
    {
        var day = Today.AddDays(1);
        await westmarch.DoAsync(HighStaff, new RecordClosureDay(High, day, ClosureKind.Closure, "Burst pipe"));

        (await westmarch.RefusedAsync(HighStaff, new RecordClosureDay(High, day, ClosureKind.Inset))).ShouldBe(["calendar.closed-already"]);
        (await westmarch.RefusedAsync(HighStaff, new RecordClosureDay(High, new(2026, 2, 18), ClosureKind.Inset))).ShouldBe([
            "calendar.no-school-day",
        ]);
        var days = await product.SendAsync(HighStaff, new ListSchoolDays(new(High), Today, Today.AddDays(6)));
        days!.SchoolDayCount.ShouldBe(4);
        days.Days[1].ShouldBe(new SchoolDay(day, DayReason.Closure, "Burst pipe"));
        days.IsProvisional.ShouldBeTrue();
        (await product.SendAsync(AcademyStaff, new ListSchoolDays(new(Academy), Today, Today.AddDays(6))))!.SchoolDayCount.ShouldBe(5);
    }

    [Fact]
    public async Task Dates_beyond_the_calendar_are_refused_rather_than_guessed() =>
        (
            await Should.ThrowAsync<BadRequestException>(() =>
                product.SendAsync(HighStaff, new FindNthSchoolDay(new(LaCode: La), new(2026, 5, 22), 2))
            )
        ).Message.ShouldContain("Westmarch");

    [Fact]
    public async Task A_real_school_or_authority_cannot_be_invented_over()
    {
        await using var real = product.DataSource.CreateCommand(
            "insert into school_roll.local_authority (code, name, is_current, is_invented) values ('332', 'Dudley', true, false)"
        );
        await real.ExecuteNonQueryAsync();

        (await westmarch.RefusedAsync(Viewer.System, new InventLocalAuthority("332", "Mine"))).ShouldBe(["la.real"]);
        (
            await westmarch.RefusedAsync(
                Viewer.System,
                new InventSchool(new(Guid.CreateVersion7()), "332", "Mine", SchoolKind.Academy, "Free schools", "Secondary")
            )
        ).ShouldBe(["school.la-not-invented"]);
    }

    [Fact]
    public async Task The_graph_shows_a_pupil_with_school_authority_and_record()
    {
        await westmarch.AdmitAsync();

        var data = await AskAsync(
            """
            {
              pupils(first: 5, orderBy: { field: FAMILY_NAME }) {
                totalCount
                nodes {
                  familyName age yearGroup isOfCompulsorySchoolAge
                  homeSchool { name laestab localAuthority { code name } predecessors { name school { name } } successors { urn } termDates { version } }
                  homeLocalAuthority { name }
                  enrolments { status from until school { name } }
                  facts { kind }
                  schools { name }
                }
              }
              schools(where: { near: { postcode: "WM1 1AA", metres: 2000 } }) { nodes { name distanceMetres } }
              localAuthorities(where: { name: "west" }) { nodes { name } }
              schoolDays(of: { laCode: "999" }, from: "2026-03-02", to: "2026-03-08") { schoolDayCount days { date reason isSchoolDay } }
            }
            """
        );

        var pupil = data.GetProperty("pupils").GetProperty("nodes")[0];
        pupil.GetProperty("yearGroup").GetInt32().ShouldBe(9);
        pupil.GetProperty("age").GetInt32().ShouldBe(13);
        pupil.GetProperty("homeSchool").GetProperty("localAuthority").GetProperty("name").GetString().ShouldBe("Westmarch");
        pupil.GetProperty("enrolments")[0].GetProperty("school").GetProperty("name").GetString().ShouldBe("Westmarch High School");
        pupil.GetProperty("schools").GetArrayLength().ShouldBe(1);
        data.GetProperty("schools").GetProperty("nodes")[1].GetProperty("distanceMetres").GetInt32().ShouldBe(1000);
        data.GetProperty("localAuthorities").GetProperty("nodes").GetArrayLength().ShouldBe(1);
        data.GetProperty("schoolDays").GetProperty("schoolDayCount").GetInt32().ShouldBe(5);
    }

    private async Task<IReadOnlyList<SchoolView>> SchoolsAsync(SchoolFilter where) =>
        (await product.SendAsync(HighStaff, new ListSchools(new(), where, null, false))).Nodes;

    private async Task<JsonElement> AskAsync(string query)
    {
        var response = await product.AskAsync(HighStaff, query);
        response.TryGetProperty("errors", out var errors).ShouldBeFalse(errors.ToString());
        return response.GetProperty("data");
    }
}
