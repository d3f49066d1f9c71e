using System.Text.Encodings.Web;
using System.Text.Json;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Execution;

namespace AltProvision.Host;

/// <summary>An operator writes down what is held about a child, for an answer to a request for it (docs/adr/0019).</summary>
internal static class SubjectAccessCommand
{
    private const string Usage =
        "usage: subject-access --pupil ID --format json|html --out FILE [--include-safeguarding \"WHO, WHY\"]; ID as the graph gives it";

    private static readonly JsonSerializerOptions json = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static async Task<int> RunAsync(IServiceProvider services, string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        var (pupil, format, path, decided) = Read(args);
        var told = await new SubjectAccess(services).GatherAsync(
            pupil,
            decided is null ? "subject access" : $"subject access, safeguarding included: {decided}",
            decided is not null,
            cancellationToken
        );
        if (told is null)
        {
            throw new HostException("There is no pupil with this ID.");
        }

        var text =
            format == "json"
                ? told.ToJsonString(json) + '\n'
                : SubjectAccessPage.Write(told, services.GetRequiredService<GraphQLExecutor>().Schema);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        await using (var writer = new StreamWriter(path, options))
        {
            await writer.WriteAsync(text.AsMemory(), cancellationToken);
        }

        await output.WriteLineAsync(
            $"Written to {path}. Read it before you send it: names that stand in free text only, nobody but a reader finds. Delete it afterwards."
        );
        return 0;
    }

    private static (string Pupil, string Format, string Path, string? Decided) Read(string[] args)
    {
        Dictionary<string, string> given = [];
        for (var rest = args.AsSpan(); rest.Length > 0; rest = rest[2..])
        {
            if (rest.Length == 1 || !given.TryAdd(rest[0], rest[1]))
            {
                throw new HostException(Usage);
            }
        }

        var decided = given.GetValueOrDefault("--include-safeguarding");
        var isComplete = given.Keys.Except(["--pupil", "--format", "--out", "--include-safeguarding"]).FirstOrDefault() is null;
        return
            isComplete
            && given.TryGetValue("--pupil", out var id)
            && NodeId.TryRead(id, "Pupil", out _)
            && given.TryGetValue("--format", out var format)
            && format is "json" or "html"
            && given.TryGetValue("--out", out var path)
            && decided is not { Length: < 10 }
            ? (id, format, path, decided)
            : throw new HostException(Usage);
    }
}
