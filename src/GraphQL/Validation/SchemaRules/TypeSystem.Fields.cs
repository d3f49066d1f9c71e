using AltProvision.GraphQL.Language;

namespace AltProvision.GraphQL.Validation.SchemaRules;

// https://spec.graphql.org/September2025/#sec-Objects.Type-Validation and #sec-Interfaces.Type-Validation
internal sealed partial class TypeSystem
{
    private void CheckFields(TypeDefinition type)
    {
        if (type.Fields.Count == 0)
        {
            Report($"Type {type.Name} must define one or more fields.", type.Parts);
        }

        foreach (var field in type.Fields)
        {
            CheckName(field.Name, field);
            if (!_model.IsOutput(field.Type))
            {
                Report($"The type of {type.Name}.{field.Name} must be Output Type but got: {Printer.Print(field.Type)}.", field.Type);
            }

            foreach (var argument in field.Arguments)
            {
                CheckInputValue($"{type.Name}.{field.Name}({argument.Name}:)", "argument", argument);
            }
        }
    }

    private void CheckInterfaces(TypeDefinition type)
    {
        HashSet<string> known = [];
        foreach (var reference in type.Interfaces)
        {
            var name = reference.Name.Value;
            if (_model.Find(name) is not { Kind: TypeKind.Interface } contract)
            {
                Report($"Type {type.Name} must only implement Interface types, it cannot implement {name}.", reference);
            }
            else if (contract == type)
            {
                Report($"Type {type.Name} cannot implement itself because it would create a circular reference.", reference);
            }
            else if (!known.Add(name))
            {
                Report($"Type {type.Name} can only implement {name} once.", type.Interfaces.Where(other => other.Name.Value == name));
            }
            else
            {
                CheckImplementedByInterface(type, contract, reference);
                CheckImplementation(type, contract);
            }
        }
    }

    // Interfaces of an interface are implemented by all that implement it.
    private void CheckImplementedByInterface(TypeDefinition type, TypeDefinition contract, NamedTypeNode reference)
    {
        foreach (var inherited in contract.Interfaces.Where(inherited => !type.Implements(inherited.Name.Value)))
        {
            Report(
                inherited.Name.Value == type.Name
                    ? $"Type {type.Name} cannot implement {contract.Name} because it would create a circular reference."
                    : $"Type {type.Name} must implement {inherited.Name} because it is implemented by {contract.Name}.",
                inherited,
                reference
            );
        }
    }

    // https://spec.graphql.org/September2025/#IsValidImplementation()
    private void CheckImplementation(TypeDefinition type, TypeDefinition contract)
    {
        foreach (var promised in contract.Fields)
        {
            if (type.FindField(promised.Name.Value) is not { } field)
            {
                Report(
                    $"Interface field {contract.Name}.{promised.Name} expected but {type.Name} does not provide it.",
                    [promised, .. type.Parts]
                );
                continue;
            }

            if (!_model.IsSubType(field.Type, promised.Type))
            {
                Report(
                    $"Interface field {contract.Name}.{promised.Name} expects type {Printer.Print(promised.Type)} "
                        + $"but {type.Name}.{field.Name} is type {Printer.Print(field.Type)}.",
                    promised.Type,
                    field.Type
                );
            }

            if (DeprecationOf(field.Directives) is { } deprecation && DeprecationOf(promised.Directives) is null)
            {
                Report($"{type.Name}.{field.Name} cannot be deprecated because {contract.Name}.{promised.Name} is not.", deprecation);
            }

            CheckImplementedArguments($"{contract.Name}.{promised.Name}", promised, $"{type.Name}.{field.Name}", field);
        }
    }

    private void CheckImplementedArguments(string contractField, FieldDefinitionNode promised, string typeField, FieldDefinitionNode field)
    {
        foreach (var argument in promised.Arguments)
        {
            if (field.Arguments.FirstOrDefault(own => own.Name.Value == argument.Name.Value) is not { } own)
            {
                Report(
                    $"Interface field argument {contractField}({argument.Name}:) expected but {typeField} does not provide it.",
                    argument,
                    field
                );
            }
            else if (Printer.Print(argument.Type) != Printer.Print(own.Type))
            {
                Report(
                    $"Interface field argument {contractField}({argument.Name}:) expects type {Printer.Print(argument.Type)} "
                        + $"but {typeField}({argument.Name}:) is type {Printer.Print(own.Type)}.",
                    argument.Type,
                    own.Type
                );
            }
        }

        var further = field.Arguments.Where(own => promised.Arguments.All(argument => argument.Name.Value != own.Name.Value));
        foreach (var own in further.Where(TypeSystemModel.IsRequired))
        {
            Report(
                $"Object field {typeField} includes required argument {own.Name} that is missing from the Interface field {contractField}.",
                own,
                promised
            );
        }
    }
}
