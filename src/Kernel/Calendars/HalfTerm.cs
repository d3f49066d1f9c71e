namespace AltProvision.Kernel;

/// <summary>One half-term block of a calendar: the days between two holidays, both ends included.</summary>
/// <param name="Id">Identifier such as <c>2025-26-AUT1</c>.</param>
/// <param name="Start">First day of the block.</param>
/// <param name="End">Last day of the block.</param>
public sealed record HalfTerm(string Id, DateOnly Start, DateOnly End)
{
    public bool Contains(DateOnly date) => Start <= date && date <= End;
}
