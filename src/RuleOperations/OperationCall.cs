using AltProvision.Kernel;

namespace AltProvision.RuleOperations;

/// <summary>One question: the facts, the calendar that was named, and the rules to ask.</summary>
public sealed class OperationCall(RuleBook rules, OperationFacts facts, SchoolCalendar? calendar, IReadOnlyList<DateOnly> bankHolidays)
{
    private RuleBook book = rules;

    /// <summary>What the rules said; null before they were asked.</summary>
    public RuleDecision? Decision { get; private set; }

    /// <summary>What the asker knows.</summary>
    public OperationFacts Facts { get; } = facts;

    /// <summary>Bank holidays in England and Wales.</summary>
    public IReadOnlyList<DateOnly> BankHolidays { get; } = bankHolidays;

    /// <summary>The calendar of the question; an error when none was named.</summary>
    public SchoolCalendar Calendar =>
        calendar ?? throw new BadFactsException("calendar: missing, expected the name of a calendar, because school days are counted.");

    /// <summary>Sets a parameter for this question only, when the asker gives one.</summary>
    public void Set(string parameter, decimal? value)
    {
        if (value is { } given)
        {
            book = book.WithDefaults(
                new Dictionary<string, string> { [parameter] = given.ToString(System.Globalization.CultureInfo.InvariantCulture) }
            );
        }
    }

    /// <summary>
    /// Judges facts by the versions in force on the date. Everything has to be read before: a fact that no reading asked for is an error.
    /// </summary>
    public RuleDecision Check<TFacts>(DateOnly eventDate, TFacts facts)
        where TFacts : class
    {
        Facts.RequireAllRead();
        Decision = new RuleBook<TFacts>(book).Check(eventDate, facts);
        return Decision.Findings.FirstOrDefault(finding => finding.Code == RuleBook.CalendarDoesNotReach) is { } gap
            ? throw new BadFactsException(gap.Message)
            : Decision;
    }
}
