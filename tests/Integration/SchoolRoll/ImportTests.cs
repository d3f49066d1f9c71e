using System.IO.Compression;
using System.Text;
using AltProvision.Kernel;
using AltProvision.SchoolRoll;
using AltProvision.SchoolRoll.Contracts;
using AltProvision.Tests.Support;
using AltProvision.Tests.Support.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.SchoolRoll;

public sealed class ImportTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const string Header =
        "URN,LA (code),EstablishmentNumber,EstablishmentName,TypeOfEstablishment (name),EstablishmentStatus (name),"
        + "PhaseOfEducation (name),Town,Postcode,Easting,Northing,OpenDate,CloseDate";

    private const string Alpha = "100001,332,4001,Alpha School,Community school,Open,Secondary,Dudley,DY1 1AA,394000,290000,01-09-1950,";
    private const string Beta = "100002,332,4002,Beta School,Academy converter,Open,Secondary,Dudley,DY1 1AB,394500,290000,,";

    private readonly string folder = Directory.CreateTempSubdirectory("altprovision-import").FullName;
    private Product product = null!;
    private string output = "";

    public async ValueTask InitializeAsync() => product = await Product.StartAsync(await postgres.CreateDatabaseAsync());

    public async ValueTask DisposeAsync()
    {
        await product.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task The_whole_register_goes_in_within_ten_seconds_and_again_changes_nothing()
    {
        var path = Path.Combine(DataFolder, "gias", "establishments-england-state-funded-2025-07-17.csv.gz");
        var start = TimeProvider.System.GetTimestamp();

        (await ImportAsync("establishments", path)).ShouldBe(0, output);

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        output.ShouldContain("22,010 added");
        (await ImportAsync("establishments", path)).ShouldBe(0);
        output.ShouldContain("establishments: Nothing changed.");
        (await product.SendAsync(Viewer.System, new FindSchool(new(Laestab: "201/3614"))))!.Name.ShouldBe("The Aldgate School");
    }

    [Fact]
    public async Task Reference_data_is_loaded_once_and_found_loaded_after()
    {
        await LoadAsync();
        output.ShouldContain("calendar: 6 half terms of 332");
        var start = TimeProvider.System.GetTimestamp();
        await LoadAsync();

        output.ShouldBeEmpty();
        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        var dudley = await product.SendAsync(Viewer.System, new GetLocalAuthoritiesByCode(["332"]));
        dudley["332"].GssCode.ShouldBe("E08000027");
        var calendar = (await product.SendAsync(Viewer.System, new GetLaCalendars(["332"])))["332"];
        calendar.CountSchoolDays(new(2025, 9, 1), new(2026, 7, 20)).ShouldBe(195);
        (await product.SendAsync(Viewer.System, new LocatePostcodes([new("B1 1AY"), new("EC3A 5DE"), new("ZZ9 9ZZ")]))).Count.ShouldBe(2);
        var academies = await product.SendAsync(
            Viewer.System,
            new ListSchools(new(First: 100), new(LaCode: "332", Kind: SchoolKind.Academy), null, false)
        );
        var links = await product.SendAsync(
            Viewer.System,
            new GetSchoolLinks([.. academies.Nodes.Select(school => school.Urn!.Value)], LinkDirection.Predecessors)
        );
        links.Count.ShouldBeGreaterThan(30);
    }

    [Fact]
    public async Task Bad_rows_are_told_by_line_column_and_reason_and_the_rest_goes_in()
    {
        var path = Write(
            Header,
            Alpha,
            ",332,4003,No Number,Community school,Open,,,,,,,",
            "100004,332,4004,\"Two\nLines\",Community school,Open,,,,39x,290000,,",
            "100001,332,4005,Twice,Community school,Open,,,,,,,",
            "100006,332,4006,Short row",
            "100007,332,4007,Bad Date,Community school,Open,,,,,,31-02-2020,",
            Beta
        );

        (await ImportAsync("establishments", path)).ShouldBe(1);

        output.ShouldContain("line 3, URN: is missing.");
        output.ShouldContain("line 4, Easting: '39x' is no number");
        output.ShouldContain("line 6, URN: stands on line 2 already.");
        output.ShouldContain("line 7, row: has 4 values, the header has 13.");
        output.ShouldContain("line 8, OpenDate: '31-02-2020' is no date");
        output.ShouldContain("7 rows read, 2 taken, 5 left out");
        (await SchoolsAsync()).Select(school => school.Name).ShouldBe(["Alpha School", "Beta School"]);
    }

    [Fact]
    public async Task A_newer_file_updates_closes_and_links()
    {
        await ImportAsync("establishments", Write(Header, Alpha, Beta));
        var before = await SchoolsAsync();

        var newer = Write(
            Header,
            Alpha.Replace(",Open,", ",Closed,", StringComparison.Ordinal) + "31-08-2026",
            Beta.Replace("Beta School", "Beta High School", StringComparison.Ordinal),
            "100003,332,4001,Alpha Academy,Academy converter,Open,Secondary,Dudley,DY1 1AA,394000,290000,01-09-2026,"
        );
        (await ImportAsync("establishments", newer)).ShouldBe(0);
        output.ShouldContain("1 of them closed, 2 updated, 1 added");
        var links = Write("URN,LinkURN,LinkName,LinkType,LinkEstablishedDate", "100003,100001,Alpha School,Predecessor,01-09-2026");
        (await ImportAsync("links", links)).ShouldBe(0);
        (await ImportAsync("links", links)).ShouldBe(0);
        output.ShouldContain("Nothing changed");

        var after = await SchoolsAsync();
        after
            .Single(s => s.Urn == new Urn(100001))
            .ShouldBe(before[0] with { Status = SchoolStatus.Closed, ClosedOn = new DateOnly(2026, 8, 31) });
        after.Single(s => s.Urn == new Urn(100002)).Id.ShouldBe(before[1].Id);
        (await product.SendAsync(Viewer.System, new FindSchool(new(Laestab: "3324001"))))!.Name.ShouldBe("Alpha Academy");
        var successors = await product.SendAsync(Viewer.System, new GetSchoolLinks([new(100001)], LinkDirection.Successors));
        successors[new(100001)].ShouldHaveSingleItem().Name.ShouldBe("Alpha Academy");
        var predecessors = await product.SendAsync(Viewer.System, new GetSchoolLinks([new(100003)], LinkDirection.Predecessors));
        predecessors[new(100003)].ShouldHaveSingleItem().Urn.ShouldBe(new Urn(100001));
    }

    [Fact]
    public async Task Only_a_file_that_is_said_to_be_complete_closes_what_it_does_not_list()
    {
        const string Gamma = "100009,332,4009,Gamma School,Community school,Open,Secondary,,,,,,";
        await ImportAsync("establishments", Write(Header, Alpha, Beta, Gamma));

        await ImportAsync("establishments", Write(Header, Alpha));
        (await SchoolsAsync()).ShouldAllBe(school => school.Status == SchoolStatus.Open);

        (await ImportAsync("establishments", Write(Header, Alpha), "--complete")).ShouldBe(0);
        (await SchoolsAsync())
            .Where(school => school.Status is SchoolStatus.Closed)
            .Select(school => school.Name)
            .ShouldBe(["Gamma School"], "Beta is of a type that the file says nothing about");

        (await ImportAsync("establishments", Write(Header, Gamma, ",,,,,,,,,,,,"), "--complete")).ShouldBe(2);
        (await SchoolsAsync()).Single(school => school.Name == "Alpha School").Status.ShouldBe(SchoolStatus.Open);
    }

    [Fact]
    public async Task A_file_as_downloaded_in_Windows_1252_is_read_with_its_accents_and_leaves_what_it_does_not_say()
    {
        await ImportAsync("establishments", Write(Header, Alpha));
        var windows = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        var text =
            "\"URN\",\"LA (code)\",\"EstablishmentName\",\"TypeOfEstablishment (name)\",\"EstablishmentStatus (name)\"\r\n"
            + "\"100001\",\"332\",\"St Thomas à Becket\",\"Community school\",\"Open\"\r\n";
        var path = Path.Combine(folder, "windows.csv.gz");
        await using (var packed = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            await packed.WriteAsync(windows.GetBytes(text));
        }

        (await ImportAsync("establishments", path)).ShouldBe(0, output);

        var school = (await SchoolsAsync()).Single();
        school.Name.ShouldBe("St Thomas à Becket");
        (school.Easting, school.EstablishmentNumber).ShouldBe((394000, "4001"));
        (await product.SendAsync(Viewer.System, new ListSchools(new(), new(Name: "a becket"), null, false))).Nodes.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_file_that_cannot_be_used_is_refused_in_one_clear_line_and_changes_nothing()
    {
        (await ImportAsync("establishments", Path.Combine(folder, "nowhere.csv"))).ShouldBe(2);
        output.ShouldContain("There is no file");
        (await ImportAsync("establishments", folder)).ShouldBe(2);
        (await ImportAsync("establishments", Write())).ShouldBe(2);
        output.ShouldContain("is empty");
        (await ImportAsync("establishments", Write("URN,Name", "100001,Alpha"))).ShouldBe(2);
        output.ShouldContain("lacks the columns LA (code), EstablishmentName");
        (await ImportAsync("establishments", Write(Header))).ShouldBe(2);
        output.ShouldContain("no row that can be used");
        (await ImportAsync("establishments", WriteBytes([(byte)'P', (byte)'K', 3, 4, 0, 0]))).ShouldBe(2);
        output.ShouldContain("zip archive");
        (await ImportAsync("establishments", Write(Header, Alpha, "100002,332,4002,\"Never closed" + new string('x', 300_000)))).ShouldBe(
            2
        );
        output.ShouldContain("a quote is not closed");
        (await ImportAsync("establishments", Truncated(Header, Alpha, Beta))).ShouldBe(2);
        output.ShouldContain("broken off or damaged");
        (await SchoolsAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unknown_command_shows_how_it_is_used()
    {
        (await ImportAsync("everything", "x")).ShouldBe(2);
        output.ShouldContain("import establishments FILE");
    }

    [Fact]
    public async Task Term_dates_need_a_known_authority()
    {
        var path = Path.Combine(DataFolder, "term-dates", "332-2025-26.json");

        (await RunAsync("import", "calendar", "332", path)).ShouldBe(2);

        output.ShouldContain("No authority has the code 332");
    }

    [Fact]
    public async Task A_school_without_a_place_finds_it_by_its_postcode()
    {
        await ImportAsync("postcodes", Write("postcode,easting,northing,la_code", "DY1 1AA,394000,290000,332"));
        await ImportAsync("establishments", Write(Header, "100001,332,4001,Alpha School,Community school,Open,,,DY1 1AA,,,,"));

        (await SchoolsAsync()).Single().Easting.ShouldBe(394000);
    }

    private static string DataFolder
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "AltProvision.sln")))
            {
                folder = folder.Parent;
            }

            return Path.Combine(folder.FullName, "data");
        }
    }

    private Task<int> ImportAsync(string kind, string path, params string[] options) => RunAsync(["import", kind, path, .. options]);

    private async Task<int> RunAsync(params string[] args)
    {
        await using var writer = new StringWriter();
        var code = await SchoolRollCommands.RunAsync(product.Services, args, writer, CancellationToken.None);
        output = writer.ToString();
        return code;
    }

    private async Task LoadAsync()
    {
        await using var writer = new StringWriter();
        await SchoolRollCommands.LoadReferenceDataAsync(product.Services, DataFolder, writer, CancellationToken.None);
        output = writer.ToString();
    }

    private async Task<IReadOnlyList<SchoolView>> SchoolsAsync()
    {
        await using var scope = product.CreateScope(Viewer.System);
        var schools = await scope.ServiceProvider.GetRequiredService<SchoolRollDbContext>().Schools.OrderBy(s => s.Urn).ToListAsync();
        return [.. schools.Select(school => school.ToView())];
    }

    private string Write(params string[] lines) => WriteBytes(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => $"{line}\n"))));

    private string WriteBytes(byte[] bytes)
    {
        var path = Path.Combine(folder, $"{Guid.CreateVersion7():N}.csv");
        File.WriteAllBytes(path, bytes);
        return path;
    }

    private string Truncated(params string[] lines)
    {
        using var memory = new MemoryStream();
        using (var packed = new GZipStream(memory, CompressionLevel.NoCompression, leaveOpen: true))
        {
            packed.Write(Encoding.UTF8.GetBytes(string.Join('\n', lines)));
        }

        return WriteBytes(memory.ToArray()[..^20]);
    }
}
