using AltProvision.Kernel;
using AltProvision.Referrals.Contracts;
using AltProvision.SchoolRoll.Contracts;

namespace AltProvision.Rules.England;

internal sealed record Duty(ResponsibleBody Body, string Basis, string StaysOnRoll = "true", string? NotAlternativeProvision = null);

internal static class Responsibility
{
    public const string Sources =
        "Education Act 1996 s.19; Education and Inspections Act 2006 s.100; Education Act 2002 s.29A; Children and Families Act 2014 ss.42, 61; "
        + "Arranging alternative provision (DfE 2025)";

    public static RuleVersion Version(
        int version,
        DateOnly from,
        DateOnly? until,
        string source,
        RuleConfidence confidence = RuleConfidence.High
    ) =>
        new("ENG-REF-001", version, from, until, source)
        {
            Title = "Who must arrange provision",
            Statement = "Responsibility follows the reason: home authority, governing body, trust, maintaining authority or parent.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = confidence,
        };

    public static IEnumerable<Finding> Check(ResponsibleBodyFacts facts, Duty? direction)
    {
        if (facts is { Reason: ProvisionReason.Suspension, ConsecutiveSchoolDays: < 6 })
        {
            return
            [
                new(
                    Outcome.Inform,
                    "noDutyYet",
                    "Five school days or fewer: the school sets and marks work; nobody has to arrange provision."
                ),
            ];
        }

        return DutyFor(facts, direction) is { } duty ? Speak(facts, duty) : [];
    }

    private static IEnumerable<Finding> Speak(ResponsibleBodyFacts facts, Duty duty)
    {
        var who = NameOf(duty.Body, facts.HomeLa);
        var data = FindingData.Of(
            ("responsible", duty.Body.ToString()),
            ("la", IsLa(duty.Body) ? facts.HomeLa?.Code : null),
            ("laName", IsLa(duty.Body) ? facts.HomeLa?.Name : null),
            ("basis", duty.Basis),
            ("staysOnRoll", duty.StaysOnRoll)
        );
        if (duty.NotAlternativeProvision is { } route)
        {
            yield return new(Outcome.Block, route, $"This is not alternative provision ({duty.Basis}). {Routes[route]}", Data: data);
            yield break;
        }

        yield return new(
            Outcome.Inform,
            "responsibleBody",
            $"{who} {(IsChoice(facts.Reason) ? "may" : "must")} arrange this: {ReasonWords(facts.Reason)}, {duty.Basis}.",
            Data: data
        );
        if (facts.ProposedBy is { } proposed && proposed != duty.Body)
        {
            yield return new(
                Outcome.Block,
                "wrongBody",
                $"{NameOf(proposed, facts.HomeLa)} cannot take this on: {ReasonWords(facts.Reason)} is for {who} ({duty.Basis}). Send the referral there.",
                Data: data
            );
        }
    }

    private static Duty? DutyFor(ResponsibleBodyFacts facts, Duty? direction) =>
        (facts.Reason, facts.SchoolKind) switch
        {
            // An independent school's exclusion is no exclusion in the sense of s.19(3A).
            (ProvisionReason.PermanentExclusion, SchoolKind.Independent) => new(ResponsibleBody.HomeLa, "EA1996 s.19(1)", "false"),
            (ProvisionReason.PermanentExclusion, _) => new(ResponsibleBody.HomeLa, "EA1996 s.19(3A)(a)", "untilExclusionProcessEnds"),
            (ProvisionReason.Suspension, SchoolKind.Maintained) => new(ResponsibleBody.GoverningBody, "EIA2006 s.100"),
            (ProvisionReason.Suspension, SchoolKind.Academy) => new(ResponsibleBody.AcademyTrust, "EIA2006 s.100"),
            (ProvisionReason.Suspension, SchoolKind.PupilReferralUnit) => new(ResponsibleBody.MaintainingLa, "EA1996 s.19(3A)(b)"),
            (ProvisionReason.Suspension or ProvisionReason.Medical, _) => new(ResponsibleBody.HomeLa, "EA1996 s.19(1)"),
            (ProvisionReason.Otherwise, var kind) => new(
                ResponsibleBody.HomeLa,
                "EA1996 s.19(1)",
                kind is null || !facts.IsOnRoll ? "notOnRoll" : "true"
            ),
            (ProvisionReason.OffSiteDirection, _) => direction,
            (ProvisionReason.EarlyIntervention, SchoolKind.Academy) => new(ResponsibleBody.AcademyTrust, "general powers of the trust"),
            (ProvisionReason.EarlyIntervention, SchoolKind.PupilReferralUnit) => new(ResponsibleBody.ManagementCommittee, "general powers"),
            (ProvisionReason.EarlyIntervention, _) => new(ResponsibleBody.GoverningBody, "general powers of the governing body"),
            (ProvisionReason.EhcpSectionF, _) => new(ResponsibleBody.EhcpLa, "CFA2014 s.42"),
            (ProvisionReason.Eotas, _) => new(ResponsibleBody.EhcpLa, "CFA2014 s.61", "notOnRoll", SendCaseworker),
            (ProvisionReason.ElectiveHomeEducation, _) => new(ResponsibleBody.Parents, "EA1996 s.7", "false", ParentsEducate),
            _ => null,
        };

    private const string SendCaseworker = "notAlternativeProvision-routeToSendCaseworker";
    private const string ParentsEducate = "notAlternativeProvision-parentsEducate";

    private static readonly Dictionary<string, string> Routes = new()
    {
        [SendCaseworker] = "Send it to the SEND caseworker of the authority that keeps the plan.",
        [ParentsEducate] = "The parents educate the child; tell the authority's home education officer.",
    };

    private static bool IsChoice(ProvisionReason reason) => reason is ProvisionReason.OffSiteDirection or ProvisionReason.EarlyIntervention;

    private static bool IsLa(ResponsibleBody body) => body is ResponsibleBody.HomeLa or ResponsibleBody.EhcpLa;

    private static string NameOf(ResponsibleBody body, LocalAuthorityFact? homeLa) =>
        body switch
        {
            ResponsibleBody.HomeLa => homeLa is null ? "The home authority" : $"The home authority ({homeLa.Name})",
            ResponsibleBody.MaintainingLa => "The authority that maintains the pupil referral unit",
            ResponsibleBody.EhcpLa => homeLa is null
                ? "The authority that keeps the EHCP"
                : $"The authority that keeps the EHCP ({homeLa.Name})",
            ResponsibleBody.GoverningBody => "The governing body",
            ResponsibleBody.AcademyTrust => "The academy trust",
            ResponsibleBody.ManagementCommittee => "The management committee",
            _ => "The parents",
        };

    private static string ReasonWords(ProvisionReason reason) =>
        reason switch
        {
            ProvisionReason.PermanentExclusion => "permanent exclusion",
            ProvisionReason.Suspension => "suspension of more than five school days",
            ProvisionReason.Medical => "illness or medical need",
            ProvisionReason.OffSiteDirection => "direction off site",
            ProvisionReason.EarlyIntervention => "early intervention agreed with the parents",
            ProvisionReason.EhcpSectionF => "section F of the EHCP",
            _ => "no suitable education otherwise",
        };
}
