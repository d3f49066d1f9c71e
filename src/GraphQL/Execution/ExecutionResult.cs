using System.Globalization;
using System.Text.Json;
using AltProvision.GraphQL.Types;

namespace AltProvision.GraphQL.Execution;

/// <summary>A response: https://spec.graphql.org/September2025/#sec-Response-Format</summary>
public sealed class ExecutionResult
{
    private readonly ObjectNode? _data;

    private ExecutionResult(ObjectNode? data, bool isExecuted, IReadOnlyList<GraphQLError> errors, int? cost)
    {
        _data = data;
        IsExecuted = isExecuted;
        Errors = errors;
        Cost = cost;
    }

    /// <summary>False for a request error: the response has no entry <c>data</c> then.</summary>
    public bool IsExecuted { get; }

    /// <summary>Request errors, or field errors beside the data, in the order in which they occurred; empty when all went well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>The operation's static cost, when it got as far as that.</summary>
    public int? Cost { get; }

    /// <summary>What has yet to hear who is told it; null when everything has been said.</summary>
    internal IAnswerRecord? Record { get; init; }

    /// <summary>What costs nothing says nothing of it, unless that was the question.</summary>
    private bool TellsCost { get; init; }

    /// <summary>The answer to a request that was not executed: https://spec.graphql.org/September2025/#sec-Errors.Request-Errors</summary>
    public static ExecutionResult RequestError(params IReadOnlyList<GraphQLError> errors) => new(null, false, errors, null);

    internal static ExecutionResult Executed(
        ObjectNode? data,
        IReadOnlyList<GraphQLError> errors,
        int cost,
        IAnswerRecord? record = null
    ) => new(data, true, errors, cost) { TellsCost = cost > 0, Record = record };

    /// <summary>The answer to a request that was only looked at.</summary>
    internal static ExecutionResult Validated(int cost) => new(null, true, [], cost) { TellsCost = true };

    /// <param name="hasCost">Whether <see cref="Cost"/> is told in <c>extensions.cost</c>.</param>
    public void Write(Utf8JsonWriter writer, bool hasCost = false) => Write(writer, hasCost, budget: null);

    /// <param name="budget">What is left to its caller, told in <c>extensions.budget</c> of refusals and of what has a cost; null: nothing is told.</param>
    internal void Write(Utf8JsonWriter writer, bool hasCost, BudgetState? budget)
    {
        writer.WriteStartObject();
        if (Errors.Count > 0)
        {
            writer.WritePropertyName("errors"u8);
            WriteErrors(writer, Errors);
        }

        if (IsExecuted)
        {
            writer.WritePropertyName("data"u8);
            if (_data is null || _data.IsGone)
            {
                writer.WriteNullValue();
            }
            else
            {
                WriteObject(writer, _data);
            }
        }

        WriteExtensions(writer, hasCost && TellsCost ? Cost : null, TellsCost || !IsExecuted ? budget : null);
        writer.WriteEndObject();
    }

    private static void WriteExtensions(Utf8JsonWriter writer, int? cost, BudgetState? budget)
    {
        if (cost is null && budget is null)
        {
            return;
        }

        writer.WriteStartObject("extensions"u8);
        if (cost is { } units)
        {
            writer.WriteNumber("cost"u8, units);
        }

        if (budget is { } left)
        {
            writer.WriteStartObject("budget"u8);
            writer.WriteNumber("limit"u8, left.Limit);
            writer.WriteNumber("remaining"u8, left.Remaining);
            writer.WriteNumber("resetsIn"u8, left.ResetsIn);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    /// <summary>The list alone, as <c>error</c> messages of sockets carry it: https://spec.graphql.org/September2025/#sec-Errors</summary>
    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<GraphQLError> errors)
    {
        writer.WriteStartArray();
        foreach (var error in errors)
        {
            WriteError(writer, error);
        }

        writer.WriteEndArray();
    }

    private static void WriteError(Utf8JsonWriter writer, GraphQLError error)
    {
        writer.WriteStartObject();
        writer.WriteString("message"u8, error.Message);
        if (error.Locations.Count > 0)
        {
            writer.WriteStartArray("locations"u8);
            foreach (var (line, column) in error.Locations)
            {
                writer.WriteStartObject();
                writer.WriteNumber("line"u8, line);
                writer.WriteNumber("column"u8, column);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        if (error.Path is not null)
        {
            writer.WriteStartArray("path"u8);
            foreach (var key in error.Path)
            {
                WriteAny(writer, key);
            }

            writer.WriteEndArray();
        }

        writer.WriteStartObject("extensions"u8);
        writer.WriteString("code"u8, error.Code);
        foreach (var (name, value) in error.Extensions ?? new Dictionary<string, object?>())
        {
            writer.WritePropertyName(name);
            WriteAny(writer, value);
        }

        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void WriteAny(Utf8JsonWriter writer, object? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case int number:
                writer.WriteNumberValue(number);
                break;
            case bool flag:
                writer.WriteBooleanValue(flag);
                break;
            case System.Collections.IEnumerable items:
                writer.WriteStartArray();
                foreach (var item in items)
                {
                    WriteAny(writer, item);
                }

                writer.WriteEndArray();
                break;
            default:
                writer.WriteStringValue(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
        }
    }

    private static void WriteObject(Utf8JsonWriter writer, ObjectNode node)
    {
        writer.WriteStartObject();
        for (var i = 0; i < node.Fields.Count; i++)
        {
            writer.WritePropertyName(node.Fields[i].EncodedName);
            WriteValue(writer, node.Values[i], node.Fields[i].Type);
        }

        writer.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter writer, object? value, NamedType type)
    {
        switch (value)
        {
            case null:
                writer.WriteNullValue();
                break;
            case ObjectNode node:
                WriteObject(writer, node);
                break;
            case ListNode list:
                writer.WriteStartArray();
                foreach (var item in list.Values)
                {
                    WriteValue(writer, item, type);
                }

                writer.WriteEndArray();
                break;
            case string text:
                writer.WriteStringValue(text);
                break;
            case EnumValue enumValue:
                writer.WriteStringValue(enumValue.Encoded);
                break;
            case RawJson raw:
                writer.WriteRawValue(raw.Utf8.Span, skipInputValidation: true);
                break;
            default:
                ((ScalarType)type).Write(writer, value);
                break;
        }
    }
}
