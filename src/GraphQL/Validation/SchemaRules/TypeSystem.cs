using System.Runtime.CompilerServices;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.SchemaRules;

/// <summary>All that section https://spec.graphql.org/September2025/#sec-Type-System demands of a schema whose names are in order.</summary>
/// <remarks>It works on definitions, because a schema that breaks the rules cannot even be built.</remarks>
internal sealed partial class TypeSystem(ValidationContext context) : ValidationRule(context)
{
    private readonly TypeSystemModel _model = new(context.Document);

    public override void LeaveDocument(Document document) =>
        WithinLimit(() =>
        {
            CheckRootTypes();
            foreach (var directive in _model.Directives)
            {
                CheckDirective(directive);
            }

            foreach (var type in _model.Types)
            {
                CheckType(type);
            }

            CheckInputObjectCycles();
            CheckDefaultValueCycles();
        });

    public override void Directive(DirectiveNode directive, string location)
    {
        if (BuiltIns.FindDirective(directive.Name.Value) is not { } definition)
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            if (definition.FindArgument(argument.Name.Value) is { } known && !IsCoercible(argument.Value, known.Type))
            {
                Report($"Argument \"{argument.Name}\" has invalid value {Printer.Print(argument.Value)}.", argument.Value);
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-Root-Operation-Types
    private void CheckRootTypes()
    {
        Dictionary<string, OperationType> known = [];
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            var name = operation.ToString();
            var reference = _model
                .SchemaNodes.SelectMany(node => node.OperationTypes)
                .LastOrDefault(node => node.Operation == operation)
                ?.Type;
            var root =
                reference is not null ? _model.Find(reference)
                : _model.SchemaNodes.Any(node => !node.IsExtension) ? null
                : _model.Find(name);
            if (reference is null && root is null)
            {
                if (operation is OperationType.Query)
                {
                    Report("Query root type must be provided.", _model.SchemaNodes.Where(node => !node.IsExtension));
                }

                continue;
            }

            if (root?.Kind is not TypeKind.Object)
            {
                Report(
                    $"{name} root type must be Object type{(operation is OperationType.Query ? "" : " if provided")}, it cannot be {root?.Name ?? reference?.Name.Value}.",
                    (SyntaxNode?)reference ?? root!.Node
                );
            }
            else if (!known.TryAdd(root.Name, operation))
            {
                Report($"{root.Name} cannot be the root type of two kinds of operation.", (SyntaxNode?)reference ?? root.Node);
            }
        }
    }

    private void CheckType(TypeDefinition type)
    {
        CheckName(type.Node.Name, type.Node);
        switch (type.Kind)
        {
            case TypeKind.Object or TypeKind.Interface:
                CheckFields(type);
                CheckInterfaces(type);
                break;
            case TypeKind.Union:
                CheckUnion(type);
                break;
            case TypeKind.Enum:
                CheckEnum(type);
                break;
            case TypeKind.InputObject:
                CheckInputObject(type);
                break;
        }
    }

    // https://spec.graphql.org/September2025/#sec-Unions.Type-Validation
    private void CheckUnion(TypeDefinition union)
    {
        if (union.Members.Count == 0)
        {
            Report($"Union type {union.Name} must define one or more member types.", union.Parts);
        }

        foreach (var group in union.Members.GroupBy(member => member.Name.Value))
        {
            if (group.Skip(1).Any())
            {
                Report($"Union type {union.Name} can only include type {group.Key} once.", group);
            }

            if (_model.Find(group.Key)?.Kind is not TypeKind.Object && BuiltIns.FindType(group.Key) is not ObjectType)
            {
                Report($"Union type {union.Name} can only include Object types, it cannot include {group.Key}.", group);
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-Enums.Type-Validation
    private void CheckEnum(TypeDefinition type)
    {
        if (type.Values.Count == 0)
        {
            Report($"Enum type {type.Name} must define one or more values.", type.Parts);
        }

        foreach (var value in type.Values)
        {
            CheckName(value.Name, value);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Type-System.Directives.Type-Validation
    private void CheckDirective(DirectiveDefinitionNode directive)
    {
        CheckName(directive.Name, directive);
        foreach (var argument in directive.Arguments)
        {
            CheckInputValue($"@{directive.Name}({argument.Name}:)", "argument", argument);
        }

        if (BuiltIns.FindDirective(directive.Name.Value) is null && UsesItself(directive))
        {
            Report($"Directive @{directive.Name} must not refer to itself.", directive);
        }
    }

    // Directives and types that the arguments of the directive lead to, by way of what stands on them.
    private bool UsesItself(DirectiveDefinitionNode root)
    {
        HashSet<string> seen = [];
        Stack<string> pending = [];
        void Follow(IEnumerable<InputValueDefinitionNode> values, IEnumerable<DirectiveNode> directives)
        {
            var names = values
                .SelectMany(value => value.Directives.Select(directive => $"@{directive.Name}").Append(TypeSystemModel.NameOf(value.Type)))
                .Concat(directives.Select(directive => $"@{directive.Name}"));
            foreach (var name in names.Where(seen.Add))
            {
                pending.Push(name);
            }
        }

        Follow(root.Arguments, []);
        while (pending.TryPop(out var name))
        {
            Spend();
            if (name == $"@{root.Name}")
            {
                return true;
            }

            if (name.StartsWith('@'))
            {
                Follow(FindDirective(name[1..])?.Arguments ?? [], []);
            }
            else if (_model.Find(name) is { } type)
            {
                Follow(
                    type.InputFields,
                    type.Parts.SelectMany(part => part.Directives).Concat(type.Values.SelectMany(value => value.Directives))
                );
            }
        }

        return false;
    }

    private DirectiveDefinitionNode? FindDirective(string name) =>
        (_directives ??= _model.Directives.DistinctBy(node => node.Name.Value).ToDictionary(node => node.Name.Value)).GetValueOrDefault(
            name
        );

    private Dictionary<string, DirectiveDefinitionNode>? _directives;

    private void CheckInputValue(string coordinate, string what, InputValueDefinitionNode value)
    {
        CheckName(value.Name, value);
        if (!_model.IsInput(value.Type))
        {
            Report($"The type of {coordinate} must be Input Type but got: {Printer.Print(value.Type)}.", value.Type);
        }
        else if (value.DefaultValue is not null && !_model.Fits(value.DefaultValue, value.Type))
        {
            Report($"The default value of {coordinate} does not fit {Printer.Print(value.Type)}.", value.DefaultValue);
        }

        if (TypeSystemModel.IsRequired(value) && DeprecationOf(value.Directives) is { } deprecation)
        {
            Report($"Required {what} {coordinate} cannot be deprecated.", deprecation, value.Type);
        }
    }

    // https://spec.graphql.org/September2025/#sec-Names.Reserved-Names
    private void CheckName(NameNode name, SyntaxNode node)
    {
        if (name.Value.StartsWith("__", StringComparison.Ordinal))
        {
            Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", node);
        }
    }

    private static DirectiveNode? DeprecationOf(IReadOnlyList<DirectiveNode> directives) =>
        directives.FirstOrDefault(directive => directive.Name.Value == BuiltIns.Deprecated.Name);

    private static bool IsCoercible(ValueNode value, GraphType type)
    {
        try
        {
            InputCoercion.ValueFromLiteral(value, type);
            return true;
        }
        catch (ValueCoercionException)
        {
            return false;
        }
    }

    private int _work;

    private void Spend()
    {
        const int maxWork = 5_000_000;
        if (++_work > maxWork || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new ValidationLimitException();
        }
    }
}
