import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import { Summary } from "../../ui/Summary";
import { writeDay, writeWeekday } from "../../words/dates";
import { destinations, endReasons, outcomes } from "../../words/placements";
import { reasons, yearGroup } from "../../words/referrals";
import { writeMoney } from "../../words/texts";

export const PlacementOutlineFields = graphql(`
  fragment PlacementOutline on Placement {
    purpose
    startDate
    plannedEndDate
    endedOn
    hoursPerWeek
    weeklyCost
    firstReviewDate
    endReason
    outcome
    destination
    nextSettingFrom
    nextStepOwner
    acknowledgedWarnings
    acknowledgementReason
    pupilId
    providerId
    referralId
    referral {
      reason
    }
    pupil {
      birthDate
      yearGroup
      hasEhcp
      isLookedAfter
    }
    school {
      name
    }
    provider {
      name
    }
    site {
      name
      address
      postcode
    }
  }
`);

/** What was agreed: what for, where, from when until when, for how much; and how it ended. */
export function Outline({ of, isPrinted }: { of: FragmentType<typeof PlacementOutlineFields>; isPrinted?: boolean }) {
  const placement = read(PlacementOutlineFields, of);
  const { pupil, school, provider, site } = placement;
  return (
    <Summary
      rows={[
        pupil && {
          name: "Pupil",
          value: [
            `Born ${writeDay(pupil.birthDate)}`,
            yearGroup(pupil.yearGroup),
            pupil.hasEhcp && "has an EHC plan",
            pupil.isLookedAfter && "looked after",
          ]
            .filter(Boolean)
            .join(", "),
          action: !isPrinted && (
            <Link to={`/pupils/${placement.pupilId}`} className="govuk-link">
              What is on file
            </Link>
          ),
        },
        { name: "Home school", value: school ? `${school.name}. The pupil stays on its roll.` : "On no roll" },
        {
          name: "Provider",
          value: (
            <>
              {provider &&
                (isPrinted ? (
                  provider.name
                ) : (
                  <Link to={`/providers/${placement.providerId}`} className="govuk-link">
                    {provider.name}
                  </Link>
                ))}
              {site && (
                <>
                  <br />
                  {site.name}, {site.address}, {site.postcode}
                </>
              )}
            </>
          ),
        },
        { name: "Purpose", value: <span className="app-prose">{placement.purpose}</span> },
        placement.referral && {
          name: "Reason of the referral",
          value: isPrinted ? (
            reasons[placement.referral.reason]
          ) : (
            <Link to={`/referrals/${placement.referralId}`} className="govuk-link">
              {reasons[placement.referral.reason]}
            </Link>
          ),
        },
        { name: "First day", value: writeWeekday(placement.startDate) },
        { name: "Agreed last day", value: writeWeekday(placement.plannedEndDate) },
        { name: "First review", value: `By ${writeDay(placement.firstReviewDate)}` },
        { name: "Hours a week", value: placement.hoursPerWeek },
        { name: "Cost a week", value: writeMoney(placement.weeklyCost) },
        placement.acknowledgedWarnings.length > 0 && {
          name: "Warnings taken on",
          value: `${placement.acknowledgedWarnings.join(", ")}: ${placement.acknowledgementReason ?? ""}`,
        },
        !!placement.endedOn && { name: "Ended on", value: writeWeekday(placement.endedOn) },
        !!placement.endReason && { name: "Why it ended", value: endReasons[placement.endReason] },
        !!placement.outcome && { name: "Outcome", value: outcomes[placement.outcome] },
        !!placement.destination && {
          name: "Where to",
          value: `${destinations[placement.destination]}${placement.nextSettingFrom ? `, from ${writeDay(placement.nextSettingFrom)}` : ""}`,
        },
        !!placement.nextStepOwner && { name: "Answers for the next step", value: placement.nextStepOwner },
      ]}
    />
  );
}
