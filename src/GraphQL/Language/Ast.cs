namespace AltProvision.GraphQL.Language;

// https://spec.graphql.org/September2025/#sec-Language
// Offsets are UTF-16 positions in the source text; a described definition begins at its description.

/// <summary>A part of a parsed document.</summary>
public abstract class SyntaxNode
{
    /// <summary>Where the node begins, counted in UTF-16 code units from the start of the source text.</summary>
    public int Start { get; init; }

    /// <summary>Where the node ends (exclusive).</summary>
    public int End { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Name</summary>
public sealed class NameNode : SyntaxNode
{
    /// <summary>
    /// Letters, digits and <c>_</c>, not beginning with a digit; of a variable without its <c>$</c>, of a directive without its <c>@</c>.
    /// </summary>
    public required string Value { get; init; }

    /// <summary>The value, so that a name can stand in a message.</summary>
    public override string ToString() => Value;
}

/// <summary>https://spec.graphql.org/September2025/#Document</summary>
public sealed class Document : SyntaxNode
{
    /// <summary>The text that it was parsed from; places in it become lines and columns.</summary>
    public required Source Source { get; init; }

    /// <summary>In the order of the text, never empty. Executable and type system definitions may stand in one document.</summary>
    public required IReadOnlyList<DefinitionNode> Definitions { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Definition</summary>
public abstract class DefinitionNode : SyntaxNode
{
    /// <summary>The text before the definition; null when there is none.</summary>
    public StringValueNode? Description { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ExecutableDefinition</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    /// <summary>Null for an anonymous operation; a fragment always has one.</summary>
    public NameNode? Name { get; init; }

    /// <summary>Empty for fragments, to which the specification gives none.</summary>
    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    /// <summary>Those of the definition itself, in the order of the text.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>What is asked of the root type, or of the type of the fragment's condition.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#OperationType</summary>
public enum OperationType
{
    /// <summary>Reads: https://spec.graphql.org/September2025/#sec-Query</summary>
    Query,

    /// <summary>Writes, one root field after the other: https://spec.graphql.org/September2025/#sec-Mutation</summary>
    Mutation,

    /// <summary>Follows a source of events, with one root field: https://spec.graphql.org/September2025/#sec-Subscription</summary>
    Subscription,
}

/// <summary>https://spec.graphql.org/September2025/#OperationDefinition</summary>
public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    /// <summary>Query, when it is written in short as <c>{ … }</c>.</summary>
    public required OperationType Operation { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#FragmentDefinition</summary>
public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    /// <summary>The type after <c>on</c>.</summary>
    public required NamedTypeNode TypeCondition { get; init; }

    /// <summary>The name, which every fragment has.</summary>
    public string FragmentName => Name!.Value;
}

/// <summary>https://spec.graphql.org/September2025/#VariableDefinition</summary>
public sealed class VariableDefinitionNode : SyntaxNode
{
    /// <summary>The text before the definition; null when there is none.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The variable that is defined, here and not used.</summary>
    public required VariableNode Variable { get; init; }

    /// <summary>As written: it need not exist, nor be an input type, until the document is validated.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>A constant, in which no variable occurs; null when there is none, which differs from the literal <c>null</c>.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#SelectionSet</summary>
public sealed class SelectionSetNode : SyntaxNode
{
    /// <summary>Fields and fragments in the order of the text, never empty.</summary>
    public required IReadOnlyList<SelectionNode> Selections { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Selection</summary>
public abstract class SelectionNode : SyntaxNode
{
    /// <summary>In the order of the text; <c>@skip</c> and <c>@include</c> among them.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#Field</summary>
public sealed class FieldNode : SelectionNode
{
    /// <summary>The name before the colon; null when there is none.</summary>
    public NameNode? Alias { get; init; }

    /// <summary>The name in the schema.</summary>
    public required NameNode Name { get; init; }

    /// <summary>In the order of the text; the parser lets a name occur twice.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];

    /// <summary>Null for a leaf.</summary>
    public SelectionSetNode? SelectionSet { get; init; }

    /// <summary>The key in the answer: the alias, or else the name.</summary>
    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>https://spec.graphql.org/September2025/#FragmentSpread</summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    /// <summary>The fragment's name, without the dots.</summary>
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#InlineFragment</summary>
public sealed class InlineFragmentNode : SelectionNode
{
    /// <summary>The type after <c>on</c>; null when the type around it goes on.</summary>
    public NamedTypeNode? TypeCondition { get; init; }

    /// <summary>What is asked of objects that meet the condition.</summary>
    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Argument</summary>
public sealed class ArgumentNode : SyntaxNode
{
    /// <summary>The name before the colon.</summary>
    public required NameNode Name { get; init; }

    /// <summary>A literal that may hold variables; in a constant position it holds none.</summary>
    public required ValueNode Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Directive</summary>
public sealed class DirectiveNode : SyntaxNode
{
    /// <summary>Without the <c>@</c>.</summary>
    public required NameNode Name { get; init; }

    /// <summary>In the order of the text; the parser lets a name occur twice.</summary>
    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#Value</summary>
public abstract class ValueNode : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Variable</summary>
public sealed class VariableNode : ValueNode
{
    /// <summary>Without the <c>$</c>.</summary>
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#IntValue</summary>
public sealed class IntValueNode : ValueNode
{
    /// <summary>The digits as written, of any length, with a minus sign if there is one.</summary>
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#FloatValue</summary>
public sealed class FloatValueNode : ValueNode
{
    /// <summary>The number as written, with a fraction, an exponent or both, of any length.</summary>
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#StringValue</summary>
public sealed class StringValueNode : ValueNode
{
    /// <summary>What the text means: escapes are resolved, and a block string is without its common indentation.</summary>
    public required string Value { get; init; }

    /// <summary>Whether it was written in triple quotes, so that it can be printed so again.</summary>
    public bool IsBlock { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#BooleanValue</summary>
public sealed class BooleanValueNode : ValueNode
{
    /// <summary>What <c>true</c> or <c>false</c> means.</summary>
    public required bool Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#NullValue</summary>
public sealed class NullValueNode : ValueNode;

/// <summary>https://spec.graphql.org/September2025/#EnumValue</summary>
public sealed class EnumValueNode : ValueNode
{
    /// <summary>The name as written; never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ListValue</summary>
public sealed class ListValueNode : ValueNode
{
    /// <summary>In the order of the text; empty for <c>[]</c>.</summary>
    public required IReadOnlyList<ValueNode> Values { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ObjectValue</summary>
public sealed class ObjectValueNode : ValueNode
{
    /// <summary>In the order of the text; the parser lets a name occur twice.</summary>
    public required IReadOnlyList<ObjectFieldNode> Fields { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ObjectField</summary>
public sealed class ObjectFieldNode : SyntaxNode
{
    /// <summary>The name before the colon.</summary>
    public required NameNode Name { get; init; }

    /// <summary>A literal that may hold variables; in a constant position it holds none.</summary>
    public required ValueNode Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Type</summary>
public abstract class TypeNode : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#NamedType</summary>
public sealed class NamedTypeNode : TypeNode
{
    /// <summary>The type's name, which need not exist until the document is validated.</summary>
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ListType</summary>
public sealed class ListTypeNode : TypeNode
{
    /// <summary>The type of the items.</summary>
    public required TypeNode Type { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#NonNullType</summary>
public sealed class NonNullTypeNode : TypeNode
{
    /// <summary>A named type or a list, never another non-null type.</summary>
    public required TypeNode Type { get; init; }
}

// Type system documents: https://spec.graphql.org/September2025/#sec-Type-System

/// <summary>https://spec.graphql.org/September2025/#TypeSystemDefinition</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>True for <c>extend …</c>.</summary>
    public bool IsExtension { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#SchemaDefinition</summary>
public sealed class SchemaDefinitionNode : TypeSystemDefinitionNode
{
    /// <summary>Empty only for an extension that adds directives alone.</summary>
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#RootOperationTypeDefinition</summary>
public sealed class OperationTypeDefinitionNode : SyntaxNode
{
    /// <summary>The word before the colon.</summary>
    public required OperationType Operation { get; init; }

    /// <summary>The type after the colon.</summary>
    public required NamedTypeNode Type { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#TypeDefinition</summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    /// <summary>Of an extension, the type that is extended.</summary>
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ScalarTypeDefinition</summary>
public sealed class ScalarTypeDefinitionNode : TypeDefinitionNode;

/// <summary>https://spec.graphql.org/September2025/#ObjectTypeDefinition</summary>
public sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>After <c>implements</c>, in the order of the text.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    /// <summary>Empty when the braces are left out; an object without fields is found by validation.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InterfaceTypeDefinition</summary>
public sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>After <c>implements</c>, in the order of the text.</summary>
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    /// <summary>Empty when the braces are left out; an interface without fields is found by validation.</summary>
    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#UnionTypeDefinition</summary>
public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>After the <c>=</c>, in the order of the text.</summary>
    public IReadOnlyList<NamedTypeNode> Types { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#EnumTypeDefinition</summary>
public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>Empty when the braces are left out; an enum without values is found by validation.</summary>
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InputObjectTypeDefinition</summary>
public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    /// <summary>Empty when the braces are left out; an input without fields is found by validation.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#DirectiveDefinition</summary>
public sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    /// <summary>Without the <c>@</c>.</summary>
    public required NameNode Name { get; init; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    /// <summary>Whether it may stand more than once in one place.</summary>
    public bool IsRepeatable { get; init; }

    /// <summary>As the specification spells them, such as <c>FIELD_DEFINITION</c>; the parser refuses others.</summary>
    public IReadOnlyList<NameNode> Locations { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#FieldDefinition</summary>
public sealed class FieldDefinitionNode : SyntaxNode
{
    /// <summary>The text before the definition; null when there is none.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name before arguments and colon.</summary>
    public required NameNode Name { get; init; }

    /// <summary>In the order of the text.</summary>
    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    /// <summary>As written: it need not exist, nor be an output type, until the document is validated.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>In the order of the text; <c>@deprecated</c> among them.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InputValueDefinition</summary>
public sealed class InputValueDefinitionNode : SyntaxNode
{
    /// <summary>The text before the definition; null when there is none.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>The name before the colon.</summary>
    public required NameNode Name { get; init; }

    /// <summary>As written: it need not exist, nor be an input type, until the document is validated.</summary>
    public required TypeNode Type { get; init; }

    /// <summary>A constant, in which no variable occurs; null when there is none, which differs from the literal <c>null</c>.</summary>
    public ValueNode? DefaultValue { get; init; }

    /// <summary>In the order of the text; <c>@deprecated</c> among them.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#EnumValueDefinition</summary>
public sealed class EnumValueDefinitionNode : SyntaxNode
{
    /// <summary>The text before the definition; null when there is none.</summary>
    public StringValueNode? Description { get; init; }

    /// <summary>Never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public required NameNode Name { get; init; }

    /// <summary>In the order of the text; <c>@deprecated</c> among them.</summary>
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}
