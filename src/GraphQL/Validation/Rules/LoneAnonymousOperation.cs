using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Lone-Anonymous-Operation</summary>
internal sealed class LoneAnonymousOperation(ValidationContext context) : ValidationRule(context)
{
    private int _operations;

    public override void EnterDocument(Document document) => _operations = document.Definitions.Count(d => d is OperationDefinitionNode);

    public override void Operation(OperationDefinitionNode operation)
    {
        if (operation.Name is null && _operations > 1)
        {
            Report("This anonymous operation must be the only defined operation.", operation);
        }
    }
}
