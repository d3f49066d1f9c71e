using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Enums: unique values, extensions included.</summary>
internal sealed class UniqueEnumValueNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Value), NameNode> _known = [];

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition is not EnumTypeDefinitionNode type)
        {
            return;
        }

        foreach (var name in type.Values.Select(value => value.Name))
        {
            var key = (type.Name.Value, name.Value);
            if (!_known.TryAdd(key, name))
            {
                Report($"Enum value \"{type.Name}.{name}\" can only be defined once.", _known[key], name);
            }
        }
    }
}
