using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>https://spec.graphql.org/September2025/#sec-Type-Extensions: what is extended is defined, and of the same kind.</summary>
internal sealed class PossibleTypeExtensions(ValidationContext context) : ValidationRule(context)
{
    private readonly Dictionary<string, TypeDefinitionNode> _defined = [];

    public override void EnterDocument(Document document)
    {
        foreach (var type in document.Definitions.OfType<TypeDefinitionNode>().Where(type => !type.IsExtension))
        {
            _defined[type.Name.Value] = type;
        }
    }

    public override void TypeSystemDefinition(TypeSystemDefinitionNode definition)
    {
        if (definition is not TypeDefinitionNode { IsExtension: true } extension)
        {
            return;
        }

        if (!_defined.TryGetValue(extension.Name.Value, out var extended))
        {
            var suggestion = Context.Similar(extension.Name.Value, _defined.Keys);
            Report($"Cannot extend type \"{extension.Name}\" because it is not defined.{suggestion}", extension.Name);
        }
        else if (extended.GetType() != extension.GetType())
        {
            Report($"Cannot extend non-{KindOf(extension)} type \"{extension.Name}\".", extended, extension);
        }
    }

    private static string KindOf(TypeDefinitionNode type) =>
        type switch
        {
            ScalarTypeDefinitionNode => "scalar",
            ObjectTypeDefinitionNode => "object",
            InterfaceTypeDefinitionNode => "interface",
            UnionTypeDefinitionNode => "union",
            EnumTypeDefinitionNode => "enum",
            _ => "input object",
        };
}
