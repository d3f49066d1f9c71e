using System.Text.Json.Nodes;

namespace AltProvision.RuleOperations;

/// <summary>A question that can be put to the rules by name, in the words of the worked cases.</summary>
/// <param name="Name">Such as <c>pexSixthDay</c>.</param>
/// <param name="Decide">Reads the facts, asks the rules and puts their findings into the words of the cases.</param>
public sealed record RuleOperation(string Name, Func<OperationCall, JsonObject> Decide);
