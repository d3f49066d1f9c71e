import { graphql, read, type FragmentType } from "../../api/generated";
import type { PanelCaseFragment } from "../../api/generated/graphql";
import { FindingFields } from "../../ui/Findings";
import { Summary } from "../../ui/Summary";
import { writeDay } from "../../words/dates";
import { destinations } from "../../words/placements";
import { reasons } from "../../words/referrals";
import { reviewDecisions } from "../../words/reviews";
import { writeMoney, writePercent } from "../../words/texts";
import { placementName } from "../placements/placementName";

export const PanelCaseFields = graphql(`
  fragment PanelCase on Placement {
    id
    purpose
    startDate
    plannedEndDate
    hoursPerWeek
    weeklyCost
    halfDays
    isPastAgreedEnd
    nextReviewDue
    isReviewOverdue
    ...PlacementName
    pupil {
      yearGroup
      hasEhcp
      isLookedAfter
    }
    referral {
      reason
    }
    school {
      name
    }
    provider {
      name
    }
    site {
      name
    }
    attendance {
      possible
      attended
      attendancePercent
      unauthorisedAbsence
    }
    plan {
      goals {
        goal
        measure
      }
      nextStep {
        destination
        on
      }
    }
    reviews {
      id
      heldOn
      decision
      decisionReason
    }
    reviewSchedule {
      waitingReports {
        id
        periodTo
        attendancePercent
        progress
        concerns
      }
    }
    attendanceFindings {
      ...Finding
    }
  }
`);

/** One case of a panel on one page: what it is, how it goes, what has to be decided, and room for the decision. */
export function PanelCase(props: { of: FragmentType<typeof PanelCaseFields>; number: number; total: number }) {
  const placement = read(PanelCaseFields, props.of);
  const { attendance, pupil, plan } = placement;
  const headingId = `case-${placement.id}`;
  return (
    <article className="panel-case" aria-labelledby={headingId}>
      <h2 id={headingId} className="govuk-heading-m">
        <span className="govuk-caption-m">
          Case {props.number} of {props.total}
        </span>
        {placementName(placement)}
      </h2>
      <Summary
        rows={[
          pupil && {
            name: "Pupil",
            value: [
              pupil.yearGroup === 0 ? "Reception" : `Year ${pupil.yearGroup}`,
              placement.school?.name ?? "on no roll",
              pupil.hasEhcp && "EHC plan",
              pupil.isLookedAfter && "looked after",
            ]
              .filter(Boolean)
              .join(", "),
          },
          {
            name: "Placement",
            value: `${placement.provider?.name ?? "Provider not on file"}${placement.site ? `, ${placement.site.name}` : ""}; ${writeDay(placement.startDate)} to ${writeDay(placement.plannedEndDate)}${placement.isPastAgreedEnd ? " (passed)" : ""}; ${placement.hoursPerWeek} hours a week in ${placement.halfDays.length} half-days; ${writeMoney(placement.weeklyCost)} a week`,
          },
          {
            name: "For",
            value: `${placement.referral ? `${reasons[placement.referral.reason]}. ` : ""}${placement.purpose}`,
          },
          attendance && {
            name: "Attended",
            value: `${writePercent(attendance.attendancePercent)} (${attendance.attended} of ${attendance.possible} sessions, ${attendance.unauthorisedAbsence} missed without authority)`,
          },
          {
            name: "Goals",
            value:
              plan && plan.goals.length > 0 ? (
                <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
                  {plan.goals.map(({ goal, measure }) => (
                    <li key={goal}>
                      {goal} ({measure})
                    </li>
                  ))}
                </ul>
              ) : (
                "None agreed"
              ),
          },
          !!plan?.nextStep && {
            name: "Next step",
            value: `${destinations[plan.nextStep.destination]}, ${writeDay(plan.nextStep.on)}`,
          },
          { name: "Last review", value: <LastReview of={placement} /> },
          { name: "Provider’s report", value: <LastReport of={placement} /> },
          {
            name: "Dates and warnings",
            value: <Warnings of={placement} />,
          },
        ]}
      />
      <section className="panel-decision" aria-label="Decision of the panel">
        <p className="govuk-body">
          Decision: ☐ continue ☐ continue with changes ☐ end ☐ return to the home school. Next review by: ____________
        </p>
        <p className="govuk-body">Why:</p>
      </section>
    </article>
  );
}

function LastReview({ of: { reviews, nextReviewDue, isReviewOverdue } }: { of: PanelCaseFragment }) {
  const last = reviews[0];
  return (
    <>
      {last ? `${writeDay(last.heldOn)}: ${reviewDecisions[last.decision].text}. ${last.decisionReason}` : "None yet."}
      {nextReviewDue && ` Next due by ${writeDay(nextReviewDue)}${isReviewOverdue ? ", overdue" : ""}.`}
    </>
  );
}

function LastReport({ of: { reviewSchedule } }: { of: PanelCaseFragment }) {
  const report = reviewSchedule?.waitingReports[0];
  return report ? (
    <>
      To {writeDay(report.periodTo)}, {report.attendancePercent}% attended. {report.progress}
      {report.concerns && ` Worries: ${report.concerns}`}
    </>
  ) : (
    <>Not here yet</>
  );
}

function Warnings({ of }: { of: PanelCaseFragment }) {
  const grave = of.attendanceFindings
    .map((masked) => read(FindingFields, masked))
    .filter(({ outcome }) => outcome !== "INFORM");
  return grave.length === 0 ? (
    <>None</>
  ) : (
    <ul className="govuk-list govuk-list--bullet govuk-!-margin-bottom-0">
      {grave.map(({ ruleId, message }) => (
        <li key={`${ruleId} ${message}`}>
          {message} ({ruleId})
        </li>
      ))}
    </ul>
  );
}
