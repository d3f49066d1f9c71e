using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-004: At a school that provides, the home school is main and the provider subsidiary; after a completed exclusion the provider is single. At a provider that is no school the home school stays single. (source: School Attendance (Pupil Registration) (England) Regulations 2024; school census, enrolment status).</summary>
internal sealed class DualRegistrationMatches : IRule<RollFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PLC-004",
            1,
            From: null,
            Until: null,
            "School Attendance (Pupil Registration) (England) Regulations 2024; school census, enrolment status"
        )
        {
            Title = "Dual registration when AP is a school",
            Statement =
                "At a school that provides, the home school is main and the provider subsidiary; after a completed exclusion the provider is single. At a provider that is no school the home school stays single.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(RollFacts facts)
    {
        var (home, provider) = Expected(facts);
        // On trial for a managed move a child may be a guest there: practice differs.
        if (
            facts.HomeSchool == home
            && (facts.Provider == provider || facts is { IsManagedMoveTrial: true, Provider: RegistrationStatus.Guest })
        )
        {
            yield break;
        }

        var data = FindingData.Of(("homeSchool", home?.ToString() ?? "none"), ("provider", provider?.ToString() ?? "none"));
        yield return facts is { HomeSchool: RegistrationStatus.Main, Provider: RegistrationStatus.Main }
            ? Finding.Warn("bothSchoolsMain", "Both schools are recorded as main. The home school is main, the provider subsidiary.", data)
            : Finding.Warn(
                "registrationsDoNotMatch",
                $"The registrations do not match: home school {Words(home)}, provider {Words(provider)} are expected. Put them right in both systems.",
                data
            );
    }

    private static (RegistrationStatus? Home, RegistrationStatus? Provider) Expected(RollFacts facts) =>
        facts switch
        {
            { IsProviderSchool: false, IsExclusionComplete: true } or { IsProviderSchool: false, IsOnNoRollByReason: true } => (null, null),
            { IsProviderSchool: false } => (RegistrationStatus.Single, null),
            { IsExclusionComplete: true } or { IsOnNoRollByReason: true } => (null, RegistrationStatus.Single),
            _ => (RegistrationStatus.Main, RegistrationStatus.Subsidiary),
        };

    private static string Words(RegistrationStatus? status) => status?.ToString().ToLowerInvariant() ?? "none";
}
