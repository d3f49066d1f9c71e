using System.Text.Json;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Checking;

/// <summary>
/// The command <c>graphql check</c>: checks operations against a schema without a server.
/// <code>
/// graphql check [--schema FILE] [--document FILE]... [--variables FILE] [--operation NAME] [--json]
/// graphql check --batch [--schema FILE]
/// </code>
/// </summary>
public static class GraphQLCheck
{
    private const int Valid = 0;
    private const int Invalid = 1;
    private const int Failed = 2;

    // Parser and rules recurse as deep as documents are nested, and a stack overflow would end the process.
    private const int StackSize = 256 * 1024 * 1024;

    /// <param name="args">What follows <c>graphql check</c> in the command line.</param>
    /// <param name="productSchema">Makes the schema to use where none is given; called at most once.</param>
    /// <returns>The exit status: 0 no errors, 1 errors (a batch answers 0 whatever it finds), 2 the command could not do its work.</returns>
    public static Task<int> RunAsync(string[] args, Func<Schema> productSchema, TextReader stdin, TextWriter stdout, TextWriter stderr)
    {
        var completion = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    completion.SetResult(Run(args, productSchema, stdin, stdout, stderr));
                }
                catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException or UsageException)
                {
                    stderr.WriteLine(failure.Message);
                    completion.SetResult(Failed);
                }
                catch (Exception failure)
                {
                    completion.SetException(failure);
                }
            },
            StackSize
        );
        thread.IsBackground = true;
        thread.Start();
        return completion.Task;
    }

    private static int Run(string[] args, Func<Schema> productSchema, TextReader stdin, TextWriter stdout, TextWriter stderr)
    {
        var options = Options.Parse(args);
        CheckedSchema? given = options.SchemaFile is null ? null : Checker.CheckSchema(File.ReadAllText(options.SchemaFile));
        if (options.IsBatch)
        {
            if (given is { Errors: [var first, ..] })
            {
                stderr.WriteLine($"The schema is not valid: {first.Message}");
                return Failed;
            }

            RunBatch(new(given is null ? productSchema : () => given.Schema!), stdin, stdout);
            return Valid;
        }

        List<(string File, CheckError Error)> errors = [.. (given?.Errors ?? []).Select(error => (options.SchemaFile!, error))];
        if (errors.Count == 0)
        {
            errors.AddRange(CheckDocuments(options, new(given is null ? productSchema : () => given.Schema!)));
        }

        Print(options, errors, stdout);
        return errors.Count == 0 ? Valid : Invalid;
    }

    private static void RunBatch(BatchCheck batch, TextReader stdin, TextWriter stdout)
    {
        while (stdin.ReadLine() is { } line)
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                // Not WriteLine: the line end has to be the same on every system.
                stdout.Write(batch.Answer(line) + "\n");
            }
        }

        stdout.Flush();
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

    private static void Print(Options options, List<(string File, CheckError Error)> errors, TextWriter stdout)
    {
        if (options.IsJson)
        {
            stdout.Write(BatchCheck.Write([.. errors.Select(error => error.Error)]) + "\n");
        }
        else
        {
            foreach (var (file, error) in errors)
            {
                var place = error.Locations is [var location, ..] ? $":{location.Line}:{location.Column}" : "";
                stdout.Write($"{file}{place}: {error.Message} ({error.Rule})\n");
            }
        }

        stdout.Flush();
    }

    private sealed class UsageException(string message) : Exception(message);

    private sealed record Options
    {
        public string? SchemaFile { get; private set; }

        public List<string> DocumentFiles { get; } = [];

        public string? VariablesFile { get; private set; }

        public string? Operation { get; private set; }

        public bool IsJson { get; private set; }

        public bool IsBatch { get; private set; }

        public static Options Parse(string[] args)
        {
            var options = new Options();
            var rest = new Queue<string>(args);
            while (rest.TryDequeue(out var name))
            {
                switch (name)
                {
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
                        throw new UsageException($"Unknown option: {name}");
                }
            }

            return options;
        }

        private static string ValueOf(string name, Queue<string> rest) =>
            rest.TryDequeue(out var value) ? value : throw new UsageException($"{name} needs a value.");
    }
}
