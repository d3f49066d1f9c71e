using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.EmbeddedPostgres;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;
using AltProvision.Host;
using AltProvision.Kernel;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.Bench;

/// <summary>
/// How long the host takes from its process's start to its first answers, with the demo in its database, and how long the schema takes to be
/// built. Each time is that of a fresh process, in which nothing is compiled yet.
/// </summary>
internal static class ColdStart
{
    private const int Port = 5183;
    private const int Starts = 7;

    private const string Worklist = """
        { referrals(orderBy: { field: DUE_DATE }, first: 25) { nodes { id status dueDate pupil { givenName familyName } school { name } } } }
        """;

    private static readonly (string Kind, Func<TimeSpan> Build)[] Schemas =
    [
        ("C# classes", FromClasses),
        ("C# classes, once more", Again(FromClasses)),
        ("SDL", FromSdl),
        ("SDL, once more", Again(FromSdl)),
    ];

    public static async Task<int> RunAsync(string[] command)
    {
        var folder = Path.Combine(Directory.GetCurrentDirectory(), ".data", "bench-start");
        await using var cluster = await EmbeddedPostgresCluster.StartAsync(new() { DataFolder = Path.Combine(folder, "postgres") });
        Console.WriteLine("The first start fills the database and is not counted.");
        await StartOnceAsync(cluster.ConnectionString, folder, command);
        List<(double TypeName, double Worklist, double Processor)> starts = [];
        for (var i = 0; i < Starts; i++)
        {
            starts.Add(await StartOnceAsync(cluster.ConnectionString, folder, command));
        }

        Print("start to the answer of { __typename }", "s", starts.Select(start => start.TypeName));
        Print("start to the answer of a worklist", "s", starts.Select(start => start.Worklist));
        Print("processor time until then", "s", starts.Select(start => start.Processor));
        for (var kind = 0; kind < Schemas.Length; kind++)
        {
            Print($"schema from {Schemas[kind].Kind}", "ms", [.. Enumerable.Range(0, Starts).Select(_ => BuildInProcess(kind))]);
        }

        return 0;
    }

    /// <summary>What a process that <see cref="RunAsync"/> starts does: it builds one schema and prints the milliseconds.</summary>
    public static int BuildSchema(int kind)
    {
        Console.WriteLine(Schemas[kind].Build().TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static void Print(string what, string unit, IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        Console.WriteLine(
            FormattableString.Invariant($"{what}: {sorted[sorted.Length / 2]:0.00} {unit} ({sorted[0]:0.00} to {sorted[^1]:0.00})")
        );
    }

    private static async Task<(double TypeName, double Worklist, double Processor)> StartOnceAsync(
        string connectionString,
        string folder,
        string[] command
    )
    {
        var began = TimeProvider.System.GetTimestamp();
        await using var host = HostUnderTest.StartAsUsual(command, connectionString, folder, Port);
        using var client = new HttpClient();
        await host.FirstAnswerAsync(() => AskAsync(client, "{ __typename }", token: null), began);
        var typeName = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        var commissioner = DemoPeople.All.Single(person => person.Key == "commissioner").Viewer;
        var answer = await AskAsync(client, Worklist, Requests.SignIn(folder).Issue(commissioner, TimeProvider.System));
        var worklist = TimeProvider.System.GetElapsedTime(began).TotalSeconds;
        return answer["errors"] is null && answer["data"]!["referrals"]!["nodes"]!.AsArray().Count == 25
            ? (typeName, worklist, ProcessTimes.Of(host.ProcessId))
            : throw new InvalidOperationException($"The worklist is not as expected: {answer.ToJsonString()}");
    }

    private static Task<JsonNode> AskAsync(HttpClient client, string query, string? token) =>
        HostUnderTest.AskAsync(client, Port, JsonSerializer.Serialize(new { query }), token);

    private static double BuildInProcess(int kind)
    {
        var start = new ProcessStartInfo(
            "dotnet",
            [typeof(ColdStart).Assembly.Location, "schema", kind.ToString(CultureInfo.InvariantCulture)]
        )
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return double.Parse(said, CultureInfo.InvariantCulture);
    }

    private static TimeSpan FromClasses()
    {
        var services = new ServiceCollection();
        services.AddProduct(new ConfigurationBuilder().Build(), DataSources.Create("Host=localhost"), NullLogger.Instance);
        using var provider = services.BuildServiceProvider();
        var options = provider.GetRequiredService<GraphQLOptions>();
        var isService = provider.GetRequiredService<IServiceProviderIsService>();
        var began = TimeProvider.System.GetTimestamp();
        SchemaFactory.Create(options.Assemblies, options.Conventions, isService.IsService);
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static TimeSpan FromSdl()
    {
        var text = File.ReadAllText(Path.Combine("docs", "schema.graphql"));
        var began = TimeProvider.System.GetTimestamp();
        var document = Parser.ParseTypeSystem(new(text));
        if (SchemaValidator.Validate(document) is not [])
        {
            throw new InvalidOperationException("docs/schema.graphql is not valid.");
        }

        SchemaBuilder.FromDocument(document);
        return TimeProvider.System.GetElapsedTime(began);
    }

    private static Func<TimeSpan> Again(Func<TimeSpan> build) =>
        () =>
        {
            build();
            return build();
        };
}
