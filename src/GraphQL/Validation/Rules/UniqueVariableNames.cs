using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Variable-Uniqueness</summary>
internal sealed class UniqueVariableNames(ValidationContext context) : ValidationRule(context)
{
    public override void Operation(OperationDefinitionNode operation)
    {
        foreach (
            var group in operation
                .VariableDefinitions.Select(d => d.Variable.Name)
                .GroupBy(name => name.Value)
                .Where(group => group.Skip(1).Any())
        )
        {
            Report($"There can be only one variable named \"${group.Key}\".", group);
        }
    }
}
