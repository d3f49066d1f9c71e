using System.Globalization;
using AltProvision.Kernel;
using AltProvision.Providers.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PRV-011: liability cover holds on the first day and is renewed before it runs out (Employers' Liability (Compulsory Insurance) Act 1969 and 1998 Regulations; local policy for the rest).</summary>
internal sealed class Insurance(RuleParameters parameters) : IRule<ProviderReadinessFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-PRV-011",
            1,
            From: null,
            Until: null,
            "Employers' Liability (Compulsory Insurance) Act 1969 and 1998 Regulations; local policy for public liability and professional indemnity"
        )
        {
            Title = "Insurance",
            Statement =
                "Employers' and public liability cover must be in force on the first day, and renewed before it runs out during the placement.",
            Strength = RuleStrength.StatutoryDuty,
        };

    public IEnumerable<Finding> Check(ProviderReadinessFacts facts)
    {
        if (facts.IsSelfInsured)
        {
            return [Finding.Inform("selfInsured", "A council-run provider that bears its own risks needs no certificates.")];
        }

        return
        [
            // A sole trader without employees has nobody to insure.
            .. facts.HasEmployees
                ? Judge("employersLiability", "Employers' liability", facts.EmployersLiability, parameters.EmployersLiabilityMinimum, facts)
                : [],
            .. Judge("publicLiability", "Public liability", facts.PublicLiability, parameters.PublicLiabilityMinimum, facts),
            .. parameters.ProfessionalIndemnityMinimum > 0
                ? Judge(
                    "professionalIndemnity",
                    "Professional indemnity",
                    facts.ProfessionalIndemnity,
                    parameters.ProfessionalIndemnityMinimum,
                    facts
                )
                : [],
        ];
    }

    private static IEnumerable<Finding> Judge(
        string code,
        string name,
        InsuranceFact? certificate,
        decimal minimum,
        ProviderReadinessFacts facts
    )
    {
        if (certificate is null)
        {
            yield return Finding.Block(code + "Missing", $"{name} insurance: there is no certificate. Ask the provider for it.");
            yield break;
        }

        if (certificate.Amount < minimum)
        {
            yield return Finding.Block(
                code + "TooLow",
                $"{name} insurance covers £{Pounds(certificate.Amount)}; at least £{Pounds(minimum)} is required. Ask the provider to raise it."
            );
        }

        var expires = certificate.Expires;
        if (expires < facts.Start)
        {
            yield return Finding.Block(
                code + "Expired",
                $"{name} insurance ran out on {expires.InWords()}, before the start on {facts.Start.InWords()}. Ask the provider for the renewed certificate."
            );
        }
        else if (expires < facts.PlannedEnd)
        {
            yield return Finding.Warn(
                code + "ExpiresDuringPlacement",
                $"{name} insurance ends on {expires.InWords()}, before the placement does on {facts.PlannedEnd.Value.InWords()}. Record how it will be renewed."
            );
            yield return Finding.Deadline(
                code + "Renewal",
                expires,
                "provider",
                $"Evidence of renewed {name.ToLowerInvariant()} insurance is due by {expires.InWords()}.",
                "From the next day the child may not attend until cover is shown."
            );
        }
    }

    private static string Pounds(decimal amount) => amount.ToString("#,0", CultureInfo.InvariantCulture);
}
