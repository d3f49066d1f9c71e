using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-SAF-005: allegation about an adult: designated officer within one working day (source: Working together to safeguard children 2023 ch. 4; Keeping children safe in education, Part four).</summary>
internal sealed class DesignatedOfficer : IRule<AllegationFacts>, IRule<ConcernFacts>
{
    private const int WorkingDay = 1;

    public RuleVersion Version { get; } =
        new(
            "ENG-SAF-005",
            1,
            From: null,
            Until: null,
            "Working together to safeguard children 2023 ch. 4; Keeping children safe in education, Part four"
        )
        {
            Title = "Allegation about an adult: designated officer within one working day",
            Statement =
                "The designated officer of the authority where the setting is hears of an allegation within one working day, and at once where the severity is high. The child's authority is informed. Whoever reports is never the subject.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(AllegationFacts facts)
    {
        var due = new WorkingDays(facts.BankHolidays).After(LondonTime.DateOf(facts.Moment), WorkingDay);
        return [Tell(due, facts.IsHighOrImmediate, facts.Adult, facts.SettingAuthority), .. ChildsAuthority(facts.ChildsAuthority)];
    }

    public IEnumerable<Finding> Check(ConcernFacts facts) =>
        ConcernRoutes.IsAllegation(facts)
            ?
            [
                Tell(
                    ConcernRoutes.WorkingDaysAfter(facts, WorkingDay),
                    ConcernRoutes.IsHighOrImmediate(facts),
                    facts.Adult,
                    facts.SettingAuthority
                ),
                .. ChildsAuthority(facts.ChildsAuthority),
            ]
            : [];

    private static Finding Tell(DateOnly due, bool now, ConcernedAdult? adult, LocalAuthorityFact? setting)
    {
        var officer = setting is null ? "the designated officer (LADO)" : $"the designated officer (LADO) of {setting.Name}";
        return Finding.Deadline(
            "designatedOfficer",
            due,
            Reporter(adult),
            now ? $"Tell {officer} now; the last moment is the end of {due.InWords()}." : $"Tell {officer} by the end of {due.InWords()}.",
            "The designated officer does not know: whoever finds it rings the officer at once, and the authority's safeguarding lead is told.",
            FindingData.Of(("actNow", now ? "true" : "false"), ("external", ConcernRoutes.Lado), ("laCode", setting?.Code))
        );
    }

    private static string Reporter(ConcernedAdult? adult) =>
        adult switch
        {
            ConcernedAdult.ProviderStaff => "setting manager or safeguarding lead",
            ConcernedAdult.ProviderDsl => "safeguarding lead of the home school, or of the authority for a child on no roll",
            ConcernedAdult.ProviderHead => "chair of the provider",
            ConcernedAdult.ProviderProprietor => "whoever received the allegation, straight to the designated officer",
            ConcernedAdult.HomeSchoolStaff => "head or safeguarding lead of the home school",
            ConcernedAdult.HomeSchoolDsl => "head of the home school",
            ConcernedAdult.HomeSchoolHead => "chair of governors of the home school",
            ConcernedAdult.LaDsl => "director of children's services",
            _ => "setting manager or safeguarding lead; the home school's lead where one of them may be the subject",
        };

    private static IEnumerable<Finding> ChildsAuthority(LocalAuthorityFact? authority)
    {
        if (authority is not null)
        {
            yield return Finding.Inform(
                "childsAuthority",
                $"Inform {authority.Name} too, where the child lives.",
                FindingData.Of(("laCode", authority.Code))
            );
        }
    }
}
