using System.Globalization;
using System.Reflection;
using System.Text.Json;
using AltProvision.GraphQL.Authoring;
using AltProvision.GraphQL.Types;
using AltProvision.Host;
using AltProvision.Kernel;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace AltProvision.Tests.Integration.Security;

/// <summary>
/// Made from the schema: every root query and every field of every kind of object, for each viewer, on a record that is theirs and on one that is not.
/// What is expected stands beside the field (<see cref="AskedByAttribute"/>, <see cref="AllowAttribute"/> of the request) and, for records, in
/// <see cref="ExpectedRows"/>.
/// </summary>
public sealed class AccessMatrixTests(TwoAuthorities data) : IClassFixture<TwoAuthorities>
{
    private const string Forbidden = "FORBIDDEN";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Viewers => ObjectAccessTests.Viewers;

    private Schema Schema => data.Product.Services.GetRequiredService<Schema>();

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Each_field_of_an_object_is_answered_to_whom_it_is_declared_for(string key)
    {
        var viewer = data.ViewerOf(key);
        List<string> wrong = [];
        var checks = 0;
        foreach (var type in Schema.PossibleTypes(Schema.Types.Single(type => type.Name == "Node")))
        {
            var (own, foreign) = await data.FindAsync(type.Name, viewer);
            foreach (var field in type.Fields.Where(IsSimple))
            {
                if (own is not null)
                {
                    checks++;
                    var expected = MayAsk(field, viewer) ? "answered" : Forbidden;
                    var outcome = await AskAsync(viewer, type, field, own);
                    wrong.AddRange(
                        outcome == expected ? [] : [$"{type.Name}.{field.Name} of a record of theirs: {outcome}, not {expected}"]
                    );
                }

                if (foreign is not null)
                {
                    checks++;
                    var outcome = await AskAsync(viewer, type, field, foreign);
                    wrong.AddRange(outcome is "nothing" ? [] : [$"{type.Name}.{field.Name} of a record of others: {outcome}"]);
                }
            }
        }

        wrong.ShouldBeEmpty(key);
        checks.ShouldBeGreaterThan(150);
        TestContext.Current.TestOutputHelper?.WriteLine($"{key}: {checks} fields of objects asked for");
    }

    [Theory]
    [MemberData(nameof(Viewers))]
    public async Task Each_root_query_is_answered_to_whom_it_is_declared_for(string key)
    {
        var viewer = data.ViewerOf(key);
        List<string> wrong = [];
        var checks = 0;
        foreach (var field in Schema.Query!.Fields.Where(field => field.Arguments.All(argument => !IsRequired(argument))))
        {
            checks++;
            var response = await data.Product.AskAsync(viewer, $"{{ {field.Name}{SelectionOf(field)} }}", cancellationToken: Stop);
            var outcome = CodeIn(response) ?? "answered";
            var expected = MayAsk(field, viewer) ? "answered" : Forbidden;
            wrong.AddRange(outcome == expected ? [] : [$"{field.Name}: {outcome}, not {expected}"]);
        }

        wrong.ShouldBeEmpty(key);
        checks.ShouldBeGreaterThan(10);
        TestContext.Current.TestOutputHelper?.WriteLine($"{key}: {checks} root queries");
    }

    /// <summary>What takes input is refused by its request before anything is read; this holds what is declared to what the request says.</summary>
    [Fact]
    public void What_a_field_declares_is_what_its_request_decides()
    {
        var declared = Schema
            .Types.OfType<ObjectType>()
            .SelectMany(type => type.Fields.Select(field => (type, field)))
            .Where(found => found.field.Member is MethodInfo method && method.GetParameters().Any(IsRequest))
            .ToList();

        declared.Count.ShouldBeGreaterThan(50);
        declared
            .Where(found =>
                ((MethodInfo)found.field.Member!).GetParameters().Single(IsRequest).ParameterType.GetCustomAttribute<AllowAttribute>()
                    is null
            )
            .Select(found => $"{found.type.Name}.{found.field.Name}")
            .ShouldBeEmpty();
    }

