using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Field-Selections</summary>
internal sealed class FieldsOnCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override void Field(FieldNode field, NamedType? parentType, Field? definition)
    {
        if (parentType is not null && definition is null)
        {
            Report($"Cannot query field \"{field.Name}\" on type \"{parentType}\".{Suggestion(field.Name.Value, parentType)}", field);
        }
    }

    private string Suggestion(string name, NamedType parentType)
    {
        var types = parentType is InterfaceType or UnionType
            ? Context.Schema.PossibleTypes(parentType).Where(type => type.FindField(name) is not null).Select(type => type.Name)
            : [];
        var suggestion = Suggestions.Of(types, " to use an inline fragment on");
        return suggestion.Length > 0 || parentType is not FieldsType fields
            ? suggestion
            : Context.Similar(name, fields.Fields.Select(field => field.Name));
    }
}
