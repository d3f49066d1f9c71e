using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation;

/// <summary>
/// A rule of the specification. It hears of the parts of a document in order, and passes over what another rule has to report:
/// types, fields and definitions that are not known arrive as null.
/// </summary>
internal abstract class ValidationRule(ValidationContext context)
{
    protected ValidationContext Context { get; } = context;

    /// <summary>The rule as the specification and graphql-js name it.</summary>
    public string Name => GetType().Name;

    public virtual void EnterDocument(Document document) { }

    public virtual void LeaveDocument(Document document) { }

    public virtual void Operation(OperationDefinitionNode operation) { }

    public virtual void FragmentDefinition(FragmentDefinitionNode fragment) { }

    public virtual void VariableDefinition(VariableDefinitionNode definition) { }

    public virtual void SelectionSet(SelectionSetNode selectionSet, NamedType? parentType) { }

    public virtual void Field(FieldNode field, NamedType? parentType, Field? definition) { }

    public virtual void FragmentSpread(FragmentSpreadNode spread, NamedType? parentType) { }

    public virtual void InlineFragment(InlineFragmentNode fragment, NamedType? parentType, NamedType? type) { }

    /// <param name="owner">The node that the directives stand on.</param>
    public virtual void Directives(SyntaxNode owner, IReadOnlyList<DirectiveNode> directives) { }

    /// <param name="location">Where it stands, as the specification names the place: <c>FIELD</c>.</param>
    public virtual void Directive(DirectiveNode directive, string location) { }

    /// <summary>The arguments of a field or directive.</summary>
    public virtual void Arguments(IReadOnlyList<ArgumentNode> arguments) { }

    /// <param name="isTypeSystem">Whether it stands in a definition of the type system.</param>
    public virtual void NamedType(NamedTypeNode reference, bool isTypeSystem) { }

    /// <summary>A whole value: an argument's or a default.</summary>
    public virtual void Value(ValueNode value, GraphType? type) { }

    public virtual void TypeSystemDefinition(TypeSystemDefinitionNode definition) { }

    protected void Report(string message, params IEnumerable<SyntaxNode> nodes) => Context.Report(Name, message, nodes);

    /// <summary>Does work that has a limit; when that is met the document is refused.</summary>
    protected void WithinLimit(Action work)
    {
        try
        {
            work();
        }
        catch (ValidationLimitException)
        {
            Report("The document is too complex to be validated.");
        }
    }
}

/// <summary>Thrown where a document asks for more work than any honest one needs.</summary>
internal sealed class ValidationLimitException : Exception;
