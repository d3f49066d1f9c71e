using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using AltProvision.GraphQL;
using AltProvision.GraphQL.Authoring;
using AltProvision.Host;
using AltProvision.Kernel;

namespace AltProvision.Tests.Integration.Graph;

/// <summary>All mutations of the graph, read from the modules, with inputs made for them that are plausible but name nothing that exists.</summary>
internal static class Mutations
{
    private static readonly IReadOnlyDictionary<string, Type> inputs = ProductAssemblies
        .Modules.SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.IsDefined(typeof(MutationTypeAttribute)))
        .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
        .ToDictionary(
            method => JsonNamingPolicy.CamelCase.ConvertName(method.Name[..^"Async".Length]),
            method => method.GetParameters().Single(parameter => parameter.Name == "input").ParameterType
        );

    public static IReadOnlyCollection<string> Names => [.. inputs.Keys.Order(StringComparer.Ordinal)];

    public static Type InputOf(string mutation) => inputs[mutation];

    public static bool TakesId(string mutation) => Parameters(InputOf(mutation)).Any(parameter => IsId(parameter.ParameterType));

    public static string Document(string mutation) =>
        $$"""mutation ($input: {{InputOf(mutation).Name}}Input!) { {{mutation}}(input: $input) { userErrors { code message field } } }""";

    /// <summary>The least that the type system accepts: what is required, and nothing else.</summary>
    public static JsonObject MakeInput(string mutation) => MakeObject(InputOf(mutation));

    /// <summary>The required fields of the input itself.</summary>
    public static IReadOnlyList<string> RequiredFields(string mutation) =>
        [.. Parameters(InputOf(mutation)).Where(IsRequired).Select(parameter => FieldOf(parameter))];

    /// <summary>One of the demo's people whose role does not allow the mutation; null when every role does.</summary>
    public static DemoPerson? Outsider(string mutation)
    {
        var allowed = InputOf(mutation).GetCustomAttribute<AllowAttribute>()!.Roles;
        return allowed.Count == 0 ? null : DemoPeople.All.FirstOrDefault(person => !person.Viewer.IsInAny(allowed));
    }

    /// <summary>One of the demo's people whose role allows the mutation.</summary>
    public static DemoPerson Insider(string mutation)
    {
        var allowed = InputOf(mutation).GetCustomAttribute<AllowAttribute>()!.Roles;
        return DemoPeople.All.First(person => allowed.Count == 0 || person.Viewer.IsInAny(allowed));
    }

    private static JsonObject MakeObject(Type type)
    {
        var made = new JsonObject();
        foreach (var parameter in Parameters(type).Where(IsRequired))
        {
            made[FieldOf(parameter)] = MakeValue(parameter.ParameterType, parameter.Name!);
        }

        return made;
    }

    private static JsonNode MakeValue(Type type, string name)
    {
        if (IsId(type))
        {
            return OpaqueId.Encode(type.Name[..^2], Guid.CreateVersion7());
        }

        if (type.IsEnum)
        {
            return JsonNamingPolicy.SnakeCaseUpper.ConvertName(Enum.GetNames(type)[0]);
        }

        return type switch
        {
            _ when type == typeof(string) => name.ToUpperInvariant() switch
            {
                "LACODE" => DemoIds.Authority,
                "CODE" => "/",
                "HALFDAYS" => "Mon AM",
                _ => "Long enough to be plausible, and meaning nothing.",
            },
            _ when type == typeof(int) => 1,
            _ when type == typeof(decimal) => 6m,
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateOnly) => LondonTime.Today(TimeProvider.System).ToString("yyyy-MM-dd", null),
            _ when type == typeof(DateTimeOffset) => TimeProvider.System.GetUtcNow().ToString("O"),
            _ when type == typeof(Money) => "100.00",
            _ when type == typeof(Postcode) => "ZW1 1AA",
            _ when type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)) => new JsonArray(
                MakeValue(type.GetGenericArguments()[0], name)
            ),
            _ => MakeObject(type),
        };
    }

    private static ParameterInfo[] Parameters(Type type) =>
        type.GetConstructors().OrderByDescending(c => c.GetParameters().Length).First().GetParameters();

    private static bool IsRequired(ParameterInfo parameter) =>
        !parameter.HasDefaultValue
        && Nullable.GetUnderlyingType(parameter.ParameterType) is null
        && new NullabilityInfoContext().Create(parameter).WriteState is not NullabilityState.Nullable;

    private static bool IsId(Type type) =>
        type.IsValueType && type.Name.EndsWith("Id", StringComparison.Ordinal) && type.GetProperty("Value") is not null;

    private static string FieldOf(ParameterInfo parameter) => JsonNamingPolicy.CamelCase.ConvertName(parameter.Name!);
}
