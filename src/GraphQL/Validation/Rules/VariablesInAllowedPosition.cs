using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    public override void LeaveDocument(Document document) =>
        WithinLimit(() =>
        {
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            {
                Check(operation);
            }
        });

    private void Check(OperationDefinitionNode operation)
    {
        Dictionary<string, VariableDefinitionNode> definitions = [];
        foreach (var definition in operation.VariableDefinitions)
        {
            definitions[definition.Variable.Name.Value] = definition;
        }

        foreach (var usage in Context.UsagesOf(operation))
        {
            if (usage.Type is not null && definitions.TryGetValue(usage.Node.Name.Value, out var definition))
            {
                Check(usage, definition, usage.Type);
            }
        }
    }

    private void Check(VariableUsage usage, VariableDefinitionNode definition, GraphType locationType)
    {
        if (Context.Schema.FindType(definition.Type) is not { } variableType)
        {
            return;
        }

        var variable = $"Variable \"${usage.Node.Name}\" of type \"{variableType}\"";
        var isAllowed = IsVariableUsageAllowed(variableType, definition.DefaultValue, locationType, usage.HasDefault);
        if (!isAllowed)
        {
            Report($"{variable} used in position expecting type \"{locationType}\".", definition, usage.Node);
        }

        // A default of the variable does not help: the request may say null. In a non-null position one error is enough, in a nullable
        // one client programs know two from graphql-js.
        if (
            usage.ParentType?.Nullable is InputObjectType { IsOneOf: true } oneOf
            && !variableType.IsNonNull
            && (isAllowed || !usage.ParentType.IsNonNull)
        )
        {
            Report($"{variable} must be non-nullable to be used for OneOf Input Object \"{oneOf}\".", definition, usage.Node);
        }
    }

    // https://spec.graphql.org/September2025/#IsVariableUsageAllowed()
    private bool IsVariableUsageAllowed(GraphType variableType, ValueNode? variableDefault, GraphType locationType, bool hasLocationDefault)
    {
        if (!locationType.IsNonNull || variableType.IsNonNull)
        {
            return Context.Schema.IsSubType(variableType, locationType);
        }

        var hasVariableDefault = variableDefault is not (null or NullValueNode);
        return (hasVariableDefault || hasLocationDefault) && Context.Schema.IsSubType(variableType, locationType.Nullable);
    }
}
