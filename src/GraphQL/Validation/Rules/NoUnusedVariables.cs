using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-All-Variables-Used</summary>
internal sealed class NoUnusedVariables(ValidationContext context) : ValidationRule(context)
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
        if (operation.VariableDefinitions.Count == 0)
        {
            return;
        }

        var used = Context.UsagesOf(operation).Select(usage => usage.Node.Name.Value).ToHashSet();
        var @in = operation.Name is null ? "" : $" in operation \"{operation.Name}\"";
        foreach (var definition in operation.VariableDefinitions.Where(definition => !used.Contains(definition.Variable.Name.Value)))
        {
            Report($"Variable \"${definition.Variable.Name}\" is never used{@in}.", definition);
        }
    }
}
