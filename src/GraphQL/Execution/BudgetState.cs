namespace AltProvision.GraphQL.Execution;

/// <summary>What is left of a caller's budget.</summary>
/// <param name="Limit">Cost units, when all are there.</param>
/// <param name="Remaining">Cost units that are there.</param>
/// <param name="ResetsIn">Seconds until all are there again.</param>
internal readonly record struct BudgetState(int Limit, int Remaining, int ResetsIn);
