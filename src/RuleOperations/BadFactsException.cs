namespace AltProvision.RuleOperations;

/// <summary>Facts that cannot be read, or a question that cannot be asked. The message names the fact and what was expected.</summary>
public sealed class BadFactsException(string message) : Exception(message);
