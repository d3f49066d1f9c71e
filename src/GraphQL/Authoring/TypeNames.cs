using System.Reflection;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Authoring;

/// <summary>Names of types, each for one C# type only.</summary>
internal sealed class TypeNames(SchemaConventions conventions)
{
    private readonly Dictionary<string, object> _owners = [];

    public string Output(Type type)
    {
        if ((Names.Given(type) ?? conventions.OutputTypeName?.Invoke(type)) is { } given)
        {
            return given;
        }

        if (type == typeof(KeyValuePair<string, string>))
        {
            return "KeyValue";
        }

        if (!type.IsGenericType)
        {
            return type.Name;
        }

        var definition = type.GetGenericTypeDefinition();
        var own = conventions.Connections.Contains(definition)
            ? "Connection"
            : type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)];
        return string.Concat(type.GetGenericArguments().Select(argument => Names.Pascal(Output(argument)))) + own;
    }

    public string Input(Type type) =>
        Names.Given(type)
        ?? conventions.InputTypeName?.Invoke(type)
        ?? (type.Name.EndsWith("Input", StringComparison.Ordinal) ? type.Name : $"{type.Name}Input");

    /// <exception cref="SchemaException">Another type has the name.</exception>
    public void Claim(string name, object owner)
    {
        if (BuiltIns.FindType(name) is not null || !_owners.TryAdd(name, owner))
        {
            var other = _owners.GetValueOrDefault(name, "the library");
            throw new SchemaException($"Two types would be named {name}: {other} and {owner}. Give one of them a [GraphQLName].");
        }
    }

    public static string? Described(ICustomAttributeProvider member) =>
        member
            .GetCustomAttributes(typeof(GraphQLDescriptionAttribute), false)
            .Cast<GraphQLDescriptionAttribute>()
            .FirstOrDefault()
            ?.Description;

    /// <summary>By <see cref="GraphQLDeprecatedAttribute"/>, or by C#'s own, which parameters cannot have.</summary>
    public static string? Deprecated(ICustomAttributeProvider member)
    {
        var attributes = member.GetCustomAttributes(false);
        return attributes.OfType<GraphQLDeprecatedAttribute>().FirstOrDefault() is { } deprecated ? deprecated.Reason
            : attributes.OfType<ObsoleteAttribute>().FirstOrDefault() is { } obsolete
                ? obsolete.Message ?? BuiltIns.DefaultDeprecationReason
            : null;
    }
}
