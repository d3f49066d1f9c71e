using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed</summary>
internal sealed class VariablesInAllowedPosition(ValidationContext context) : ValidationRule(context)
{
    private readonly List<(string Message, VariableDefinitionNode Definition, VariableNode Node)> _passedOverByGraphQLJs = [];

    public override void LeaveDocument(Document document) =>
        WithinLimit(() =>
        {
            foreach (var operation in document.Definitions.OfType<OperationDefinitionNode>())
            {
                Check(operation);
            }

            // Client programs know the number of errors from graphql-js 16, which does not see this one. The document is refused all the same.
            if (Context.Errors.Count == 0)
            {
                _passedOverByGraphQLJs.ForEach(error => Report(error.Message, error.Definition, error.Node));
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
            if (
                usage.Type is not null
                && definitions.TryGetValue(usage.Node.Name.Value, out var definition)
                && Context.Schema.FindType(definition.Type) is { } variableType
            )
            {
                CheckType(usage, definition, variableType, usage.Type);
                CheckOneOf(usage, definition, variableType);
            }
        }
    }

    private void CheckType(VariableUsage usage, VariableDefinitionNode definition, GraphType variableType, GraphType locationType)
    {
        if (!IsVariableUsageAllowed(variableType, definition.DefaultValue, locationType, usage.HasDefault))
        {
            Report(
                $"Variable \"${usage.Node.Name}\" of type \"{variableType}\" used in position expecting type \"{locationType}\".",
                definition,
                usage.Node
            );
        }
    }

    // https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects: a default of the variable does not help, the request may say null.
    private void CheckOneOf(VariableUsage usage, VariableDefinitionNode definition, GraphType variableType)
    {
        if (usage.ParentType?.Nullable is not InputObjectType { IsOneOf: true } oneOf || variableType.IsNonNull)
        {
            return;
        }

        var message =
            $"Variable \"${usage.Node.Name}\" of type \"{variableType}\" must be non-nullable to be used for OneOf Input Object \"{oneOf}\".";
        if (usage.ParentType.IsNonNull)
        {
            _passedOverByGraphQLJs.Add((message, definition, usage.Node));
        }
        else
        {
            Report(message, definition, usage.Node);
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
