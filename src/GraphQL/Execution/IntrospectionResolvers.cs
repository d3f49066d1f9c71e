using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>https://spec.graphql.org/September2025/#sec-Schema-Introspection</summary>
internal static class IntrospectionResolvers
{
    private static readonly Dictionary<Field, FieldResolver> Resolvers = new(ReferenceEqualityComparer.Instance);

    static IntrospectionResolvers()
    {
        Resolvers[Introspection.SchemaField] = new PureResolver(static (call, _) => call.Schema);
        Resolvers[Introspection.TypeField] = new PureResolver(static (call, _) => call.Schema.FindType((string)call.Arguments["name"]!));
        AddSchema();
        AddType();
        AddField();
        AddInputValue();
        AddEnumValue();
        AddDirective();
    }

    /// <summary>Null for fields of the schema itself, and for <c>__typename</c>, which the executor knows without asking.</summary>
    public static FieldResolver? Find(Field field) => Resolvers.GetValueOrDefault(field);

    private static void Add<T>(ObjectType type, string field, Func<FieldCall, T, object?> resolve) =>
        Resolvers[type.FindField(field)!] = new PureResolver((call, parent) => resolve(call, (T)parent));

    private static void AddSchema()
    {
        var type = Introspection.SchemaType;
        Add<Schema>(type, "description", static (_, schema) => schema.Description);
        Add<Schema>(type, "types", static (_, schema) => schema.Types);
        Add<Schema>(type, "queryType", static (_, schema) => schema.Query);
        Add<Schema>(type, "mutationType", static (_, schema) => schema.Mutation);
        Add<Schema>(type, "subscriptionType", static (_, schema) => schema.Subscription);
        Add<Schema>(type, "directives", static (_, schema) => schema.Directives);
    }

    private static void AddType()
    {
        var type = Introspection.TypeType;
        Add<GraphType>(type, "kind", static (_, t) => KindOf(t));
        Add<GraphType>(type, "name", static (_, t) => (t as NamedType)?.Name);
        Add<GraphType>(type, "description", static (_, t) => (t as NamedType)?.Description);
        Add<GraphType>(type, "specifiedByURL", static (_, t) => (t as ScalarType)?.SpecifiedByUrl);
        Add<GraphType>(type, "fields", static (call, t) => (t as FieldsType)?.Fields.Where(f => Shows(call, f.DeprecationReason)));
        Add<GraphType>(type, "interfaces", static (_, t) => (t as FieldsType)?.Interfaces);
        Add<GraphType>(
            type,
            "possibleTypes",
            static (call, t) => t is InterfaceType or UnionType ? call.Schema.PossibleTypes((NamedType)t) : null
        );
        Add<GraphType>(type, "enumValues", static (call, t) => (t as EnumType)?.Values.Where(v => Shows(call, v.DeprecationReason)));
        Add<GraphType>(
            type,
            "inputFields",
            static (call, t) => (t as InputObjectType)?.Fields.Where(f => Shows(call, f.DeprecationReason))
        );
        Add<GraphType>(type, "ofType", static (_, t) => (t as WrappingType)?.OfType);
        Add<GraphType>(type, "isOneOf", static (_, t) => (t as InputObjectType)?.IsOneOf);
    }

    private static void AddField()
    {
        var type = Introspection.FieldType;
        Add<Field>(type, "name", static (_, f) => f.Name);
        Add<Field>(type, "description", static (_, f) => f.Description);
        Add<Field>(type, "args", static (call, f) => f.Arguments.Where(a => Shows(call, a.DeprecationReason)));
        Add<Field>(type, "type", static (_, f) => f.Type);
        Add<Field>(type, "isDeprecated", static (_, f) => f.DeprecationReason is not null);
        Add<Field>(type, "deprecationReason", static (_, f) => f.DeprecationReason);
    }

    private static void AddInputValue()
    {
        var type = Introspection.InputValueType;
        Add<InputValue>(type, "name", static (_, v) => v.Name);
        Add<InputValue>(type, "description", static (_, v) => v.Description);
        Add<InputValue>(type, "type", static (_, v) => v.Type);
        Add<InputValue>(type, "defaultValue", static (_, v) => v.DefaultValue is null ? null : Printer.Print(v.DefaultValue));
        Add<InputValue>(type, "isDeprecated", static (_, v) => v.DeprecationReason is not null);
        Add<InputValue>(type, "deprecationReason", static (_, v) => v.DeprecationReason);
    }

    private static void AddEnumValue()
    {
        var type = Introspection.EnumValueType;
        Add<EnumValue>(type, "name", static (_, v) => v.Name);
        Add<EnumValue>(type, "description", static (_, v) => v.Description);
        Add<EnumValue>(type, "isDeprecated", static (_, v) => v.DeprecationReason is not null);
        Add<EnumValue>(type, "deprecationReason", static (_, v) => v.DeprecationReason);
    }

    private static void AddDirective()
    {
        var type = Introspection.DirectiveType;
        Add<Directive>(type, "name", static (_, d) => d.Name);
        Add<Directive>(type, "description", static (_, d) => d.Description);
        Add<Directive>(type, "isRepeatable", static (_, d) => d.IsRepeatable);
        Add<Directive>(type, "locations", static (_, d) => d.Locations);
        Add<Directive>(type, "args", static (call, d) => d.Arguments.Where(a => Shows(call, a.DeprecationReason)));
    }

    private static bool Shows(FieldCall call, string? deprecation) =>
        deprecation is null || call.Arguments.GetValueOrDefault("includeDeprecated") is true;

    private static string KindOf(GraphType type) =>
        type switch
        {
            ScalarType => "SCALAR",
            ObjectType => "OBJECT",
            InterfaceType => "INTERFACE",
            UnionType => "UNION",
            EnumType => "ENUM",
            InputObjectType => "INPUT_OBJECT",
            ListType => "LIST",
            _ => "NON_NULL",
        };
}
