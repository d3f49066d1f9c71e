using AltProvision.Kernel;
using AltProvision.Placements.Contracts;

namespace AltProvision.Rules.England;

/// <summary>ENG-PLC-019: an offer holds a place in each of its sessions until it is answered or runs out (Local policy).</summary>
internal sealed class PlaceHeldWhileOffered(RuleParameters parameters) : IRule<OfferHoldFacts>
{
    public RuleVersion Version { get; } =
        new("ENG-PLC-019", 1, From: null, Until: null, "Local policy")
        {
            Title = "Capacity held at the moment of offer",
            Statement = "An offer holds a place in each of its sessions until it is answered or runs out.",
            Strength = RuleStrength.LocalPolicy,
        };

    public IEnumerable<Finding> Check(OfferHoldFacts facts)
    {
        if (!facts.IsPlaceHeld)
        {
            yield return Finding.Block(
                "placeNotHeld",
                "No place is held for this offer. Find a free place in each session before you offer it."
            );
            yield break;
        }

        var due = facts.Calendar.SchoolDaysAfter(
            facts.OfferedOn,
            facts.MeetsExclusionDuty ? parameters.OfferHoldSixthDaySchoolDays : parameters.OfferHoldSchoolDays
        );
        yield return Finding.Deadline(
            "placeHeldUntil",
            due,
            "commissioner",
            $"The place is held until {due.InWords()}. Accept the offer or give the place back.",
            "The hold ends and the place is free for other children."
        );
        if (facts.OtherOpenOffers > 0)
        {
            yield return Finding.Warn(
                "otherOffersOpen",
                $"Other offers for this child hold places too: {facts.OtherOpenOffers.Figure()}. Give back those that are not needed, or record why they are kept.",
                FindingData.Of(("otherOpenOffers", facts.OtherOpenOffers.Figure()))
            );
        }
    }
}
