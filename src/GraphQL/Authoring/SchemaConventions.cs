using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL;

/// <summary>How C# becomes a schema where the application has its own shapes.</summary>
public sealed class SchemaConventions
{
    internal Dictionary<Type, ScalarType> Scalars { get; } = [];

    internal HashSet<Type> ArgumentGroups { get; } = [];

    internal HashSet<Type> Connections { get; } = [];

    internal (Type Result, string Value, IReadOnlyList<PayloadField> Fields)? Payload { get; private set; }

    /// <summary>The name of an output type or enum; null: the C# name.</summary>
    public Func<Type, string?>? OutputTypeName { get; set; }

    /// <summary>The name of an input type; null: the C# name, with <c>Input</c> behind it.</summary>
    public Func<Type, string?>? InputTypeName { get; set; }

    /// <summary>What describes the schema as a whole.</summary>
    public string? SchemaDescription { get; set; }

    /// <summary>A parameter of this type is spread into its constructor's parameters as arguments.</summary>
    public SchemaConventions AddArgumentGroup<T>()
        where T : class
    {
        ArgumentGroups.Add(typeof(T));
        return this;
    }

    /// <summary>The closed types of this generic type are connections, named after their type argument.</summary>
    public SchemaConventions AddConnection(Type openType)
    {
        Connections.Add(openType);
        return this;
    }

    /// <summary>A mutation that answers this generic type has a payload: the value, and the further fields.</summary>
    /// <param name="valueProperty">The property that holds the value; its field is nullable, and named after the value's type.</param>
    public SchemaConventions UseMutationPayload(Type openResult, string valueProperty, params IReadOnlyList<PayloadField> fields)
    {
        Payload = (openResult, valueProperty, fields);
        return this;
    }

    /// <summary>A scalar that is written as a string, and read from a string or a number.</summary>
    /// <param name="parse">Throws for a text that is none; the message of a <see cref="ValueCoercionException"/> reaches the client.</param>
    public SchemaConventions AddScalar<T>(
        string name,
        string specifiedByUrl,
        string description,
        Func<string, T> parse,
        Func<T, string> format
    )
        where T : notnull
    {
        Scalars[typeof(T)] = Authoring.TextScalar.Create(name, specifiedByUrl, description, parse, format);
        return this;
    }
}

/// <summary>A field of every mutation payload.</summary>
/// <param name="Name">Its name in the schema.</param>
/// <param name="Property">The property of the result that it shows.</param>
/// <param name="Description">What it is; the property's XML documentation when null.</param>
public sealed record PayloadField(string Name, string Property, string? Description = null);
