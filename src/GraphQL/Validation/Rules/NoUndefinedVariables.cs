using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-All-Variable-Uses-Defined</summary>
internal sealed class NoUndefinedVariables(ValidationContext context) : ValidationRule(context)
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
        var defined = operation.VariableDefinitions.Select(definition => definition.Variable.Name.Value).ToHashSet();
        var by = operation.Name is null ? "" : $" by operation \"{operation.Name}\"";
        foreach (var usage in Context.UsagesOf(operation).Where(usage => !defined.Contains(usage.Node.Name.Value)))
        {
            Report($"Variable \"${usage.Node.Name}\" is not defined{by}.", usage.Node, operation);
        }
    }
}