    /// <summary>Where the request is no argument, it is named after the field.</summary>
    [Fact]
    public void What_a_root_field_declares_is_what_the_request_of_its_name_decides()
    {
        var requests = ProductAssemblies
            .Modules.Append(typeof(ProductAssemblies).Assembly)
            .Distinct()
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsAssignableTo(typeof(IBaseRequest)) && type.IsDefined(typeof(AllowAttribute)))
            .ToDictionary(type => type.Name);
        List<string> wrong = [];
        var checks = 0;
        foreach (var field in Schema.Query!.Fields.Concat(Schema.Mutation!.Fields))
        {
            var name = char.ToUpperInvariant(field.Name[0]) + field.Name[1..];
            if (
                new[] { name, $"Get{name}", $"List{name}" }.Select(requests.GetValueOrDefault).FirstOrDefault(type => type is not null) is
                { } request
            )
            {
                checks++;
                var decided = request.GetCustomAttribute<AllowAttribute>()!.Roles;
                wrong.AddRange(
                    RolesOf(field).ToHashSet().SetEquals(decided) ? [] : [$"{field.Name} is not declared as {request.Name} decides"]
                );
            }
        }

        wrong.ShouldBeEmpty();
        checks.ShouldBeGreaterThan(60);
    }

    private static bool IsRequest(ParameterInfo parameter) => parameter.ParameterType.IsAssignableTo(typeof(IBaseRequest));

    private static bool MayAsk(Field field, Viewer viewer) => RolesOf(field) is var roles && (roles.Count == 0 || viewer.IsInAny(roles));

    private static IReadOnlyList<Role> RolesOf(Field field) =>
        field.Member?.GetCustomAttribute<AskedByAttribute>()?.Roles
        ?? (field.Member as MethodInfo)
            ?.GetParameters()
            .FirstOrDefault(IsRequest)
            ?.ParameterType.GetCustomAttribute<AllowAttribute>()
            ?.Roles
        ?? [];

    private static bool IsRequired(InputValue argument) => argument is { Type: NonNullType, DefaultValue: null };

    private static bool IsSimple(Field field) =>
        field.Arguments.All(argument => !IsRequired(argument) || LiteralOf(argument.Type) is not null);

    private async Task<string> AskAsync(Viewer viewer, ObjectType type, Field field, string id)
    {
        var arguments = field.Arguments.Where(IsRequired).Select(argument => $"{argument.Name}: {LiteralOf(argument.Type)}").ToList();
        var call = field.Name + (arguments.Count > 0 ? $"({string.Join(", ", arguments)})" : "") + SelectionOf(field);
        var response = await data.Product.AskAsync(
            viewer,
            $"query ($id: ID!) {{ node(id: $id) {{ __typename ... on {type.Name} {{ {call} }} }} }}",
            new { id },
            Stop
        );
        return CodeIn(response)
            ?? (
                response.TryGetProperty("errors", out _)
                || response.GetProperty("data").GetProperty("node").ValueKind is JsonValueKind.Object
                    ? "answered"
                    : "nothing"
            );
    }

    // Whoever has to say more, as a provider has to name a commissioner, may ask.
    private static string? CodeIn(JsonElement response) =>
        response.TryGetProperty("errors", out var errors)
        && errors[0].GetProperty("extensions").GetProperty("code").GetString() is var code and not "BAD_USER_INPUT"
            ? code
            : null;

    private static string SelectionOf(Field field) => field.Type.Named is ObjectType or InterfaceType or UnionType ? " { __typename }" : "";

    private static string? LiteralOf(GraphType type) =>
        type switch
        {
            NonNullType required => LiteralOf(required.OfType),
            ListType list => LiteralOf(list.OfType) is { } item ? $"[{item}]" : null,
            EnumType choice => choice.Values[0].Name,
            ScalarType { Name: "Int" } => "1",
            ScalarType { Name: "Boolean" } => "true",
            ScalarType { Name: "Date" } => LondonTime
                .Today(TimeProvider.System)
                .ToString("'\"'yyyy-MM-dd'\"'", CultureInfo.InvariantCulture),
            _ => null,
        };
}
