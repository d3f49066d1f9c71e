using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Validation.Rules;

/// <summary>https://spec.graphql.org/September2025/#sec-Input-Object-Field-Uniqueness</summary>
internal sealed class UniqueInputFieldNames(ValidationContext context) : ValidationRule(context)
{
    public override void Value(ValueNode value, GraphType? type) => Check(value);

    private void Check(ValueNode value)
    {
        switch (value)
        {
            case ListValueNode list:
                foreach (var item in list.Values)
                {
                    Check(item);
                }

                break;
            case ObjectValueNode map:
                CheckFields(map);
                break;
        }
    }

    private void CheckFields(ObjectValueNode map)
    {
        Dictionary<string, NameNode> known = [];
        foreach (var field in map.Fields)
        {
            if (!known.TryAdd(field.Name.Value, field.Name))
            {
                Report($"There can be only one input field named \"{field.Name}\".", known[field.Name.Value], field.Name);
            }

            Check(field.Value);
        }
    }
}
