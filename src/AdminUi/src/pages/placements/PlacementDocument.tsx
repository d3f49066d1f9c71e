import { graphql, read, type FragmentType } from "../../api/generated";
import { Findings } from "../../ui/Findings";
import { Table } from "../../ui/Table";
import { londonDay, writeDay } from "../../words/dates";
import { placementStatuses } from "../../words/placements";
import { reviewDecisions } from "../../words/reviews";
import { Agreement } from "./Agreement";
import { AttendanceSummary } from "./AttendanceTab";
import { Outline } from "./Outline";
import { placementName } from "./placementName";
import { Plan } from "./Plan";
import "./placements.scss";
import { Timetable } from "./Timetable";

export const PlacementDocumentFields = graphql(`
  fragment PlacementDocument on Placement {
    id
    status
    halfDays
    nextReviewDue
    isReviewOverdue
    ...PlacementName
    ...PlacementOutline
    ...PlacementAgreement
    ...PlacementPlan
    ...AttendanceSummary
    reviews {
      id
      heldOn
      decision
      decisionReason
    }
    attendanceFindings {
      ...Finding
    }
  }
`);

/** A placement as one document, for paper: what was agreed, how it goes, what was decided. */
export function PlacementDocument(props: { of: FragmentType<typeof PlacementDocumentFields> }) {
  const placement = read(PlacementDocumentFields, props.of);
  return (
    <article className="placement-document" aria-labelledby={`document-${placement.id}`}>
      <h2 id={`document-${placement.id}`} className="govuk-heading-l">
        <span className="govuk-caption-m">
          {placementStatuses[placement.status].text}. Printed on {writeDay(londonDay())}
        </span>
        {placementName(placement)}
      </h2>
      <Outline of={placement} isPrinted />
      <Timetable halfDays={placement.halfDays} />
      <h3 className="govuk-heading-m">Agreement</h3>
      <Agreement of={placement} />
      <h3 className="govuk-heading-m">Plan</h3>
      <Plan of={placement} />
      <h3 className="govuk-heading-m">Attendance</h3>
      <AttendanceSummary of={placement} />
      <h3 className="govuk-heading-m">Reviews</h3>
      <p className="govuk-body">
        {placement.nextReviewDue
          ? `The next review is due by ${writeDay(placement.nextReviewDue)}${placement.isReviewOverdue ? " and is overdue" : ""}.`
          : "No review is due."}
      </p>
      {placement.reviews.length > 0 && (
        <Table
          caption="Reviews held"
          isCaptionHidden
          columns={[
            { name: "Held on", cell: (review) => writeDay(review.heldOn) },
            { name: "Decision", cell: (review) => reviewDecisions[review.decision].text },
            { name: "Why", cell: (review) => review.decisionReason },
          ]}
          rows={placement.reviews}
          keyOf={(review) => review.id}
        />
      )}
      <h3 className="govuk-heading-m">What the rules say of the attendance</h3>
      <Findings of={placement.attendanceFindings} empty="Nothing yet." />
    </article>
  );
}
