using AltProvision.Kernel;
using AltProvision.Reviews.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-REV-003: Home school, provider, parent and child; social worker and virtual school, SEND caseworker, commissioner and health where they have a part. (source: Arranging alternative provision (DfE 2025); Promoting the education of looked-after children).</summary>
internal sealed class ReviewGuests : IRule<ReviewInvitationFacts>
{
    public RuleVersion Version { get; } =
        new(
            "ENG-REV-003",
            1,
            From: null,
            Until: null,
            "Arranging alternative provision (DfE 2025); Promoting the education of looked-after children"
        )
        {
            Title = "Who is invited",
            Statement =
                "Home school, provider, parent and child; social worker and virtual school, SEND caseworker, commissioner and health where they have a part.",
            Strength = RuleStrength.StatutoryGuidanceShould,
        };

    public IEnumerable<Finding> Check(ReviewInvitationFacts facts)
    {
        var missing = Wanted(facts).Except(facts.Invited).ToList();
        if (missing.Count > 0)
        {
            yield return Finding.Warn(
                "notInvited",
                $"Invite: {string.Join(", ", missing)}. Or record why not.",
                FindingData.Of(("missing", string.Join(',', missing)))
            );
        }
    }

    private static IEnumerable<ReviewGuest> Wanted(ReviewInvitationFacts facts)
    {
        (bool Is, ReviewGuest Guest)[] all =
        [
            (facts.IsOnRoll, ReviewGuest.HomeSchool),
            (true, ReviewGuest.Provider),
            (true, ReviewGuest.Parent),
            (true, ReviewGuest.Child),
            (facts.IsLookedAfter || facts.HasSocialWorker, ReviewGuest.SocialWorker),
            (facts.IsLookedAfter, ReviewGuest.VirtualSchoolHead),
            (facts.HasEhcp, ReviewGuest.SendCaseworker),
            (facts.IsLaCommissioned || !facts.IsOnRoll, ReviewGuest.LaCommissioner),
            (facts.IsForHealth, ReviewGuest.Health),
        ];
        return all.Where(guest => guest.Is).Select(guest => guest.Guest);
    }
}
