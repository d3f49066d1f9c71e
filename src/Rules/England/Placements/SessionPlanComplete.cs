using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-018: every session has one known place, one responsible adult and one register (Keeping children safe in education; see ENG-PRV-012).</summary>
internal sealed class SessionPlanComplete : IRule<SessionPlanFacts>
{
    private static readonly SessionSlot[] SchoolWeek =
    [
        .. from day in Enumerable.Range((int)DayOfWeek.Monday, 5)
        from half in (HalfDay[])[HalfDay.Am, HalfDay.Pm]
        select new SessionSlot((DayOfWeek)day, half),
    ];

    private static readonly TimetableWeek[] Weeks = [TimetableWeek.A, TimetableWeek.B];

    public RuleVersion Version { get; } =
        new("ENG-PLC-018", 1, From: null, Until: null, "Keeping children safe in education, alternative provision")
        {
            Title = "Every session has one place, one responsible adult, one register",
            Statement =
                "The sessions of school and providers neither overlap nor leave a gap, and each is at a place whose address is known.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(SessionPlanFacts facts)
    {
        var placed = facts.Sessions.Where(session => session.Site is not null).ToList();
        var overlaps = Names(placed.Select(session => session.Slot).Where(slot => Weeks.Any(week => Count(placed, slot, week) > 1)));
        var unknown = placed.Select(session => session.Site!).Where(site => !facts.KnownSites.Contains(site)).Distinct().ToList();
        var gaps = Names(SchoolWeek.Except(facts.AgreedOff).Where(slot => Weeks.Any(week => Count(placed, slot, week) == 0)));
        return
        [
            .. If(
                overlaps,
                list => Finding.Block("sessionsOverlap", $"In two places at once: {list}. Leave one.", FindingData.Of(("overlaps", list)))
            ),
            .. If(
                unknown,
                list =>
                    Finding.Block(
                        "siteUnknown",
                        $"No address on file: {list}. Add the address before you plan a session there.",
                        FindingData.Of(("unknownSites", list))
                    )
            ),
            .. If(
                gaps,
                list =>
                    Finding.Warn(
                        "sessionsWithoutPlace",
                        $"No place: {list}. Plan a place, or record the agreed part-time timetable (code C2).",
                        FindingData.Of(("gaps", list))
                    )
            ),
            .. If(
                Names(placed.Where(session => !session.HasResponsibleAdult).Select(session => session.Slot)),
                list =>
                    Finding.Warn(
                        "responsibleAdultMissing",
                        $"Nobody is responsible for the child: {list}. Name an adult at the place.",
                        FindingData.Of(("sessions", list))
                    )
            ),
            .. If(
                Names(placed.Where(session => !session.HasRegister).Select(session => session.Slot)),
                list =>
                    Finding.Warn(
                        "registerMissing",
                        $"No register is called: {list}. Agree who calls it.",
                        FindingData.Of(("sessions", list))
                    )
            ),
        ];
    }

    private static int Count(List<PlannedSession> placed, SessionSlot slot, TimetableWeek week) =>
        placed.Count(session => session.Slot == slot && (session.Week is TimetableWeek.Every || session.Week == week));

    private static IEnumerable<Finding> If(List<string> names, Func<string, Finding> finding) =>
        names is [] ? [] : [finding(string.Join(',', names))];

    private static List<string> Names(IEnumerable<SessionSlot> slots) => [.. slots.Distinct().Select(Name)];

    private static string Name(SessionSlot slot) => $"{slot.Day.ToString()[..3]}-{(slot.Half is HalfDay.Am ? "AM" : "PM")}";
}
