using System.Text;
using AltProvision.Kernel;
using AltProvision.Referrals;
using AltProvision.Referrals.Contracts;
using AltProvision.Tests.Integration.Demo;
using AltProvision.Tests.Support;
using Shouldly;

namespace AltProvision.Tests.Integration.Security;

/// <summary>A school of the demo attaches a document to a draft, and the authority one to a referral of each of two schools.</summary>
internal static class DocumentStory
{
    public static async Task RunAsync(Product product)
    {
        var (head, officer) = (DemoViewers.Of("head"), DemoViewers.Of("commissioner"));
        await AttachAsync(product, head, (await ListAsync(product, head, ReferralStatus.Draft))[0]);
        foreach (
            var referral in (await ListAsync(product, officer, ReferralStatus.Accepted)).DistinctBy(referral => referral.SchoolId).Take(2)
        )
        {
            await AttachAsync(product, officer, referral);
        }
    }

    private static async Task<IReadOnlyList<ReferralView>> ListAsync(Product product, Viewer viewer, ReferralStatus status) =>
        [.. (await product.SendAsync(viewer, new ListReferrals(new(First: 50), new([status]), null, IsCounted: false))).Nodes];

    private static async Task AttachAsync(Product product, Viewer viewer, ReferralView referral) =>
        (
            await product.SendAsync(
                viewer,
                new AttachDocument(referral.Id, ReferralDocumentKind.RiskAssessment, "risk.pdf", Encoding.ASCII.GetBytes("%PDF-1.7"))
            )
        ).Refusals.ShouldBeEmpty();
}
