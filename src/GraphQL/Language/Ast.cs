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
    public required string Value { get; init; }

    public override string ToString() => Value;
}

/// <summary>https://spec.graphql.org/September2025/#Document</summary>
public sealed class Document : SyntaxNode
{
    public required Source Source { get; init; }

    public required IReadOnlyList<DefinitionNode> Definitions { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Definition</summary>
public abstract class DefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ExecutableDefinition</summary>
public abstract class ExecutableDefinitionNode : DefinitionNode
{
    public NameNode? Name { get; init; }

    public IReadOnlyList<VariableDefinitionNode> VariableDefinitions { get; init; } = [];

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#OperationType</summary>
public enum OperationType
{
    Query,
    Mutation,
    Subscription,
}

/// <summary>https://spec.graphql.org/September2025/#OperationDefinition</summary>
public sealed class OperationDefinitionNode : ExecutableDefinitionNode
{
    public required OperationType Operation { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#FragmentDefinition</summary>
public sealed class FragmentDefinitionNode : ExecutableDefinitionNode
{
    public required NamedTypeNode TypeCondition { get; init; }

    /// <summary>The name, which every fragment has.</summary>
    public string FragmentName => Name!.Value;
}

/// <summary>https://spec.graphql.org/September2025/#VariableDefinition</summary>
public sealed class VariableDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }

    public required VariableNode Variable { get; init; }

    public required TypeNode Type { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#SelectionSet</summary>
public sealed class SelectionSetNode : SyntaxNode
{
    public required IReadOnlyList<SelectionNode> Selections { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Selection</summary>
public abstract class SelectionNode : SyntaxNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#Field</summary>
public sealed class FieldNode : SelectionNode
{
    public NameNode? Alias { get; init; }

    public required NameNode Name { get; init; }

    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];

    public SelectionSetNode? SelectionSet { get; init; }

    public string ResponseName => (Alias ?? Name).Value;
}

/// <summary>https://spec.graphql.org/September2025/#FragmentSpread</summary>
public sealed class FragmentSpreadNode : SelectionNode
{
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#InlineFragment</summary>
public sealed class InlineFragmentNode : SelectionNode
{
    public NamedTypeNode? TypeCondition { get; init; }

    public required SelectionSetNode SelectionSet { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Argument</summary>
public sealed class ArgumentNode : SyntaxNode
{
    public required NameNode Name { get; init; }

    public required ValueNode Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Directive</summary>
public sealed class DirectiveNode : SyntaxNode
{
    public required NameNode Name { get; init; }

    public IReadOnlyList<ArgumentNode> Arguments { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#Value</summary>
public abstract class ValueNode : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#Variable</summary>
public sealed class VariableNode : ValueNode
{
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#IntValue</summary>
public sealed class IntValueNode : ValueNode
{
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#FloatValue</summary>
public sealed class FloatValueNode : ValueNode
{
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#StringValue</summary>
public sealed class StringValueNode : ValueNode
{
    public required string Value { get; init; }

    public bool IsBlock { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#BooleanValue</summary>
public sealed class BooleanValueNode : ValueNode
{
    public required bool Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#NullValue</summary>
public sealed class NullValueNode : ValueNode;

/// <summary>https://spec.graphql.org/September2025/#EnumValue</summary>
public sealed class EnumValueNode : ValueNode
{
    public required string Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ListValue</summary>
public sealed class ListValueNode : ValueNode
{
    public required IReadOnlyList<ValueNode> Values { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ObjectValue</summary>
public sealed class ObjectValueNode : ValueNode
{
    public required IReadOnlyList<ObjectFieldNode> Fields { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ObjectField</summary>
public sealed class ObjectFieldNode : SyntaxNode
{
    public required NameNode Name { get; init; }

    public required ValueNode Value { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#Type</summary>
public abstract class TypeNode : SyntaxNode;

/// <summary>https://spec.graphql.org/September2025/#NamedType</summary>
public sealed class NamedTypeNode : TypeNode
{
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ListType</summary>
public sealed class ListTypeNode : TypeNode
{
    public required TypeNode Type { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#NonNullType</summary>
public sealed class NonNullTypeNode : TypeNode
{
    public required TypeNode Type { get; init; }
}

// Type system documents: https://spec.graphql.org/September2025/#sec-Type-System

/// <summary>https://spec.graphql.org/September2025/#TypeSystemDefinition</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];

    /// <summary>True for <c>extend …</c>.</summary>
    public bool IsExtension { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#SchemaDefinition</summary>
public sealed class SchemaDefinitionNode : TypeSystemDefinitionNode
{
    public IReadOnlyList<OperationTypeDefinitionNode> OperationTypes { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#RootOperationTypeDefinition</summary>
public sealed class OperationTypeDefinitionNode : SyntaxNode
{
    public required OperationType Operation { get; init; }

    public required NamedTypeNode Type { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#TypeDefinition</summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    public required NameNode Name { get; init; }
}

/// <summary>https://spec.graphql.org/September2025/#ScalarTypeDefinition</summary>
public sealed class ScalarTypeDefinitionNode : TypeDefinitionNode;

/// <summary>https://spec.graphql.org/September2025/#ObjectTypeDefinition</summary>
public sealed class ObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InterfaceTypeDefinition</summary>
public sealed class InterfaceTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Interfaces { get; init; } = [];

    public IReadOnlyList<FieldDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#UnionTypeDefinition</summary>
public sealed class UnionTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<NamedTypeNode> Types { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#EnumTypeDefinition</summary>
public sealed class EnumTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<EnumValueDefinitionNode> Values { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InputObjectTypeDefinition</summary>
public sealed class InputObjectTypeDefinitionNode : TypeDefinitionNode
{
    public IReadOnlyList<InputValueDefinitionNode> Fields { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#DirectiveDefinition</summary>
public sealed class DirectiveDefinitionNode : TypeSystemDefinitionNode
{
    public required NameNode Name { get; init; }

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    public bool IsRepeatable { get; init; }

    public IReadOnlyList<NameNode> Locations { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#FieldDefinition</summary>
public sealed class FieldDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public IReadOnlyList<InputValueDefinitionNode> Arguments { get; init; } = [];

    public required TypeNode Type { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#InputValueDefinition</summary>
public sealed class InputValueDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public required TypeNode Type { get; init; }

    public ValueNode? DefaultValue { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}

/// <summary>https://spec.graphql.org/September2025/#EnumValueDefinition</summary>
public sealed class EnumValueDefinitionNode : SyntaxNode
{
    public StringValueNode? Description { get; init; }

    public required NameNode Name { get; init; }

    public IReadOnlyList<DirectiveNode> Directives { get; init; } = [];
}
