using AltProvision.Kernel;
using MediatR;

namespace AltProvision.Referrals.Contracts;

/// <summary>How many referrals were sent in a month for one reason.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Reason">Main reason.</param>
/// <param name="Referrals">How many.</param>
public sealed record ReferralCount(DateOnly Month, ProvisionReason Reason, int Referrals);

/// <summary>
/// Referrals of children of an authority that were sent from one day to another, by month and reason. Months without any are absent. Counts
/// only, not made safe for publication.
/// </summary>
[Allow(Role.LaCommissioner, Role.LaQualityOfficer)]
public sealed record CountReferrals(string LaCode, DateOnly From, DateOnly Until) : IRequest<IReadOnlyList<ReferralCount>>;
