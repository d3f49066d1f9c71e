using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-022: A provider that drives children has business-use insurance, checked drivers, licences and vehicles; else it does not drive them. (source: Public passenger vehicle and licensing law; local policy).</summary>
internal sealed class ProviderDrivesChildren : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-022", 1, From: null, Until: null, "Public passenger vehicle and licensing law; local policy")
        {
            Title = "Provider transport",
            Statement =
                "A provider that drives children has business-use insurance, checked drivers, licences and vehicles; else it does not drive them.",
            Strength = RuleStrength.StatutoryDuty,
            Confidence = RuleConfidence.Medium,
        };

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.Transport is not { } transport)
        {
            yield break;
        }

        (bool Is, string Name)[] checks =
        [
            (transport.IsInsuredForBusiness, "businessInsurance"),
            (transport.AreDriversChecked, "driverChecks"),
            (transport.AreLicencesSeen, "licences"),
            (transport.AreVehiclesChecked, "vehicleChecks"),
        ];
        if (checks.Where(check => !check.Is).Select(check => check.Name).ToList() is { Count: > 0 } missing)
        {
            yield return Finding.Block(
                "providerTransportOff",
                $"Provider transport is off: {string.Join(", ", missing)} missing. Arrange other travel until they are there.",
                FindingData.Of(("missing", string.Join(',', missing)))
            );
        }
    }
}
