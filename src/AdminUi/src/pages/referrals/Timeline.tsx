import { graphql, read, type FragmentType } from "../../api/generated";
import { writeDay, writeMoment } from "../../words/dates";
import { timelineOf } from "./timeline";

export const TimelineFields = graphql(`
  fragment Timeline on Referral {
    reason
    status
    eventDate
    dueDate
    rejectionReason
    decisionReason
    submittedAt
    decidedAt
    informationRequests {
      askedAt
      dueDate
      state
      gaps {
        kind
        answeredAt
      }
    }
    dueDateMoves {
      state
      oldDate
      newDate
      cause
      countedAt
      confirmedAt
    }
    placements {
      status
      startDate
      endedOn
      provider {
        name
      }
    }
  }
`);

/** What has happened, and what is to come. */
export function Timeline({ of }: { of: FragmentType<typeof TimelineFields> }) {
  return (
    <ol className="app-timeline">
      {timelineOf(read(TimelineFields, of)).map(({ day, at, text, detail, isToCome }, index) => (
        <li key={index} className={isToCome ? "app-timeline__to-come" : undefined}>
          <p className="govuk-body govuk-!-margin-bottom-0">
            {text}
            {isToCome && <span className="govuk-visually-hidden"> (to come)</span>}
          </p>
          <p className="govuk-hint govuk-!-margin-bottom-0">{at ? writeMoment(at) : writeDay(day)}</p>
          {detail && <p className="govuk-body-s govuk-!-margin-bottom-0">{detail}</p>}
        </li>
      ))}
    </ol>
  );
}
