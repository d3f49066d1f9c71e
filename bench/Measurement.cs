using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace AltProvision.Bench;

/// <summary>Runs product and baseline in turn on the same database and prints how many times the baseline's time the product takes.</summary>
internal static class Measurement
{
    private const int ProductPort = 5180;
    private const int BaselinePort = 5181;
    private const int Compared = 20;
    private const int WarmUpSeconds = 20;

    private sealed record Window(double PerSecond, double ServerCpu, double DatabaseCpu, double P50, double P99, long Bytes);

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = Path.Combine(Directory.GetCurrentDirectory(), ".data", "bench");
        Directory.CreateDirectory(folder);
        await using var database = await NationalDatabase.OpenAsync(options.Database, folder);
        await using var product = await HostUnderTest.StartProductAsync(database.ConnectionString, folder, ProductPort);
        await using var baseline = await HostUnderTest.StartBaselineAsync(
            database.ConnectionString + ";Max Auto Prepare=100;Maximum Pool Size=16;Minimum Pool Size=8;No Reset On Close=true",
            BaselinePort
        );
        var requests = new Requests(folder);
        var differences = 0;
        var rows = new List<string>();
        foreach (var operation in options.Operations)
        {
            var pairs = requests.Of(operation);
            differences += await CompareAsync(operation, pairs);
            if (!options.IsComparison)
            {
                rows.Add(await MeasureAsync(operation, pairs, options, folder, product, baseline));
                Console.WriteLine(rows[^1]);
                await database.SettleAsync();
            }
        }

        if (rows.Count > 0)
        {
            Console.WriteLine();
            Console.WriteLine(
                "| operation | × time | × CPU | product req/s, p50, p99 ms | CPU ms: server + database | baseline req/s, p50, p99 ms | CPU ms: server + database | KB |"
            );
            Console.WriteLine("| --- | --: | --: | --: | --: | --: | --: | --: |");
            rows.ForEach(Console.WriteLine);
        }

