using AltProvision.Kernel;
using AltProvision.Safeguarding.Contracts;

namespace AltProvision.Rules.England;

/// <summary>What the rules on concerns agree on: what a concern is, whom it goes to, and who is kept out.</summary>
internal static class ConcernRoutes
{
    public const string ProviderDsl = "providerDsl";
    public const string ProviderHead = "providerHead";
    public const string ProviderChair = "providerChair";
    public const string HomeSchoolDsl = "homeSchoolDsl";
    public const string HomeSchoolHead = "homeSchoolHead";
    public const string HomeSchoolChair = "homeSchoolChair";
    public const string LaDsl = "laDsl";
    public const string Director = "directorOfChildrensServices";

    public const string EmergencyServices = "emergencyServices";
    public const string Police = "police";
    public const string SocialCare = "childrensSocialCare";
    public const string Lado = "lado";
    public const string Prevent = "prevent";

    public static DateOnly LocalDate(ConcernFacts facts) => LondonTime.DateOf(facts.Moment);

    public static DateOnly WorkingDaysAfter(ConcernFacts facts, int days) =>
        new WorkingDays(facts.BankHolidays).After(LocalDate(facts), days);

    public static bool IsHighOrImmediate(ConcernFacts facts) => facts.Severity is ConcernSeverity.High or ConcernSeverity.Immediate;

    /// <summary>Below the harm threshold. What is severe is not, whatever it was called.</summary>
    public static bool IsLowLevel(ConcernFacts facts) => facts.Kind is ConcernKind.LowLevelAdult && !IsHighOrImmediate(facts);

    /// <summary>About an adult who works with children, at or above the harm threshold.</summary>
    public static bool IsAllegation(ConcernFacts facts) => IsAboutAdult(facts) && !IsLowLevel(facts);

    /// <summary>
    /// High severity means that significant harm is likely. An allegation and an unsafe setting have routes of their own, unless somebody
    /// suspects harm to this child.
    /// </summary>
    public static bool IsSignificantHarm(ConcernFacts facts) =>
        facts.IsSignificantHarmSuspected
        || facts.IsFgmDiscovered
        || facts.Severity is ConcernSeverity.Immediate
        || (
            facts.Severity is ConcernSeverity.High
            && facts.Kind is not (ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult or ConcernKind.SettingUnsafe)
        );

    /// <summary>About the provider or the adults there. An adult of whom nothing was said may be one of them.</summary>
    public static bool IsAboutSetting(ConcernFacts facts) =>
        facts.IsAboutSetting
        || facts.Kind is ConcernKind.SettingUnsafe or ConcernKind.PhysicalIntervention
        || (
            IsAllegation(facts)
            && facts.Adult
                is null
                    or ConcernedAdult.ProviderStaff
                    or ConcernedAdult.ProviderDsl
                    or ConcernedAdult.ProviderHead
                    or ConcernedAdult.ProviderProprietor
        );

    /// <summary>Who is told in any case: both leads, less those who are kept out; of a low-level concern only the head of the employer.</summary>
    public static IEnumerable<string> Leads(ConcernFacts facts) =>
        IsLowLevel(facts) ? EmployersHead(facts.Adult) : BothLeads(facts).Except(KeptOut(facts));

    /// <summary>The subject, who may be the subject, and who is managed by the subject.</summary>
    public static IReadOnlyList<string> KeptOut(ConcernFacts facts) =>
        !IsAboutAdult(facts)
            ? []
            : facts.Adult switch
            {
                null or ConcernedAdult.ProviderDsl => [ProviderDsl],
                ConcernedAdult.ProviderHead or ConcernedAdult.ProviderProprietor => [ProviderDsl, ProviderHead],
                ConcernedAdult.HomeSchoolDsl => [HomeSchoolDsl],
                ConcernedAdult.HomeSchoolHead => [HomeSchoolDsl, HomeSchoolHead],
                ConcernedAdult.LaDsl => [LaDsl],
                _ => [],
            };

    /// <summary>Who is told in the place of those who are kept out. Nobody stands above a proprietor: the designated officer is told.</summary>
    public static IReadOnlyList<string> Above(ConcernFacts facts) =>
        facts.Adult switch
        {
            ConcernedAdult.ProviderDsl => [ProviderHead],
            ConcernedAdult.ProviderHead => [ProviderChair],
            ConcernedAdult.HomeSchoolDsl => [HomeSchoolHead],
            ConcernedAdult.HomeSchoolHead => [HomeSchoolChair],
            ConcernedAdult.LaDsl => [Director],
            _ => [],
        };

    public static string Join(IEnumerable<string> names) => string.Join(',', names);

    private static bool IsAboutAdult(ConcernFacts facts) =>
        facts.IsAboutAdult || facts.Adult is not null || facts.Kind is ConcernKind.AllegationAdult or ConcernKind.LowLevelAdult;

    private static IEnumerable<string> BothLeads(ConcernFacts facts) => [ProviderDsl, facts.IsOnRoll ? HomeSchoolDsl : LaDsl];

    private static IEnumerable<string> EmployersHead(ConcernedAdult? adult) =>
        adult switch
        {
            ConcernedAdult.ProviderStaff or ConcernedAdult.ProviderDsl => [ProviderHead],
            ConcernedAdult.ProviderHead => [ProviderChair],
            ConcernedAdult.HomeSchoolStaff or ConcernedAdult.HomeSchoolDsl => [HomeSchoolHead],
            ConcernedAdult.HomeSchoolHead => [HomeSchoolChair],
            ConcernedAdult.LaDsl => [Director],
            // The employer is not known, or nobody there stands above the adult.
            _ => [],
        };
}
