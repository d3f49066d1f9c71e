namespace AltProvision.Kernel;

// What an authority may set about transitions.
public sealed partial record RuleParameters
{
    [Parameter("cpFile.workingDays", "ENG-TRN-006")]
    public int ChildProtectionFileWorkingDays { get; init; } = 5;
}
