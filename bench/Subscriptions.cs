using System.Globalization;
using System.Text.Json;
using AltProvision.Kernel;

namespace AltProvision.Bench;

/// <summary>What open sockets take of memory, and how long one concern takes to reach all who follow.</summary>
internal static class Subscriptions
{
    private const int Port = 5182;
    private const int Sockets = 5000;
    private const int Receivers = 1000;
    private const int Outsiders = 10;
    private const int Events = 40;
    private const int WarmUpEvents = 25;

    // The school whose concerns are raised: one of those with many pupils.
    private const int School = 1;
    private const int OtherSchool = 2;

    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(20);
    private static readonly string document = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "operations", "concern_raised.graphql")
    );

    private sealed record Delivery(DateTimeOffset Sent, DateTimeOffset Delivered, IReadOnlyList<DateTimeOffset> Arrivals)
    {
        public IEnumerable<double> SinceDelivered => Arrivals.Select(arrival => (arrival - Delivered).TotalMilliseconds);

        public IEnumerable<double> SinceSent => Arrivals.Select(arrival => (arrival - Sent).TotalMilliseconds);

        public double Last => SinceDelivered.Max();
    }

    public static async Task<int> RunAsync(BenchOptions options)
    {
        var folder = Path.Combine(Directory.GetCurrentDirectory(), ".data", "bench");
        Directory.CreateDirectory(folder);
        await using var database = await NationalDatabase.OpenAsync(options.Database, folder);
        var requests = new Requests(folder);
        if (options.IsOfSockets)
        {
            Console.WriteLine("| 5,000 sockets with a subscription each | idle host MB | with them MB | KB a socket | CPU % while idle |");
            Console.WriteLine("| --- | --: | --: | --: | --: |");
            Console.WriteLine(await MeasureMemoryAsync("leads of one school", _ => School, database.ConnectionString, folder, requests));
            Console.WriteLine(
                await MeasureMemoryAsync("one lead of each of 5,000 schools", i => 1 + i, database.ConnectionString, folder, requests)
            );
        }

        if (options.IsOfFanOut)
        {
            Console.WriteLine(
                "| receivers | from the feed's entry: p50, p99, last ms | from sending the mutation: p50, p99 ms | CPU ms an event: server + database |"
            );
            Console.WriteLine("| --: | --: | --: | --: |");
            Console.WriteLine(await MeasureFanOutAsync(Receivers, database.ConnectionString, folder, requests));
            Console.WriteLine(await MeasureFanOutAsync(Sockets, database.ConnectionString, folder, requests));
        }

        return 0;
    }

    private static async Task<string> MeasureMemoryAsync(
        string who,
        Func<int, int> schoolOf,
        string connectionString,
        string folder,
        Requests requests
    )
    {
        await using var product = await HostUnderTest.StartProductAsync(connectionString, folder, Port);
        await Task.Delay(Settle);
        var before = ProcessTimes.ResidentKilobytes(product.ProcessId);
        await using var sockets = await SubscriberSockets.OpenAsync(
            Port,
            document,
            Enumerable.Range(0, Sockets).Select(i => requests.TokenOf(Lead(schoolOf(i), i)))
        );
        await Task.Delay(Settle);
        var (began, used) = (TimeProvider.System.GetTimestamp(), ProcessTimes.Of(product.ProcessId));
        await Task.Delay(Settle);
        var percent = (ProcessTimes.Of(product.ProcessId) - used) / TimeProvider.System.GetElapsedTime(began).TotalSeconds * 100;
        var after = ProcessTimes.ResidentKilobytes(product.ProcessId);
        sockets.ThrowIfAnyEnded();
        return Invariant(
            $"| {who} | {before / 1024.0:0} | {after / 1024.0:0} | {(after - before) / (double)Sockets:0.0} | {percent:0.0} |"
        );
    }

    private static async Task<string> MeasureFanOutAsync(int receivers, string connectionString, string folder, Requests requests)
    {
        await using var product = await HostUnderTest.StartProductAsync(connectionString, folder, Port);
        await using var sockets = await SubscriberSockets.OpenAsync(
            Port,
            document,
            Enumerable.Range(0, receivers).Select(i => requests.TokenOf(Lead(School, i)))
        );
        await using var outsiders = await SubscriberSockets.OpenAsync(
            Port,
            document,
            Enumerable.Range(0, Outsiders).Select(i => requests.TokenOf(Lead(OtherSchool, i)))
        );
        await Task.Delay(TimeSpan.FromSeconds(5));
        using var client = new HttpClient();
        List<Delivery> deliveries = [];
        var (server, postgres) = (0.0, 0.0);
        foreach (var concern in requests.ConcernsOf(School, WarmUpEvents + Events))
        {
            if (deliveries.Count == WarmUpEvents)
            {
                (server, postgres) = (ProcessTimes.Of(product.ProcessId), ProcessTimes.OfPostgres());
            }

            deliveries.Add(await DeliverAsync(client, concern, sockets, outsiders));
            await Task.Delay(200);
        }

        (server, postgres) = (ProcessTimes.Of(product.ProcessId) - server, ProcessTimes.OfPostgres() - postgres);
        deliveries.RemoveRange(0, WarmUpEvents);
        double[] delivered = [.. deliveries.SelectMany(d => d.SinceDelivered).Order()];
        double[] sent = [.. deliveries.SelectMany(d => d.SinceSent).Order()];
        double[] last = [.. deliveries.Select(d => d.Last).Order()];
        return Invariant(
            $"| {receivers} | {At(delivered, 0.5):0}, {At(delivered, 0.99):0}, {last[^1]:0} | {At(sent, 0.5):0}, {At(sent, 0.99):0} | {server * 1000 / Events:0.0} + {postgres * 1000 / Events:0.0} |"
        );
    }

    /// <summary>Raises one concern and waits until all have it.</summary>
    private static async Task<Delivery> DeliverAsync(
        HttpClient client,
        RequestPair concern,
        SubscriberSockets sockets,
        SubscriberSockets outsiders
    )
    {
        var sent = TimeProvider.System.GetUtcNow();
        var answer = await HostUnderTest.AskAsync(client, Port, concern.Body, concern.Token);
        if (answer["errors"] is { } errors)
        {
            throw new InvalidOperationException($"No concern was raised: {errors.ToJsonString()}");
        }

        var id = answer["data"]!["raiseConcern"]!["concern"]!["id"]!.GetValue<string>();
        var messages = await sockets.WaitForAsync(id);
        if (outsiders.HaveHeardOf(id))
        {
            throw new InvalidOperationException("Leads of another school heard of a concern that is not theirs.");
        }

        var notice = JsonDocument
            .Parse(messages[0].Message)
            .RootElement.GetProperty("payload")
            .GetProperty("data")
            .GetProperty("concernRaised");
        return messages.All(message => message.Message.Contains("\"familyName\"", StringComparison.Ordinal))
            ? new(sent, notice.GetProperty("deliveredAt").GetDateTimeOffset(), [.. messages.Select(message => message.At)])
            : throw new InvalidOperationException($"A receiver got something else: {messages[0].Message}");
    }

    private static Viewer Lead(int school, int number) =>
        new(
            string.Create(CultureInfo.InvariantCulture, $"lead-{number}"),
            new HashSet<Role> { Role.SafeguardingLead },
            SchoolId: Requests.Id(1, school)
        );

    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(sorted.Length * part) - 1];

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
