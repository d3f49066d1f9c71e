using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation;

/// <summary>Goes once through a document, tells the rules what it meets, and of which type it is.</summary>
/// <remarks>The recursion follows the nesting of the text, which the parser bounds; it never follows fragments.</remarks>
internal sealed class DocumentWalker(ValidationContext context, IReadOnlyList<ValidationRule> rules)
{
    private ExecutableDefinitionNode? _executable;

    public void Walk(Document document)
    {
        foreach (var rule in rules)
        {
            rule.EnterDocument(document);
        }

        foreach (var definition in document.Definitions)
        {
            Definition(definition);
        }

        foreach (var rule in rules)
        {
            rule.LeaveDocument(document);
        }
    }

    private void Definition(DefinitionNode definition)
    {
        switch (definition)
        {
            case OperationDefinitionNode operation:
                Operation(operation);
                break;
            case FragmentDefinitionNode fragment:
                Fragment(fragment);
                break;
            case TypeSystemDefinitionNode typeSystem:
                TypeSystem(typeSystem);
                break;
        }
    }

    private void Operation(OperationDefinitionNode operation)
    {
        foreach (var rule in rules)
        {
            rule.Operation(operation);
        }

        foreach (var definition in operation.VariableDefinitions)
        {
            VariableDefinition(definition);
        }

        _executable = operation;
        Directives(operation, operation.Directives, DirectiveLocation.Of(operation.Operation));
        SelectionSet(operation.SelectionSet, context.OptionalSchema?.RootType(operation.Operation));
        _executable = null;
    }

    private void Fragment(FragmentDefinitionNode fragment)
    {
        foreach (var rule in rules)
        {
            rule.FragmentDefinition(fragment);
        }

        _executable = fragment;
        TypeReference(fragment.TypeCondition, isTypeSystem: false);
        Directives(fragment, fragment.Directives, "FRAGMENT_DEFINITION");
        SelectionSet(fragment.SelectionSet, TypeOf(fragment.TypeCondition));
        _executable = null;
    }

    private void VariableDefinition(VariableDefinitionNode definition)
    {
        foreach (var rule in rules)
        {
            rule.VariableDefinition(definition);
        }

        TypeReference(definition.Type, isTypeSystem: false);
        if (definition.DefaultValue is not null)
        {
            Value(
                definition.DefaultValue,
                context.OptionalSchema?.FindType(definition.Type) is { Named.IsInput: true } type ? type : null,
                false
            );
        }

        Directives(definition, definition.Directives, "VARIABLE_DEFINITION");
    }

