using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Argument-Uniqueness</summary>
internal sealed class UniqueArgumentNames(ValidationContext context) : ValidationRule(context)
{
    public override void Arguments(IReadOnlyList<ArgumentNode> arguments)
    {
        foreach (var group in arguments.Select(argument => argument.Name).GroupBy(name => name.Value).Where(group => group.Skip(1).Any()))
        {
            Report($"There can be only one argument named \"{group.Key}\".", group);
        }
    }
}
