using System.Text.Json;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Checking;

/// <summary>The command <c>graphql check</c>: checks operations against a schema without a server.</summary>
public static class GraphQLCheck
{
    private const int Valid = 0;
    private const int Invalid = 1;
    private const int Failed = 2;

    private const int MaxWorkers = 8;

    // Parser and rules recurse as deep as documents are nested, and a stack overflow would end the process.
    private const int StackSize = 64 * 1024 * 1024;

    private const string Help = """
        usage: graphql check [--schema FILE] [--document FILE]... [--variables FILE] [--operation NAME] [--json]
               graphql check --batch [--schema FILE]

          --schema FILE      check against this schema; without it against the schema of the product
          --document FILE    operations to check; repeatable. Without one only the schema is checked
          --variables FILE   a JSON map, checked as the variables of the operation
          --operation NAME   the operation that the variables belong to, where a document has several
          --json             print {"errors": […]} instead of lines FILE:LINE:COLUMN: MESSAGE (RULE)
          --batch            read one JSON map a line from standard input, and answer each with one

        Exit status: 0 no errors, 1 errors, 2 the command could not do its work. A batch answers 0 whatever it finds.

        """;

    /// <param name="args">What follows <c>graphql check</c> in the command line.</param>
    /// <param name="productSchema">Makes the schema to use where none is given; called at most once.</param>
    /// <returns>The exit status: 0 no errors, 1 errors (a batch answers 0 whatever it finds), 2 the command could not do its work.</returns>
    public static async Task<int> RunAsync(
        string[] args,
        Func<Schema> productSchema,
        TextReader stdin,
        TextWriter stdout,
        TextWriter stderr
    )
    {
        try
        {
            var options = Options.Parse(args);
            if (options.IsHelp)
            {
                Write(stdout, Help);
                return Valid;
            }

            return options.IsBatch
                ? await RunBatchAsync(options, productSchema, stdin, stdout)
                : await OnDeepStackAsync(() => RunOnce(options, productSchema, stdout));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or CheckFailedException)
        {
            await stderr.WriteLineAsync(failure.Message);
            return Failed;
        }
    }

    private static Task<T> OnDeepStackAsync<T>(Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    completion.SetResult(work());
                }
#pragma warning disable CA1031 // Whoever awaits the task gets it.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    completion.SetException(failure);
                }
            },
            StackSize
        )
        {
            IsBackground = true,
        };
        thread.Start();
        return completion.Task;
    }

    private static async Task<int> RunBatchAsync(Options options, Func<Schema> productSchema, TextReader stdin, TextWriter stdout)
    {
        if (options.SchemaFile is not null)
        {
            var given = await OnDeepStackAsync(() => Checker.CheckSchema(File.ReadAllText(options.SchemaFile)));
            var schema = given.Schema ?? throw new CheckFailedException($"The schema is not valid: {given.Errors[0].Message}");
            productSchema = () => schema;
        }

        var batch = new BatchCheck(productSchema);
        var (input, output) = (TextReader.Synchronized(stdin), TextWriter.Synchronized(stdout));
        using var ended = new CancellationTokenSource();
        var workers = Math.Min(Environment.ProcessorCount, MaxWorkers);
        await Task.WhenAll(Enumerable.Range(0, workers).Select(_ => OnDeepStackAsync(() => AnswerLines(batch, input, output, ended))));
        return Valid;
    }

    // Several run beside each other until the input ends, or one of them meets a line that is no request.
    private static int AnswerLines(BatchCheck batch, TextReader input, TextWriter output, CancellationTokenSource ended)
    {
        var answers = 0;
        try
        {
            while (!ended.IsCancellationRequested && input.ReadLine() is { } line)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    Write(output, batch.Answer(line) + "\n");
                    answers++;
                }
            }
        }
        finally
        {
            ended.Cancel();
        }

        return answers;
    }

    // Not WriteLine: the line end has to be the same on every system. Flushed, because somebody may wait for the answer.
    private static void Write(TextWriter output, string text)
    {
        output.Write(text);
        output.Flush();
    }

    private static int RunOnce(Options options, Func<Schema> productSchema, TextWriter stdout)
    {
        CheckedSchema? given = options.SchemaFile is null ? null : Checker.CheckSchema(File.ReadAllText(options.SchemaFile));
        List<(string File, CheckError Error)> errors = [.. (given?.Errors ?? []).Select(error => (options.SchemaFile!, error))];
        if (errors.Count == 0)
        {
            errors.AddRange(CheckDocuments(options, new(given is null ? productSchema : () => given.Schema!)));
        }

        Print(options, errors, stdout);
        return errors.Count == 0 ? Valid : Invalid;
    }

    private static IEnumerable<(string File, CheckError Error)> CheckDocuments(Options options, Lazy<Schema> schema)
    {
        using var variables = options.VariablesFile is null ? null : JsonDocument.Parse(File.ReadAllText(options.VariablesFile));
        foreach (var file in options.DocumentFiles)
        {
            foreach (
                var error in Checker.CheckDocument(schema.Value, File.ReadAllText(file), null, variables?.RootElement, options.Operation)
            )
            {
                yield return (file, error);
            }
        }
    }

    private static void Print(Options options, List<(string File, CheckError Error)> errors, TextWriter stdout) =>
        Write(
            stdout,
            options.IsJson
                ? BatchCheck.Write([.. errors.Select(error => error.Error)]) + "\n"
                : string.Concat(errors.Select(error => Line(error.File, error.Error)))
        );

    private static string Line(string file, CheckError error)
    {
        var place = error.Locations is [var location, ..] ? $":{location.Line}:{location.Column}" : "";
        return $"{file}{place}: {error.Message.ReplaceLineEndings(" ")} ({error.Rule})\n";
    }

    private sealed class CheckFailedException(string message) : Exception(message);

    private sealed record Options
    {
        public string? SchemaFile { get; private set; }

        public List<string> DocumentFiles { get; } = [];

        public string? VariablesFile { get; private set; }

        public string? Operation { get; private set; }

        public bool IsJson { get; private set; }

        public bool IsBatch { get; private set; }

        public bool IsHelp { get; private set; }

        public static Options Parse(string[] args)
        {
            var options = new Options();
            var rest = new Queue<string>(args);
            while (rest.TryDequeue(out var name))
            {
                switch (name)
                {
                    case "--help" or "-h":
                        options.IsHelp = true;
                        break;
                    case "--batch":
                        options.IsBatch = true;
                        break;
                    case "--json":
                        options.IsJson = true;
                        break;
                    case "--schema":
                        options.SchemaFile = ValueOf(name, rest);
                        break;
                    case "--document":
                        options.DocumentFiles.Add(ValueOf(name, rest));
                        break;
                    case "--variables":
                        options.VariablesFile = ValueOf(name, rest);
                        break;
                    case "--operation":
                        options.Operation = ValueOf(name, rest);
                        break;
                    default:
                        throw new CheckFailedException($"Unknown option: {name}");
                }
            }

            return options;
        }

        private static string ValueOf(string name, Queue<string> rest) =>
            rest.TryDequeue(out var value) ? value : throw new CheckFailedException($"{name} needs a value.");
    }
}
