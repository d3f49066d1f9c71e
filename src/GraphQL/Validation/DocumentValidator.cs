using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation.Rules;

namespace AltProvision.GraphQL.Validation;

/// <summary>https://spec.graphql.org/September2025/#sec-Validation</summary>
public static class DocumentValidator
{
    private static readonly Dictionary<string, Func<ValidationContext, ValidationRule>> AllRules = new()
    {
        [nameof(ExecutableDefinitions)] = context => new ExecutableDefinitions(context),
        [nameof(KnownOperationTypes)] = context => new KnownOperationTypes(context),
        [nameof(UniqueOperationNames)] = context => new UniqueOperationNames(context),
        [nameof(LoneAnonymousOperation)] = context => new LoneAnonymousOperation(context),
        [nameof(SingleFieldSubscriptions)] = context => new SingleFieldSubscriptions(context),
        [nameof(KnownTypeNames)] = context => new KnownTypeNames(context),
        [nameof(FragmentsOnCompositeTypes)] = context => new FragmentsOnCompositeTypes(context),
        [nameof(VariablesAreInputTypes)] = context => new VariablesAreInputTypes(context),
        [nameof(ScalarLeafs)] = context => new ScalarLeafs(context),
        [nameof(FieldsOnCorrectType)] = context => new FieldsOnCorrectType(context),
        [nameof(UniqueFragmentNames)] = context => new UniqueFragmentNames(context),
        [nameof(KnownFragmentNames)] = context => new KnownFragmentNames(context),
        [nameof(NoUnusedFragments)] = context => new NoUnusedFragments(context),
        [nameof(PossibleFragmentSpreads)] = context => new PossibleFragmentSpreads(context),
        [nameof(NoFragmentCycles)] = context => new NoFragmentCycles(context),
        [nameof(UniqueVariableNames)] = context => new UniqueVariableNames(context),
        [nameof(NoUndefinedVariables)] = context => new NoUndefinedVariables(context),
        [nameof(NoUnusedVariables)] = context => new NoUnusedVariables(context),
        [nameof(KnownDirectives)] = context => new KnownDirectives(context),
        [nameof(UniqueDirectivesPerLocation)] = context => new UniqueDirectivesPerLocation(context),
        [nameof(KnownArgumentNames)] = context => new KnownArgumentNames(context),
        [nameof(UniqueArgumentNames)] = context => new UniqueArgumentNames(context),
        [nameof(ValuesOfCorrectType)] = context => new ValuesOfCorrectType(context),
        [nameof(ProvidedRequiredArguments)] = context => new ProvidedRequiredArguments(context),
        [nameof(VariablesInAllowedPosition)] = context => new VariablesInAllowedPosition(context),
        [nameof(OverlappingFieldsCanBeMerged)] = context => new OverlappingFieldsCanBeMerged(context),
        [nameof(UniqueInputFieldNames)] = context => new UniqueInputFieldNames(context),
    };

    /// <summary>The names that <see cref="Validate"/> understands.</summary>
    public static IReadOnlyCollection<string> RuleNames => AllRules.Keys;

    /// <param name="rules">Names of the rules to check; null: all.</param>
    /// <param name="maxErrors">How many errors to find at most; a last one then says that there may be more.</param>
    public static IReadOnlyList<GraphQLError> Validate(
        Schema schema,
        Document document,
        IReadOnlySet<string>? rules = null,
        int maxErrors = 100
    )
    {
        var context = new ValidationContext(schema, document, maxErrors);
        Run(context, AllRules.Where(rule => rules?.Contains(rule.Key) ?? true).Select(rule => rule.Value));
        return context.Errors;
    }

    internal static void Run(ValidationContext context, IEnumerable<Func<ValidationContext, ValidationRule>> rules)
    {
        try
        {
            new DocumentWalker(context, [.. rules.Select(create => create(context))]).Walk(context.Document);
        }
        catch (TooManyErrorsException)
        {
            // The last error says so.
        }
    }
}
