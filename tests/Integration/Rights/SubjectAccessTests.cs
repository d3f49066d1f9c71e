using System.Text.RegularExpressions;
using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;
using AltProvision.Placements;
using AltProvision.Placements.Contracts;
using AltProvision.Safeguarding;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Integration.Reviews;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using AltProvision.Transitions.Contracts;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Rights;

/// <summary>
/// A child who was placed, reviewed and about whom people worried, and everybody around the child by names that nobody else has. Written anew by
/// ALTPROVISION_WRITE_DOCS=1.
/// </summary>
public sealed partial class SubjectAccessTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string KeyWorker = "Wilhelmina Keyworker";
    private const string Lead = "Leopold Safeguard";
    private const string Driver = "Dorothea Driver";
    private const string Worried = "Cried and said that the ceiling leaks <on her bed>.";

    private static readonly string golden = Path.Combine(SourceTree.Root, "tests", "Integration", "Rights", "Golden");

    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-sar-").FullName;
    private Product product = null!;
    private Placed placed = null!;
    private SeedPlacement placement = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        product = await Product.StartAsync(await postgres.CreateDatabaseAsync());
        placed = await Placed.StartAsync(product);
        placement = await placed.PlaceAsync(seed =>
            seed with
            {
                Purpose = $"Stay calm in lessons. {KeyWorker} sees her each day.",
                Plan = PlanOfMany(),
                Marks = [.. Enumerable.Range(0, 130).Select(day => new SeedAttendanceMark(Placed.Start.AddDays(-day), HalfDay.Am, "/"))],
            }
        );
        await placed.SendAsync(Placed.ReviewOf(placement, new(2025, 11, 28)));
        await placed.SendAsync(
            new SeedTransition(
                new(Guid.CreateVersion7()),
                placement.Id,
                placement.PupilId,
                placement.SchoolId,
                placement.LaCode,
                placement.ProviderId,
                TransitionKind.ReturnToHomeSchool,
                placement.SchoolId,
                TransitionStatus.Planned,
                Placed.PlannedEnd,
                [],
                "A quiet room at lunch.",
                KeyWorker
            )
        );
        await product.SendAsync(placed.Staff, new RecordPupilFact(placement.PupilId, 1, PupilFactKind.SenSupport, new(2025, 9, 1)), Stop);
        var details = new PupilDetails("Ada", "Example & Sons", new(2012, 1, 1), HomeLaCode: Placed.La);
        await product.SendAsync(placed.Staff, new CorrectPupil(placement.PupilId, 2, details, "As on the certificate."), Stop);
        await CorrectAMarkAsync();
        (
            await product.SendAsync(
                placed.Staff,
                new RaiseConcern(placement.PupilId, ConcernKind.Neglect, ConcernSeverity.High, Worried),
                Stop
            )
        ).Refusals.ShouldBeEmpty();
        await product.DeliverAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        await product.DisposeAsync();
    }

    [Theory]
    [InlineData("json")]
    [InlineData("html")]
    public async Task All_that_is_held_is_written_for_the_child_and_reads_as_agreed(string format)
    {
        await ShouldBeGoldenAsync(await WriteAsync(format), $"child.{format}");
    }

    [Fact]
    public async Task With_a_decision_concerns_are_told_too()
    {
        await ShouldBeGoldenAsync(
            await WriteAsync("html", "--include-safeguarding", "Head of service: the child is 18 and knows."),
            "with-concerns.html"
        );
    }

    [Fact]
    public async Task Nobody_else_is_named_and_no_concern_is_told()
    {
        foreach (var format in new[] { "json", "html" })
        {
            var text = await WriteAsync(format);

            foreach (var other in new[] { KeyWorker, Lead, Driver, "01384", placed.Staff.Subject + "\"", placed.Tutor.Subject + "\"" })
            {
                text.ShouldNotContain(other);
            }

            text.ShouldContain("name of another person");
            text.ShouldContain("sees her each day");
            text.ShouldNotContain("ceiling");
            text.ShouldNotContain("Neglect", Case.Insensitive);
        }
    }

    [Fact]
    public async Task No_page_of_marks_is_left_out() => Regex.Count(await WriteAsync("json"), "\"halfDay\"").ShouldBe(130);

    [Fact]
    public async Task What_was_told_is_text_and_not_part_of_the_page()
    {
        var page = await WriteAsync("html", "--include-safeguarding", "Head of service: the child is 18 and knows.");

        page.ShouldContain("&lt;on her bed&gt;");
        page.ShouldNotContain("<on her");
        page.ShouldNotContain("<script");
        page.ShouldNotContain("http", Case.Insensitive);
    }

    [Fact]
    public async Task It_is_on_record_with_who_decided()
    {
        await WriteAsync("json", "--include-safeguarding", "Head of service: the child is 18 and knows.");

        await using var command = product.DataSource.CreateCommand(
            "select string_agg(distinct record_type, ',') from audit.entry where kind = 'Read' and source = 'graph' and subject = 'system' "
                + "and reason = 'subject access, safeguarding included: Head of service: the child is 18 and knows.'"
        );
        ((string)(await command.ExecuteScalarAsync(Stop))!)
            .Split(',')
            .ShouldBe(
                ["AttendanceMark", "Concern", "Enrolment", "Placement", "Pupil", "PupilFact", "Referral", "Review", "Transition"],
                ignoreOrder: true
            );
    }

    [Theory]
    [InlineData("--format", "json")]
    [InlineData("--format", "pdf", "--pupil", "x", "--out", "x")]
    [InlineData("--pupil", "x", "--format", "json", "--out", "x")]
    [InlineData("--pupil")]
    public async Task What_is_asked_wrongly_is_not_answered(params string[] args) =>
        (
            await Should.ThrowAsync<HostException>(() => SubjectAccessCommand.RunAsync(product.Services, args, TextWriter.Null, Stop))
        ).Message.ShouldStartWith("usage: subject-access");

    [Fact]
    public async Task Concerns_without_a_reason_and_files_that_are_there_are_refused()
    {
        await Should.ThrowAsync<HostException>(() => WriteAsync("json", "--include-safeguarding", "why not"));
        var path = Path.Combine(folder, "there");
        await File.WriteAllTextAsync(path, "", Stop);
        await Should.ThrowAsync<IOException>(() =>
            SubjectAccessCommand.RunAsync(product.Services, ArgumentsOf("json", path), TextWriter.Null, Stop)
        );
    }

    private static PlacementPlan PlanOfMany() =>
        new(
            [new("Read for pleasure", "One book a month", new(2026, 3, 1))],
            new("Taxi with escort", Driver, $"Call {Driver} on 01384 000 001"),
            "Leaves the room when it is loud; a quiet corner helps.",
            new(PlacementDestination.HomeSchool, "Stays in lessons for a week.", Placed.PlannedEnd),
            new(Lead, "Designated safeguarding lead", "01384 000 002"),
            new(Lead, "Designated safeguarding lead", "01384 000 003"),
            new(KeyWorker, "Key worker", "01384 000 004")
        );

    private async Task CorrectAMarkAsync()
    {
        await using var command = product.DataSource.CreateCommand("select id from placements.attendance_mark order by date desc limit 1");
        var mark = new AttendanceMarkId((Guid)(await command.ExecuteScalarAsync(Stop))!);
        (
            await product.SendAsync(placed.Tutor, new CorrectAttendanceMark(mark, 1, "I", $"Was ill, says {KeyWorker}."), Stop)
        ).Refusals.ShouldBeEmpty();
    }

    private string[] ArgumentsOf(string format, string path, params string[] more) =>
        ["--pupil", OpaqueId.Encode("Pupil", placement.PupilId.Value), "--format", format, "--out", path, .. more];

    private async Task<string> WriteAsync(string format, params string[] more)
    {
        var path = Path.Combine(folder, Guid.CreateVersion7().ToString());
        (await SubjectAccessCommand.RunAsync(product.Services, ArgumentsOf(format, path, more), TextWriter.Null, Stop)).ShouldBe(0);
        return await File.ReadAllTextAsync(path, Stop);
    }

    // The clock goes on while the story is told.
    [GeneratedRegex(@"T12:\d\d:\d\d(\.\d+)?Z")]
    private static partial Regex Moment { get; }

    private static async Task ShouldBeGoldenAsync(string text, string name)
    {
        var path = Path.Combine(golden, name);
        text = Moment.Replace(text, "T12:00:00Z");
        if (Environment.GetEnvironmentVariable("ALTPROVISION_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(golden);
            await File.WriteAllTextAsync(path, text, Stop);
        }

        text.ShouldBe(await File.ReadAllTextAsync(path, Stop));
    }
}