        return differences == 0 ? 0 : 1;
    }

    private static async Task<string> MeasureAsync(
        char operation,
        IReadOnlyList<RequestPair> pairs,
        BenchOptions options,
        string folder,
        HostUnderTest product,
        HostUnderTest baseline
    )
    {
        var productFile = await WriteAsync(Path.Combine(folder, $"{operation}-product"), pairs.Select(ForProduct));
        var baselineFile = await WriteAsync(Path.Combine(folder, $"{operation}-baseline"), pairs.Select(ForBaseline));
        List<Window> products = [];
        List<Window> baselines = [];
        // The first round is longer and thrown away: until then code is compiled and statements are prepared.
        for (var round = -1; round < options.Rounds; round++)
        {
            var first = round % 2 == 0;
            var one = await LoadAsync(first ? product : baseline, first ? productFile : baselineFile, round, options);
            var other = await LoadAsync(first ? baseline : product, first ? baselineFile : productFile, round, options);
            if (round >= 0)
            {
                products.Add(first ? one : other);
                baselines.Add(first ? other : one);
            }
        }

        var time = Median(products.Zip(baselines, (p, b) => b.PerSecond / p.PerSecond));
        var cpu = Median(products.Zip(baselines, (p, b) => (p.ServerCpu + p.DatabaseCpu) / (b.ServerCpu + b.DatabaseCpu)));
        return Invariant(
            $"| {operation} | {time:0.00} | {cpu:0.00} | {Line(products)} | {Line(baselines)} | {products[0].Bytes / 1024.0:0.0} |"
        );
    }

    private static string Line(List<Window> windows) =>
        Invariant(
            $"{Median(windows.Select(w => w.PerSecond)):0}, {Median(windows.Select(w => w.P50)):0.0}, {Median(windows.Select(w => w.P99)):0.0} | {Median(windows.Select(w => w.ServerCpu)):0.000} + {Median(windows.Select(w => w.DatabaseCpu)):0.000}"
        );

    private static async Task<Window> LoadAsync(HostUnderTest server, string file, int round, BenchOptions options)
    {
        var (serverBefore, databaseBefore) = (ProcessTimes.Of(server.ProcessId), ProcessTimes.OfPostgres());
        using var wrk = Process.Start(
            new ProcessStartInfo(
                "wrk",
                [
                    "-t1",
                    $"-c{options.Connections}",
                    string.Create(CultureInfo.InvariantCulture, $"-d{(round < 0 ? WarmUpSeconds : options.Seconds)}"),
                    "-s",
                    Path.Combine(AppContext.BaseDirectory, "load.lua"),
                    HostUnderTest.Url(server.Port),
                    "--",
                    file,
                    (round + 2).ToString(CultureInfo.InvariantCulture),
                ]
            )
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = await wrk.StandardOutput.ReadToEndAsync();
        await wrk.WaitForExitAsync();
        var result = said.Split('\n')
            .Single(line => line.StartsWith("RESULT", StringComparison.Ordinal))
            .Split(' ')[1..]
            .Select(long.Parse)
            .ToArray();
        var (requests, microseconds, errors) = (result[0], result[1], result[2]);
        return errors == 0 && requests > 0
            ? new(
                requests * 1e6 / microseconds,
                (ProcessTimes.Of(server.ProcessId) - serverBefore) * 1000 / requests,
                (ProcessTimes.OfPostgres() - databaseBefore) * 1000 / requests,
                result[3] / 1000.0,
                result[4] / 1000.0,
                result[5] / requests
            )
            : throw new InvalidOperationException($"{errors} errors in {requests} requests of {file}.\n{said}");
    }

    /// <summary>Both have to give the same answers: a faster one that says less is not faster.</summary>
    private static async Task<int> CompareAsync(char operation, IReadOnlyList<RequestPair> pairs)
    {
        using var client = new HttpClient();
        for (var i = 0; i < Compared; i++)
        {
            var pair = pairs[i * 37 % pairs.Count];
            var answer = await HostUnderTest.AskAsync(client, ProductPort, pair.Body, pair.Token);
            var expected = JsonNode.Parse(await client.GetStringAsync(new Uri(HostUnderTest.Url(BaselinePort) + pair.BaselinePath)))![
                "data"
            ];
            // A mutation answers with an ID and a moment of its own.
            if (answer["errors"] is not null || !JsonNode.DeepEquals(Strip(operation, answer["data"]), Strip(operation, expected)))
            {
                Console.WriteLine(
                    $"{operation}: the answers differ.\nproduct  {answer.ToJsonString()}\nbaseline {expected?.ToJsonString()}"
                );
                return 1;
            }
        }

        return 0;
    }

    private static JsonNode? Strip(char operation, JsonNode? data)
    {
        if (operation == 'e' && data?["raiseConcern"]?["concern"] is JsonObject concern)
        {
            concern.Remove("id");
            concern.Remove("raisedAt");
        }

        return data;
    }

    private static string ForProduct(RequestPair pair) =>
        $"POST /graphql HTTP/1.1\r\nHost: localhost\r\nAccept: application/graphql-response+json\r\nContent-Type: application/json\r\nAuthorization: Bearer {pair.Token}\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(pair.Body)}\r\n\r\n{pair.Body}";

    private static string ForBaseline(RequestPair pair) => $"GET {pair.BaselinePath} HTTP/1.1\r\nHost: localhost\r\n\r\n";

    private static async Task<string> WriteAsync(string file, IEnumerable<string> requests)
    {
        await File.WriteAllTextAsync(file, string.Concat(requests.Select(request => $"{Encoding.UTF8.GetByteCount(request)}\n{request}")));
        return file;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length % 2 == 1 ? sorted[sorted.Length / 2] : (sorted[(sorted.Length / 2) - 1] + sorted[sorted.Length / 2]) / 2;
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
