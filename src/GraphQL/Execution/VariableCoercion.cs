using System.Text.Json;
using AltProvision.GraphQL.Language;
using AltProvision.GraphQL.Types;
using AltProvision.GraphQL.Validation;

namespace AltProvision.GraphQL.Execution;

/// <summary>Coerced variables; a variable that was not given and has no default has no entry. Empty when there are errors.</summary>
public sealed record VariableValues(IReadOnlyDictionary<string, object?> Values, IReadOnlyList<GraphQLError> Errors);

/// <summary>https://spec.graphql.org/September2025/#CoerceVariableValues()</summary>
public static class VariableCoercion
{
    // Each item of a long list could be wrong; nobody reads thousands of errors.
    private const int MaxErrors = 50;

    // Each compares a name with all that there are.
    private const int MaxSuggestions = 10;

    // Readers of requests bound the depth themselves; the offline checker reads whatever it is given.
    private const int MaxDepth = 500;

    private static readonly Dictionary<string, object?> Nothing = [];

    /// <param name="variables">The map from the request; null or absent: none. Entries that the operation does not define are ignored.</param>
    /// <param name="hidesValues">Whether errors leave out what was sent.</param>
    public static VariableValues Coerce(
        Schema schema,
        Document document,
        OperationDefinitionNode operation,
        JsonElement? variables,
        bool hidesValues = false
    )
    {
        if (operation.VariableDefinitions.Count == 0)
        {
            return new(Nothing, []);
        }

        if (variables is { ValueKind: not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined) })
        {
            return new(Nothing, [new("Variables must be provided as a map of names and values.", ErrorCodes.BadRequest, [])]);
        }

        Dictionary<string, object?> values = [];
        List<GraphQLError> errors = [];
        foreach (var definition in operation.VariableDefinitions)
        {
            var coercion = new Coercion(definition, document.Source, errors, hidesValues);
            if (coercion.TryCoerce(schema, variables, out var value))
            {
                values[definition.Variable.Name.Value] = value;
            }
        }

