using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-001: A provider has a kind that its numbers bear out: on the register of establishments a school, with a provider number a registered learning provider, with neither non-school provision. (source: Education and Skills Act 2008; DfE census guidance).</summary>
internal sealed class ProviderClassified : IRule<ProviderApprovalFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PRV-001", 1, From: null, Until: null, "Education and Skills Act 2008; DfE census guidance")
        {
            Title = "Classify the provider",
            Statement =
                "A provider has a kind that its numbers bear out: on the register of establishments a school, with a provider number a registered learning provider, with neither non-school provision.",
            Strength = RuleStrength.GoodPractice,
        };

    private static readonly Dictionary<ProviderCategory, string> Inspectors = new()
    {
        [ProviderCategory.Online] = "the accreditation body and Ofsted",
        [ProviderCategory.NonSchool] = "nobody by law: the authority assures its quality",
        [ProviderCategory.IndependentSchool] = "Ofsted or the inspectorate of its association",
    };

    private static readonly string[] SettingTypes = ["NFE", "OOT", "WBP", "OTH"];

    public IEnumerable<Finding> Check(ProviderApprovalFacts facts)
    {
        if (facts.Category is not { } category)
        {
            yield return Finding.Block("providerNotClassified", "Say what kind of provider it is; law and checks follow from it.");
            yield break;
        }

        if (IsSchool(category) && facts.Urn is null)
        {
            yield return Finding.Block(
                "urnMissing",
                "A school is on the national register of establishments. Add its reference number (URN)."
            );
        }

        if (category is ProviderCategory.College && facts.Ukprn is null && facts.Urn is null)
        {
            yield return Finding.Block("ukprnMissing", "A college is a registered learning provider. Add its provider number (UKPRN).");
        }

        if (category is ProviderCategory.NonSchool && facts.Urn is not null)
        {
            yield return Finding.Block(
                "registeredAsEstablishment",
                "A provider with a reference number (URN) is a school. Choose the kind of school, or take the number out."
            );
        }

        if (category is ProviderCategory.NonSchool && facts.Urn is null && facts.Ukprn is null && !SettingTypes.Contains(facts.SettingType))
        {
            yield return Finding.Block("settingTypeMissing", $"Choose the census setting type: {string.Join(", ", SettingTypes)}.");
        }

        yield return Finding.Inform(
            "inspectedBy",
            $"Inspected by {Inspectors.GetValueOrDefault(category, "Ofsted")}.",
            FindingData.Of(("category", category.ToString()))
        );
    }

    private static bool IsSchool(ProviderCategory category) =>
        category
            is ProviderCategory.PupilReferralUnit
                or ProviderCategory.ApAcademy
                or ProviderCategory.OtherStateSchool
                or ProviderCategory.SpecialSchool
                or ProviderCategory.IndependentSchool
                or ProviderCategory.HospitalSchool;
}
