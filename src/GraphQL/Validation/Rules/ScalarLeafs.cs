using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections</summary>
internal sealed class ScalarLeafs(ValidationContext context) : ValidationRule(context)
{
    public override void Field(FieldNode field, NamedType? parentType, Field? definition)
    {
        switch (definition?.Type)
        {
            case { Named.IsLeaf: true } type when field.SelectionSet is { } selectionSet:
                Report($"Field \"{field.Name}\" must not have a selection since type \"{type}\" has no subfields.", selectionSet);
                break;
            case { Named.IsLeaf: false } type when field.SelectionSet is null:
                Report(
                    $"Field \"{field.Name}\" of type \"{type}\" must have a selection of subfields. Did you mean \"{field.Name} {{ ... }}\"?",
                    field
                );
                break;
        }
    }
}
