import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeDay, writeDistance, writeMoment } from "../../words/dates";
import { reviewDecisions } from "../../words/reviews";
import { transitionKinds, transitionStatuses } from "../../words/transitions";
import { ReviewDate } from "./ReviewDate";

export const PlacementReviewsFields = graphql(`
  fragment PlacementReviews on Placement {
    id
    nextReviewDue
    isReviewOverdue
    reviews {
      id
      heldOn
      decision
      decisionReason
      isAttending
      isSafe
      isMeetingNeed
    }
    reviewSchedule {
      ...ReviewDate
      waitingReports {
        id
        periodFrom
        periodTo
        submittedAt
      }
    }
    transitions {
      id
      kind
      status
      targetDate
    }
  }
`);

/** Reviews so far, the next one, reports that wait for it, and the ways planned out. */
export function ReviewsTab(props: { of: FragmentType<typeof PlacementReviewsFields>; onReload: () => void }) {
  const placement = read(PlacementReviewsFields, props.of);
  const reports = placement.reviewSchedule?.waitingReports ?? [];
  return (
    <>
      <p className="govuk-body">
        {placement.nextReviewDue ? (
          <>
            The next review is due by <strong>{writeDay(placement.nextReviewDue)}</strong> (
            {writeDistance(placement.nextReviewDue)}
            {placement.isReviewOverdue && ", overdue"}).
          </>
        ) : (
          "No review is due."
        )}
      </p>
      {placement.reviewSchedule && <ReviewDate of={placement.reviewSchedule} onReload={props.onReload} />}
      {reports.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {reports.map((report) => (
            <li key={report.id}>
              <Link to={`/reviews/reports/${report.id}`} className="govuk-link">
                Provider’s report, {writeDay(report.periodFrom)} to {writeDay(report.periodTo)}
              </Link>
              , waiting for the review since {writeMoment(report.submittedAt)}
            </li>
          ))}
        </ul>
      )}
      {placement.reviews.length === 0 ? (
        <Empty>
          <p className="govuk-body">No review was held yet.</p>
        </Empty>
      ) : (
        <Table
          caption="Reviews held"
          columns={[
            {
              name: "Held on",
              cell: (review) => (
                <Link to={`/reviews/${review.id}`} className="govuk-link">
                  {writeDay(review.heldOn)}
                </Link>
              ),
            },
            {
              name: "Decision",
              cell: ({ decision }) => (
                <Tag colour={reviewDecisions[decision].colour}>{reviewDecisions[decision].text}</Tag>
              ),
            },
            { name: "Why", cell: (review) => review.decisionReason, isMinor: true },
            {
              name: "Attends, safe, need met",
              cell: (review) => [review.isAttending, review.isSafe, review.isMeetingNeed].map(sayYes).join(", "),
            },
          ]}
          rows={placement.reviews}
          keyOf={(review) => review.id}
        />
      )}
      {placement.transitions.length > 0 && (
        <Table
          caption="Ways planned out of it"
          columns={[
            {
              name: "Where to",
              cell: (transition) => (
                <Link to={`/transitions/${transition.id}`} className="govuk-link">
                  {transitionKinds[transition.kind]}
                </Link>
              ),
            },
            {
              name: "Status",
              cell: ({ status }) => (
                <Tag colour={transitionStatuses[status].colour}>{transitionStatuses[status].text}</Tag>
              ),
            },
            { name: "Last stage by", cell: (transition) => writeDay(transition.targetDate) },
          ]}
          rows={placement.transitions}
          keyOf={(transition) => transition.id}
        />
      )}
    </>
  );
}

const sayYes = (is: boolean) => (is ? "yes" : "no");
