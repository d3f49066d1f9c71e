namespace AltProvision.Rules.England;

/// <summary>Dates of a pupil's last year at school, which local policy sets by months.</summary>
internal static class YearEleven
{
    /// <summary>The last day of the month in the calendar year in which Year 11 ends.</summary>
    public static DateOnly EndOf(int leavingYear, int month) => new(leavingYear, month, DateTime.DaysInMonth(leavingYear, month));
}
