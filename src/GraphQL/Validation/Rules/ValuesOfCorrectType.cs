using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Values-of-Correct-Type, and #sec-Input-Object-Field-Names and #sec-Input-Object-Required-Fields</summary>
internal sealed class ValuesOfCorrectType(ValidationContext context) : ValidationRule(context)
{
    public override void Value(ValueNode value, GraphType? type)
    {
        if (type is not null)
        {
            Check(value, type);
        }
    }

    private void Check(ValueNode value, GraphType type)
    {
        switch (value)
        {
            case VariableNode:
                break;
            case NullValueNode:
                if (type.IsNonNull)
                {
                    ReportUnexpected(value, type);
                }

                break;
            case ListValueNode list when type.Nullable is ListType listType:
                foreach (var item in list.Values)
                {
                    Check(item, listType.OfType);
                }

                break;
            case ObjectValueNode map when type.Named is InputObjectType input:
                CheckObject(map, input);
                break;
            default:
                CheckLeaf(value, type);
                break;
        }
    }

    private void CheckObject(ObjectValueNode map, InputObjectType type)
    {
        // Of several fields of a name the last counts; UniqueInputFieldNames tells of them.
        Dictionary<string, ValueNode> given = [];
        foreach (var node in map.Fields)
        {
            given[node.Name.Value] = node.Value;
        }

        foreach (var field in type.Fields.Where(field => field.IsRequired && !given.ContainsKey(field.Name)))
        {
            Report($"Field \"{type.Name}.{field.Name}\" of required type \"{field.Type}\" was not provided.", map);
        }

        if (type.IsOneOf)
        {
            CheckOneOf(map, type, given);
        }

        foreach (var node in map.Fields)
        {
            if (type.FindField(node.Name.Value) is { } field)
            {
                Check(node.Value, field.Type);
            }
            else
            {
                var suggestion = Context.Similar(node.Name.Value, type.Fields.Select(f => f.Name));
                Report($"Field \"{node.Name}\" is not defined by type \"{type.Name}\".{suggestion}", node);
            }
        }
    }

    // https://spec.graphql.org/September2025/#sec-OneOf-Input-Objects
    private void CheckOneOf(ObjectValueNode map, InputObjectType type, Dictionary<string, ValueNode> given)
    {
        if (given.Count != 1)
        {
            Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", map);
        }
        else if (given.First() is { Key: var name, Value: NullValueNode })
        {
            Report($"Field \"{type.Name}.{name}\" must be non-null.", map);
        }
    }

    private void CheckLeaf(ValueNode value, GraphType type)
    {
        switch (type.Named)
        {
            case EnumType enumType:
                CheckEnum(value, enumType);
                break;
            case ScalarType scalar:
                CheckScalar(value, scalar, type);
                break;
            default:
                ReportUnexpected(value, type);
                break;
        }
    }

    private void CheckEnum(ValueNode value, EnumType type)
    {
        if (value is not EnumValueNode node)
        {
            Report($"Enum \"{type.Name}\" cannot represent non-enum value: {BuiltIns.Quote(value)}.", value);
        }
        else if (type.FindByName(node.Value) is null)
        {
            var suggestion = Context.Similar(node.Value, type.Values.Select(v => v.Name), " the enum value");
            Report($"Value \"{node.Value}\" does not exist in \"{type.Name}\" enum.{suggestion}", value);
        }
    }

    private void CheckScalar(ValueNode value, ScalarType scalar, GraphType type)
    {
        if (InputCoercion.HasVariable(value))
        {
            // What the scalar makes of it is known only when the variables are.
            return;
        }

        try
        {
            scalar.ParseLiteral(value);
        }
        catch (ValueCoercionException refusal)
        {
            Report(
                BuiltIns.Scalars.Contains(scalar)
                    ? refusal.Message
                    : $"Expected value of type \"{type}\", found {BuiltIns.Quote(value)}; {refusal.Message}",
                value
            );
        }
    }

    private void ReportUnexpected(ValueNode value, GraphType type) =>
        Report($"Expected value of type \"{type}\", found {BuiltIns.Quote(value)}.", value);
}
