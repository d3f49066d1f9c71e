using System.Diagnostics.Metrics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace AltProvision.Tests.GraphQL.Support;

/// <summary>An executor of a schema without a server around it.</summary>
internal static class TestExecutor
{
    private static readonly ServiceProvider NoServices = new ServiceCollection().AddMetrics().BuildServiceProvider();

    public static GraphQLExecutor Create(Schema schema, Action<GraphQLLimits>? configure = null)
    {
        var options = new ExecutionOptions { MayIntrospect = static _ => true };
        configure?.Invoke(options.Limits);
        return new(schema, options, NoServices.GetRequiredService<IMeterFactory>(), NullLogger<GraphQLExecutor>.Instance);
    }

    public static (CompiledOperation? Operation, IReadOnlyList<GraphQLError> Errors) Prepare(
        this GraphQLExecutor executor,
        string document
    ) => executor.Prepare(new GraphQLRequest(document), new());

    public static Task<ExecutionResult> ExecuteAsync(this GraphQLExecutor executor, string document, JsonElement? variables = null) =>
        executor.ExecuteAsync(new(document, null, variables), NoServices, new(), default);

    /// <summary>The response as JSON text.</summary>
    public static async Task<string> RunAsync(this GraphQLExecutor executor, string document)
    {
        var result = await executor.ExecuteAsync(document);
        using var stream = new MemoryStream();
        await using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            result.Write(writer);
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