    private void SelectionSet(SelectionSetNode selectionSet, NamedType? type, bool isInline = false)
    {
        var parentType = type is { IsComposite: true } ? type : null;
        if (!isInline)
        {
            foreach (var rule in rules)
            {
                rule.SelectionSet(selectionSet, parentType);
            }
        }

        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode node:
                    Field(node, parentType);
                    break;
                case FragmentSpreadNode spread:
                    FragmentSpread(spread, parentType);
                    break;
                case InlineFragmentNode inline:
                    InlineFragment(inline, parentType, type);
                    break;
            }
        }
    }

    private void Field(FieldNode node, NamedType? parentType)
    {
        var definition = parentType is null ? null : Introspection.FindField(context.Schema, parentType, node.Name.Value);
        foreach (var rule in rules)
        {
            rule.Field(node, parentType, definition);
        }

        Arguments(node.Arguments, definition is null ? null : definition.FindArgument);
        Directives(node, node.Directives, "FIELD");
        if (node.SelectionSet is not null)
        {
            SelectionSet(node.SelectionSet, definition?.Type.Named);
        }
    }

    private void FragmentSpread(FragmentSpreadNode spread, NamedType? parentType)
    {
        foreach (var rule in rules)
        {
            rule.FragmentSpread(spread, parentType);
        }

        Directives(spread, spread.Directives, "FRAGMENT_SPREAD");
    }

    private void InlineFragment(InlineFragmentNode inline, NamedType? parentType, NamedType? enclosingType)
    {
        var type = inline.TypeCondition is null ? enclosingType : TypeOf(inline.TypeCondition);
        foreach (var rule in rules)
        {
            rule.InlineFragment(inline, parentType, type);
        }

        if (inline.TypeCondition is not null)
        {
            TypeReference(inline.TypeCondition, isTypeSystem: false);
        }

        Directives(inline, inline.Directives, "INLINE_FRAGMENT");
        SelectionSet(inline.SelectionSet, type, isInline: true);
    }

    private void Arguments(IReadOnlyList<ArgumentNode> arguments, Func<string, InputValue?>? find)
    {
        if (arguments.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.Arguments(arguments);
        }

        foreach (var argument in arguments)
        {
            var definition = find?.Invoke(argument.Name.Value);
            Value(argument.Value, definition?.Type, definition?.DefaultValue is not null);
        }
    }

    private void Directives(SyntaxNode owner, IReadOnlyList<DirectiveNode> directives, string location)
    {
        if (directives.Count == 0)
        {
            return;
        }

        foreach (var rule in rules)
        {
            rule.Directives(owner, directives);
        }

        foreach (var directive in directives)
        {
            foreach (var rule in rules)
            {
                rule.Directive(directive, location);
            }

            Func<string, InputValue?>? find = context.OptionalSchema?.FindDirective(directive.Name.Value) is { } definition
                ? definition.FindArgument
                : null;
            Arguments(directive.Arguments, find);
        }
    }

    private void Value(ValueNode value, GraphType? type, bool hasDefault)
    {
        foreach (var rule in rules)
        {
            rule.Value(value, type);
        }

        Variables(value, type, null, hasDefault);
    }

    private void Variables(ValueNode value, GraphType? type, GraphType? parentType, bool hasDefault)
    {
        switch (value)
        {
            case VariableNode variable when _executable is not null:
                context.AddUsage(_executable, new(variable, type, parentType, hasDefault));
                break;
            case ListValueNode list:
                var itemType = type?.Nullable is ListType listType ? listType.OfType : type?.Nullable;
                foreach (var item in list.Values)
                {
                    Variables(item, itemType, type, false);
                }

                break;
            case ObjectValueNode map:
                foreach (var node in map.Fields)
                {
                    var field = (type?.Named as InputObjectType)?.FindField(node.Name.Value);
                    Variables(node.Value, field?.Type, type, field?.DefaultValue is not null);
                }

                break;
        }
    }

    private void TypeReference(TypeNode reference, bool isTypeSystem)
    {
        while (reference is not NamedTypeNode)
        {
            reference = reference is ListTypeNode list ? list.Type : ((NonNullTypeNode)reference).Type;
        }

        foreach (var rule in rules)
        {
            rule.NamedType((NamedTypeNode)reference, isTypeSystem);
        }
    }

    private NamedType? TypeOf(NamedTypeNode reference) =>
        context.OptionalSchema?.FindType(reference.Name.Value) is { IsOutput: true } type ? type : null;

    private void TypeSystem(TypeSystemDefinitionNode definition)
    {
        foreach (var rule in rules)
        {
            rule.TypeSystemDefinition(definition);
        }

        Directives(definition, definition.Directives, DirectiveLocation.Of(definition));
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                TypeReferences(schema.OperationTypes.Select(operationType => operationType.Type));
                break;
            case ObjectTypeDefinitionNode type:
                TypeReferences(type.Interfaces);
                FieldDefinitions(type.Fields);
                break;
            case InterfaceTypeDefinitionNode type:
                TypeReferences(type.Interfaces);
                FieldDefinitions(type.Fields);
                break;
            case UnionTypeDefinitionNode union:
                TypeReferences(union.Types);
                break;
            case EnumTypeDefinitionNode enumType:
                foreach (var value in enumType.Values)
                {
                    Directives(value, value.Directives, "ENUM_VALUE");
                }

                break;
            case InputObjectTypeDefinitionNode input:
                InputValues(input.Fields, "INPUT_FIELD_DEFINITION");
                break;
            case DirectiveDefinitionNode directive:
                InputValues(directive.Arguments, "ARGUMENT_DEFINITION");
                break;
        }
    }

    private void FieldDefinitions(IReadOnlyList<FieldDefinitionNode> fields)
    {
        foreach (var field in fields)
        {
            InputValues(field.Arguments, "ARGUMENT_DEFINITION");
            TypeReference(field.Type, isTypeSystem: true);
            Directives(field, field.Directives, "FIELD_DEFINITION");
        }
    }

    private void InputValues(IReadOnlyList<InputValueDefinitionNode> values, string location)
    {
        foreach (var value in values)
        {
            TypeReference(value.Type, isTypeSystem: true);
            if (value.DefaultValue is not null)
            {
                Value(value.DefaultValue, null, false);
            }

            Directives(value, value.Directives, location);
        }
    }

    private void TypeReferences(IEnumerable<NamedTypeNode> references)
    {
        foreach (var reference in references)
        {
            TypeReference(reference, isTypeSystem: true);
        }
    }
}

/// <summary>https://spec.graphql.org/September2025/#DirectiveLocation</summary>
internal static class DirectiveLocation
{
    public static string Of(OperationType operation) =>
        operation switch
        {
            OperationType.Query => "QUERY",
            OperationType.Mutation => "MUTATION",
            _ => "SUBSCRIPTION",
        };

    public static string Of(TypeSystemDefinitionNode definition) =>
        definition switch
        {
            SchemaDefinitionNode => "SCHEMA",
            ScalarTypeDefinitionNode => "SCALAR",
            ObjectTypeDefinitionNode => "OBJECT",
            InterfaceTypeDefinitionNode => "INTERFACE",
            UnionTypeDefinitionNode => "UNION",
            EnumTypeDefinitionNode => "ENUM",
            InputObjectTypeDefinitionNode => "INPUT_OBJECT",
            // Directives cannot stand on the definition of a directive: the grammar has no place for them.
            _ => "",
        };
}
