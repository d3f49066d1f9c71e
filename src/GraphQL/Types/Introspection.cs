using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Types;

/// <summary>
/// The types and fields by which a schema tells about itself: https://spec.graphql.org/September2025/#sec-Introspection.
/// They are shared by all schemas of the process; Execution gives their fields resolvers.
/// </summary>
public static class Introspection
{
    private const string Sdl = """"
        "What a server can do: its types, its directives, and where operations begin."
        type __Schema {
          description: String
          "All types of the schema."
          types: [__Type!]!
          "Where queries begin."
          queryType: __Type!
          "Where mutations begin, if there are any."
          mutationType: __Type
          "Where subscriptions begin, if there are any."
          subscriptionType: __Type
          "All directives of the schema."
          directives: [__Directive!]!
        }

        "A type, named or wrapped. Which fields are given depends on its `kind`."
        type __Type {
          kind: __TypeKind!
          name: String
          description: String
          specifiedByURL: String
          fields(includeDeprecated: Boolean! = false): [__Field!]
          interfaces: [__Type!]
          possibleTypes: [__Type!]
          enumValues(includeDeprecated: Boolean! = false): [__EnumValue!]
          inputFields(includeDeprecated: Boolean! = false): [__InputValue!]
          ofType: __Type
          isOneOf: Boolean
        }

        "The kinds of type."
        enum __TypeKind {
          "A scalar."
          SCALAR
          "An object: it has `fields` and `interfaces`."
          OBJECT
          "An interface: it has `fields`, `interfaces` and `possibleTypes`."
          INTERFACE
          "A union: it has `possibleTypes`."
          UNION
          "An enum: it has `enumValues`."
          ENUM
          "An input object: it has `inputFields`."
          INPUT_OBJECT
          "A list: it has `ofType`."
          LIST
          "A type that is never null: it has `ofType`."
          NON_NULL
        }

        "A field of an object or of an interface."
        type __Field {
          name: String!
          description: String
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
          type: __Type!
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "An argument, or a field of an input object."
        type __InputValue {
          name: String!
          description: String
          type: __Type!
          "The default, written in GraphQL."
          defaultValue: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A value of an enum."
        type __EnumValue {
          name: String!
          description: String
          isDeprecated: Boolean!
          deprecationReason: String
        }

        "A way to annotate documents or schemas, which changes how they are executed or read."
        type __Directive {
          name: String!
          description: String
          isRepeatable: Boolean!
          locations: [__DirectiveLocation!]!
          args(includeDeprecated: Boolean! = false): [__InputValue!]!
        }

        "A place where a directive may stand."
        enum __DirectiveLocation {
          "On a query."
          QUERY
          "On a mutation."
          MUTATION
          "On a subscription."
          SUBSCRIPTION
          "On a field."
          FIELD
          "On the definition of a fragment."
          FRAGMENT_DEFINITION
          "On the spread of a fragment."
          FRAGMENT_SPREAD
          "On an inline fragment."
          INLINE_FRAGMENT
          "On the definition of a variable."
          VARIABLE_DEFINITION
          "On the definition of a schema."
          SCHEMA
          "On the definition of a scalar."
          SCALAR
          "On the definition of an object type."
          OBJECT
          "On the definition of a field."
          FIELD_DEFINITION
          "On the definition of an argument."
          ARGUMENT_DEFINITION
          "On the definition of an interface."
          INTERFACE
          "On the definition of a union."
          UNION
          "On the definition of an enum."
          ENUM
          "On the definition of a value of an enum."
          ENUM_VALUE
          "On the definition of an input object."
          INPUT_OBJECT
          "On the definition of a field of an input object."
          INPUT_FIELD_DEFINITION
        }
        """";

    /// <summary>All types whose name begins with two underscores, the same instances for every schema.</summary>
    public static IReadOnlyList<NamedType> Types { get; } = SchemaBuilder.BuildTypes(Parser.ParseTypeSystem(new(Sdl)));

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__Schema-Type</summary>
    public static ObjectType SchemaType { get; } = Find<ObjectType>("__Schema");

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__Type-Type</summary>
    public static ObjectType TypeType { get; } = Find<ObjectType>("__Type");

    /// <summary>Values of <c>__Type.kind</c>: https://spec.graphql.org/September2025/#sec-The-__Type-Type</summary>
    public static EnumType TypeKindType { get; } = Find<EnumType>("__TypeKind");

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__Field-Type</summary>
    public static ObjectType FieldType { get; } = Find<ObjectType>("__Field");

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__InputValue-Type</summary>
    public static ObjectType InputValueType { get; } = Find<ObjectType>("__InputValue");

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__EnumValue-Type</summary>
    public static ObjectType EnumValueType { get; } = Find<ObjectType>("__EnumValue");

    /// <summary>https://spec.graphql.org/September2025/#sec-The-__Directive-Type</summary>
    public static ObjectType DirectiveType { get; } = Find<ObjectType>("__Directive");

    /// <summary>Values of <c>__Directive.locations</c>: https://spec.graphql.org/September2025/#sec-The-__Directive-Type</summary>
    public static EnumType DirectiveLocationType { get; } = Find<EnumType>("__DirectiveLocation");

    /// <summary><c>__schema: __Schema!</c>, at the root of queries.</summary>
    public static Field SchemaField { get; } = new("__schema", new NonNullType(SchemaType)) { Description = "The schema of this server." };

    /// <summary><c>__type(name: String!): __Type</c>, at the root of queries.</summary>
    public static Field TypeField { get; } =
        new("__type", TypeType) { Description = "The type of this name.", Arguments = [new("name", new NonNullType(BuiltIns.String))] };

    /// <summary><c>__typename: String!</c>, on every composite type.</summary>
    public static Field TypeNameField { get; } =
        new("__typename", new NonNullType(BuiltIns.String)) { Description = "The name of the object's type." };

    /// <summary>A field of a composite type, meta-fields included.</summary>
    public static Field? FindField(Schema schema, NamedType parentType, string name) =>
        name switch
        {
            "__schema" when parentType == schema.Query => SchemaField,
            "__type" when parentType == schema.Query => TypeField,
            "__typename" when parentType.IsComposite => TypeNameField,
            _ => (parentType as FieldsType)?.FindField(name),
        };

    private static T Find<T>(string name)
        where T : NamedType => (T)Types.First(type => type.Name == name);
}
