namespace AltProvision.GraphQL;

/// <summary>The class's public static methods are fields of the query root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class QueryTypeAttribute : Attribute;

/// <summary>The class's public static methods are fields of the mutation root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class MutationTypeAttribute : Attribute;

/// <summary>The class's public static methods are fields of the subscription root.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SubscriptionTypeAttribute : Attribute;

/// <summary>The class adds fields to the object type made of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ObjectTypeAttribute<T> : Attribute;

/// <summary>The class adds fields to the object type made of <typeparamref name="T"/>; the same as <see cref="ObjectTypeAttribute{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ExtendObjectTypeAttribute<T> : Attribute;

/// <summary>
/// The C# interface or base class is a union of all object types of the schema's assemblies that implement it. It needs no members:
/// <c>[UnionType] interface ISearchResult;</c> is <c>union SearchResult</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class UnionTypeAttribute : Attribute;

/// <summary>The C# interface or base class is a GraphQL interface of its properties; object types that implement it say so.</summary>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class InterfaceTypeAttribute : Attribute;

/// <summary>The type implements <c>Node</c>; its class has a <see cref="NodeResolverAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NodeAttribute : Attribute;

/// <summary>Finds the nodes of a type by their ids, all at once.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;

/// <summary>Called once for all parents of a level.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchResolverAttribute : Attribute;

/// <summary>The parent, or in a batch the parents, or the property of them that is named.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? property = null) : Attribute
{
    /// <summary>Name of the C# property of the parent whose distinct values the parameter takes; null: it takes the parents themselves.</summary>
    public string? Property { get; } = property;
}

/// <summary>The event that a subscription field answers.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;

/// <summary>Names the method that gives the source stream of a subscription field.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>
    /// Name of the method in the same class that gives the source, an <c>IAsyncEnumerable&lt;T&gt;</c> of what <see
    /// cref="EventMessageAttribute"/> takes.
    /// </summary>
    public required string With { get; init; }
}

/// <summary>The list is a connection of pages.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class UsePagingAttribute : Attribute;

/// <summary>Exactly one field of the input is given: https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OneOfAttribute : Attribute;

/// <summary>The name in the schema, instead of the one made of the C# name.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLNameAttribute(string name) : Attribute
{
    /// <summary>A name as in https://spec.graphql.org/September2025/#Name; the schema is refused if it is none, or is taken.</summary>
    public string Name { get; } = name;
}

/// <summary>The description in the schema, instead of the XML documentation.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLDescriptionAttribute(string description) : Attribute
{
    /// <summary>Markdown for readers of the schema.</summary>
    public string Description { get; } = description;
}

/// <summary>The field, argument, input field or enum value is <c>@deprecated</c>; <see cref="ObsoleteAttribute"/> says so too, but not of parameters.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method | AttributeTargets.Parameter | AttributeTargets.Field)]
public sealed class GraphQLDeprecatedAttribute(string reason) : Attribute
{
    /// <summary>What to use instead, in Markdown: https://spec.graphql.org/September2025/#sec--deprecated</summary>
    public string Reason { get; } = reason;
}

/// <summary>Leaves the member out of the schema.</summary>
[AttributeUsage(AttributeTargets.All)]
public sealed class GraphQLIgnoreAttribute : Attribute;

/// <summary>What the field costs, instead of what is assumed.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class CostAttribute(int weight) : Attribute
{
    /// <summary>Points that count for each time that the field is resolved, besides what is selected below it.</summary>
    public int Weight { get; } = weight;
}

/// <summary>How long the list may be, for its cost.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class ListSizeAttribute : Attribute
{
    /// <summary>Items that are counted on where no argument, such as <c>first</c>, says how many there may be.</summary>
    public int AssumedSize { get; init; }
}

/// <summary>Which fields the operation selects below the one that is resolved.</summary>
public interface ISelection
{
    /// <summary>Whether the field is selected, by its name in the schema, under any alias.</summary>
    bool Contains(string field);
}