        return errors.Count == 0 ? new(values, errors) : new(Nothing, errors);
    }

    /// <summary>The coercion of one variable. It goes on after an error, so that all are told at once.</summary>
    private sealed class Coercion(VariableDefinitionNode definition, Source source, List<GraphQLError> errors, bool hidesValues)
    {
        private readonly string _name = definition.Variable.Name.Value;
        private readonly List<object> _path = [];
        private int _failures;

        /// <summary>False when the variable has no value, which is no error by itself.</summary>
        public bool TryCoerce(Schema schema, JsonElement? variables, out object? value)
        {
            value = null;
            if (schema.FindType(definition.Type) is not { Named.IsInput: true } type)
            {
                Report(
                    $"Variable \"${_name}\" expected value of type \"{Printer.Print(definition.Type)}\" which cannot be used as an input type."
                );
                return false;
            }

            try
            {
                if (variables is not { ValueKind: JsonValueKind.Object } map || !map.TryGetProperty(_name, out var json))
                {
                    return TryTakeDefault(type, out value);
                }

                if (json.ValueKind is JsonValueKind.Null && type.IsNonNull)
                {
                    Report($"Variable \"${_name}\" of non-null type \"{type}\" must not be null.");
                    return false;
                }

                value = Coerce(json, type);
            }
            catch (InvalidOperationException)
            {
                // The JSON reader's answer to an escape sequence for half of a surrogate pair, in a text or in the name of an entry.
                Report($"Variable \"${_name}\" got text that is not well-formed Unicode.");
            }

            return true;
        }

        private bool TryTakeDefault(GraphType type, out object? value)
        {
            value = null;
            if (definition.DefaultValue is not null)
            {
                value = Guard(null, () => InputCoercion.ValueFromLiteral(definition.DefaultValue, type));
                return true;
            }

            if (type.IsNonNull)
            {
                Report($"Variable \"${_name}\" of required type \"{type}\" was not provided.");
            }

            return false;
        }

        private object? Coerce(JsonElement json, GraphType type)
        {
            if (errors.Count > MaxErrors)
            {
                return null;
            }

            if (_path.Count > MaxDepth)
            {
                return Report($"Variable \"${_name}\" is nested more than {MaxDepth} levels deep, which is the limit.");
            }

            if (json.ValueKind is JsonValueKind.Null)
            {
                return type.IsNonNull ? Invalid(json, $"Expected non-nullable type \"{type}\" not to be null.") : null;
            }

            return type.Nullable switch
            {
                ListType list => CoerceList(json, list),
                InputObjectType input => CoerceObject(json, input),
                EnumType enumType => CoerceEnum(json, enumType),
                ScalarType scalar => Guard(json, () => scalar.ParseValue(json)),
                _ => Invalid(json, $"Expected type \"{type}\"."),
            };
        }

        private object?[] CoerceList(JsonElement json, ListType type)
        {
            if (json.ValueKind is not JsonValueKind.Array)
            {
                return [Coerce(json, type.OfType)];
            }

            var items = new object?[json.GetArrayLength()];
            var i = 0;
            foreach (var item in json.EnumerateArray())
            {
                items[i] = CoerceAt(i, item, type.OfType);
                i++;
            }

            return items;
        }

        private object? CoerceObject(JsonElement json, InputObjectType type)
        {
            if (json.ValueKind is not JsonValueKind.Object)
            {
                return Invalid(json, $"Expected type \"{type.Name}\" to be an object.");
            }

            var failuresBefore = _failures;
            Dictionary<string, object?> fields = [];
            foreach (var property in json.EnumerateObject())
            {
                if (type.FindField(property.Name) is { } field)
                {
                    fields[field.Name] = CoerceAt(field.Name, property.Value, field.Type);
                }
                else
                {
                    var suggestion = Similar(property.Name, type.Fields.Select(known => known.Name));
                    Invalid(json, $"Field \"{property.Name}\" is not defined by type \"{type.Name}\".{suggestion}");
                }
            }

            foreach (var field in type.Fields.Where(field => field.IsRequired && !fields.ContainsKey(field.Name)))
            {
                Invalid(json, $"Field \"{field.Name}\" of required type \"{field.Type}\" was not provided.");
            }

            return _failures == failuresBefore ? Guard(json, () => InputCoercion.Complete(type, fields)) : null;
        }

        private object? CoerceEnum(JsonElement json, EnumType type) =>
            json.ValueKind is not JsonValueKind.String
                ? Invalid(json, $"Enum \"{type.Name}\" cannot represent non-string value: {BuiltIns.Quote(json)}.")
                : Guard(json, () => ValueOf((string)BuiltIns.String.ParseValue(json)!, json, type));

        private string Similar(string name, IEnumerable<string> options, string what = "") =>
            errors.Count < MaxSuggestions ? Suggestions.Similar(name, options, what) : "";

        private object? ValueOf(string name, JsonElement json, EnumType type) =>
            type.FindByName(name)?.Value
            ?? throw new ValueCoercionException(
                $"Value {BuiltIns.Quote(json)} does not exist in \"{type.Name}\" enum."
                    + Similar(name, type.Values.Select(value => value.Name), " the enum value")
            );

        private object? CoerceAt(object key, JsonElement json, GraphType type)
        {
            _path.Add(key);
            var value = Coerce(json, type);
            _path.RemoveAt(_path.Count - 1);
            return value;
        }

        private object? Guard(JsonElement? json, Func<object?> coerce)
        {
            try
            {
                return coerce();
            }
            catch (ValueCoercionException refusal)
            {
                return json is null
                    ? Report($"Variable \"${_name}\" has an invalid default value; {refusal.Message}")
                    : Invalid(json.Value, refusal.Message);
            }
        }

        private object? Invalid(JsonElement json, string message)
        {
            if (errors.Count > MaxErrors)
            {
                return null;
            }

            var at = _path.Count == 0 ? "" : $" at \"{_name}{string.Concat(_path.Select(key => key is int ? $"[{key}]" : $".{key}"))}\"";
            var sent = BuiltIns.Quote(json);
            return Report(
                hidesValues
                    ? $"Variable \"${_name}\" got an invalid value{at}; {Without(sent, message)}"
                    : $"Variable \"${_name}\" got invalid value {sent}{at}; {message}"
            );
        }

        // Messages name what was sent after a colon, or after the word for it.
        private static string Without(string sent, string message)
        {
            var rest = message
                .Replace($": {sent}", "", StringComparison.Ordinal)
                .Replace($"Value {sent} ", "It ", StringComparison.Ordinal);
            return rest.EndsWith('.') || rest.EndsWith('?') ? rest : $"{rest}.";
        }

        private object? Report(string message)
        {
            _failures++;
            if (errors.Count < MaxErrors)
            {
                errors.Add(new(message, ErrorCodes.BadUserInput, [source.LocationOf(definition.Start)]));
            }
            else if (errors.Count == MaxErrors)
            {
                errors.Add(new("Too many errors processing variables, error limit reached.", ErrorCodes.BadUserInput, []));
            }

            return null;
        }
    }
}
