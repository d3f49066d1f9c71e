using AltProvision.GraphQL.Execution;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation.Rules;
using AltProvision.GraphQL.Validation.SchemaRules;

namespace AltProvision.GraphQL.Validation;

/// <summary>Checks documents of type definitions, and by way of these whole schemas: https://spec.graphql.org/September2025/#sec-Type-System</summary>
public static class SchemaValidator
{
    private static readonly Dictionary<string, Func<ValidationContext, ValidationRule>> DocumentRules = new()
    {
        [nameof(LoneSchemaDefinition)] = context => new LoneSchemaDefinition(context),
        [nameof(UniqueOperationTypes)] = context => new UniqueOperationTypes(context),
        [nameof(UniqueTypeNames)] = context => new UniqueTypeNames(context),
        [nameof(UniqueEnumValueNames)] = context => new UniqueEnumValueNames(context),
        [nameof(UniqueFieldDefinitionNames)] = context => new UniqueFieldDefinitionNames(context),
        [nameof(UniqueArgumentDefinitionNames)] = context => new UniqueArgumentDefinitionNames(context),
        [nameof(UniqueDirectiveNames)] = context => new UniqueDirectiveNames(context),
        [nameof(KnownTypeNames)] = context => new KnownTypeNames(context),
        [nameof(KnownDirectives)] = context => new KnownDirectives(context),
        [nameof(UniqueDirectivesPerLocation)] = context => new UniqueDirectivesPerLocation(context),
        [nameof(PossibleTypeExtensions)] = context => new PossibleTypeExtensions(context),
        [nameof(KnownArgumentNamesOnDirectives)] = context => new KnownArgumentNamesOnDirectives(context),
        [nameof(UniqueArgumentNames)] = context => new UniqueArgumentNames(context),
        [nameof(UniqueInputFieldNames)] = context => new UniqueInputFieldNames(context),
        [nameof(ProvidedRequiredArgumentsOnDirectives)] = context => new ProvidedRequiredArgumentsOnDirectives(context),
    };

    /// <summary>The rules of documents, and then, when they find nothing, the rule <c>TypeSystem</c>: all that a schema has to be.</summary>
    /// <param name="rules">Names of the rules to check; null: all.</param>
    public static IReadOnlyList<GraphQLError> Validate(Document document, IReadOnlySet<string>? rules = null, int maxErrors = 100)
    {
        var context = new ValidationContext(schema: null, document, maxErrors);
        DocumentValidator.Run(context, DocumentRules.Where(rule => rules?.Contains(rule.Key) ?? true).Select(rule => rule.Value));
        if (context.Errors.Count == 0 && (rules?.Contains(nameof(TypeSystem)) ?? true))
        {
            DocumentValidator.Run(context, [c => new TypeSystem(c)]);
        }

        return context.Errors;
    }

    /// <summary>Checks a schema made from code, by the text that it prints to.</summary>
    public static IReadOnlyList<GraphQLError> Validate(Schema schema) => Validate(Parser.ParseTypeSystem(new(SchemaPrinter.Print(schema))));
}
