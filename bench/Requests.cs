using System.Buffers.Text;
using System.Globalization;
using System.Text;
using System.Text.Json;
using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace AltProvision.Bench;

/// <summary>One request in both its forms: to the product, and to the baseline.</summary>
internal sealed record RequestPair(string Token, string Body, string BaselinePath);

/// <summary>The same requests for both servers, with the IDs that <c>national.sql</c> gives.</summary>
internal sealed class Requests(string folder)
{
    private const int Variety = 2000;
    private const int LargeSchools = 200;

    private readonly DevelopmentSignIn signIn = SignIn(folder);
    private readonly Dictionary<string, string> tokens = [];

    /// <summary>Issues tokens that a host with the same folder believes.</summary>
    public static DevelopmentSignIn SignIn(string folder) =>
        DevelopmentSignIn.Open(
            new HostPaths(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(
                        new Dictionary<string, string?>
                        {
                            ["AltProvision:Postgres:DataFolder"] = Path.Combine(folder, "sign-in", "postgres"),
                        }
                    )
                    .Build(),
                new HostingEnvironment { ContentRootPath = folder }
            )
        );

    public IReadOnlyList<RequestPair> Of(char operation)
    {
        var document = File.ReadAllText(
            Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "operations"), $"{operation}_*").Single()
        );
        return [.. Enumerable.Range(0, Variety).Select(i => Make(operation, document, i))];
    }

    public static Guid Id(int kind, int number) =>
        new(
            kind,
            0,
            unchecked((short)0x8000),
            0x80,
            0,
            0,
            0,
            (byte)(number >> 24),
            (byte)(number >> 16),
            (byte)(number >> 8),
            (byte)number
        );

    public static string Opaque(string type, Guid id)
    {
        Span<byte> bytes = stackalloc byte[1 + type.Length + 16];
        bytes[0] = 1;
        Encoding.ASCII.GetBytes(type, bytes[1..]);
        id.TryWriteBytes(bytes[(1 + type.Length)..], bigEndian: true, out _);
        return Base64Url.EncodeToString(bytes);
    }

    private RequestPair Make(char operation, string document, int i)
    {
        var school = 1 + (i % LargeSchools);
        switch (operation)
        {
            case 'a':
                return Pair(
                    School(school, Role.MisClient),
                    new
                    {
                        school = Opaque("School", Id(1, school)),
                        from = "2026-11-16",
                        to = "2026-11-20",
                    },
                    $"/a?school={Id(1, school)}"
                );
            case 'b':
                var authority = Authority(1 + (i % 153));
                return Pair(authority, new { statuses = (string[])["SUBMITTED", "ACCEPTED"] }, $"/b?la={authority.LaCode}");
            case 'c':
                var placement = PlacementOfLargeSchool(i);
                return Pair(
                    Authority(1 + (SchoolOf(placement) % 153)),
                    new { id = Opaque("Placement", Id(12, placement)) },
                    $"/c?id={Id(12, placement)}"
                );
            case 'd':
                var (easting, northing) = (200_000 + (int)(i * 7919L % 450_000), 100_000 + (int)(i * 104_729L % 500_000));
                return Pair(
                    Authority(1 + (i % 153)),
                    new
                    {
                        easting,
                        northing,
                        needs = (string[])["SEMH", "ASD"],
                        age = 13,
                    },
                    string.Create(CultureInfo.InvariantCulture, $"/d?easting={easting}&northing={northing}&la={LaCode(1 + (i % 153))}")
                );
            case 'e':
                var setting = PlacementOfLargeSchool(i);
                return Pair(
                    School(SchoolOf(setting), Role.SchoolStaff),
                    new
                    {
                        pupil = Opaque("Pupil", Id(2, PupilOf(setting))),
                        placement = Opaque("Placement", Id(12, setting)),
                        account = "An invented account of a concern.",
                    },
                    $"/e?pupil={Id(2, PupilOf(setting))}&placement={Id(12, setting)}&school={Id(1, SchoolOf(setting))}"
                );
            default:
                return Pair(Authority(1), new { }, "/f");
        }

        RequestPair Pair(Viewer viewer, object variables, string path) =>
            new(TokenOf(viewer), JsonSerializer.Serialize(new { query = document, variables }), path);
    }

    private string TokenOf(Viewer viewer)
    {
        if (!tokens.TryGetValue(viewer.Organisation, out var token))
        {
            tokens[viewer.Organisation] = token = signIn.Issue(viewer, TimeProvider.System);
        }

        return token;
    }

    private static Viewer School(int number, Role role) => new("bench", new HashSet<Role> { role }, SchoolId: Id(1, number));

    private static Viewer Authority(int number) => new("bench", new HashSet<Role> { Role.LaCommissioner }, LaCode: LaCode(number));

    private static string LaCode(int number) => (300 + number).ToString(CultureInfo.InvariantCulture);

    // The first 20,000 pupils are in the large schools; placement p is of pupil 1 + 7919 p mod 100,000.
    private static int PupilOf(int placement) => 1 + (int)(placement * 7919L % 100_000);

    private static int SchoolOf(int placement) => 1 + (PupilOf(placement) % LargeSchools);

    private static int PlacementOfLargeSchool(int i) =>
        Enumerable.Range(1 + (i * 29), 60_000).First(placement => PupilOf(placement) <= 20_000);
}
