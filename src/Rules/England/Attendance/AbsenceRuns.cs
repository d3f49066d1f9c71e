using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>Finds the run of unauthorised school days that counts.</summary>
internal static class AbsenceRuns
{
    /// <summary>
    /// The first run that reached the length by the day asked about; else the one that goes on, for which the day is still to come.
    /// </summary>
    public static (DateOnly Starts, DateOnly Reached) Find(UnauthorisedRunFacts facts, int length)
    {
        var calendar = facts.Calendar;
        var starts = calendar.NthSchoolDay(facts.FirstUnauthorisedDay, 1);
        foreach (var broken in facts.BrokenBy.Where(calendar.IsSchoolDay).Where(day => day >= starts && day <= facts.AsOf).Order())
        {
            var reached = calendar.NthSchoolDay(starts, length);
            if (reached < broken)
            {
                return (starts, reached);
            }

            starts = calendar.SchoolDaysAfter(broken, 1);
        }

        return (starts, calendar.NthSchoolDay(starts, length));
    }
}
