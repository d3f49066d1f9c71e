using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Objects, #sec-Interfaces and #sec-Input-Objects: unique fields, extensions included.</summary>
internal sealed class UniqueFieldDefinitionNames(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<(string Type, string Field), NameNode> _known = [];

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        var names = definition switch
        {
            ObjectTypeDefinitionNode type => type.Fields.Select(field => field.Name),
            InterfaceTypeDefinitionNode type => type.Fields.Select(field => field.Name),
            InputObjectTypeDefinitionNode type => type.Fields.Select(field => field.Name),
            _ => [],
        };
        foreach (var name in names)
        {
            var type = ((TypeDefinitionNode)definition).Name;
            var key = (type.Value, name.Value);
            if (!_known.TryAdd(key, name))
            {
                Report($"Field \"{type}.{name}\" can only be defined once.", _known[key], name);
            }
        }
    }
}
