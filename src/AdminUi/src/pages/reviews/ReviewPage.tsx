import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ReviewQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Decisions } from "../../ui/Decisions";
import { Done } from "../../ui/Done";
import { Findings } from "../../ui/Findings";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Tag } from "../../ui/Tag";
import { writeDay, writeWeekday } from "../../words/dates";
import { reviewAttendees, reviewDecisions } from "../../words/reviews";
import { placementName } from "../placements/placementName";
import { ReportText } from "./Report";

const ReviewDocument = graphql(`
  query Review($id: ID!, $withDecisions: Boolean!) {
    review(id: $id) {
      id
      placementId
      heldOn
      decision
      decisionReason
      attendees
      progress
      pupilVoice
      parentView
      isAttending
      isSafe
      isMeetingNeed
      nextReviewDue
      isPupilVoiceDeclined
      isParentUnreached
      isRiskReviewed
      areEhcpOutcomesReviewed
      placement {
        status
        ...PlacementName
        provider {
          name
        }
        reviewSchedule {
          lastReviewOn
        }
      }
      providerReports {
        id
        ...ProviderReport
      }
      findings {
        ...Finding
      }
      decisions @include(if: $withDecisions) {
        ...StoredDecision
      }
    }
  }
`);

type Review = NonNullable<ReviewQuery["review"]>;

export function Page() {
  const { id = "" } = useParams();
  const withDecisions = useViewer().is("SCHOOL_LEADER", "SAFEGUARDING_LEAD", "LA_COMMISSIONER", "LA_QUALITY_OFFICER");
  const [asked, again] = useQuery({ query: ReviewDocument, variables: { id, withDecisions } });
  const review = asked.data?.review;
  return review === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Review"
      heading={review ? `Review of ${writeDay(review.heldOn)}` : "Review"}
      caption={review?.placement ? placementName(review.placement) : "Review"}
      crumbs={[
        { to: "/reviews?tab=held", text: "Reviews" },
        ...(review ? [{ to: `/placements/${review.placementId}?tab=reviews`, text: "Placement" }] : []),
      ]}
      actions={
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => print()}>
          Print
        </button>
      }
    >
      <Done />
      <Answer of={asked} what="the review" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => review && <Shown review={review} />}
      </Answer>
    </Frame>
  );
}

function Shown({ review }: { review: Review }) {
  const { text, colour } = reviewDecisions[review.decision];
  return (
    <>
      <NextStep of={review} />
      <Summary
        rows={[
          { name: "Held on", value: writeWeekday(review.heldOn) },
          { name: "Provider", value: review.placement?.provider?.name },
          { name: "Decision", value: <Tag colour={colour}>{text}</Tag> },
          { name: "Why", value: <span className="app-prose">{review.decisionReason}</span> },
          { name: "Attends as planned", value: sayYes(review.isAttending) },
          { name: "Is safe there", value: sayYes(review.isSafe) },
          { name: "Need is met", value: sayYes(review.isMeetingNeed) },
          { name: "Progress", value: <span className="app-prose">{review.progress}</span> },
          {
            name: "The child said",
            value: review.pupilVoice ? (
              <span className="app-prose">{review.pupilVoice}</span>
            ) : review.isPupilVoiceDeclined ? (
              "Was asked and chose to say nothing"
            ) : (
              "Not written down"
            ),
          },
          {
            name: "The parent or carer said",
            value: review.parentView ? (
              <span className="app-prose">{review.parentView}</span>
            ) : review.isParentUnreached ? (
              "Was asked and could not be reached"
            ) : (
              "Not written down"
            ),
          },
          { name: "Who came", value: review.attendees.map((attendee) => reviewAttendees[attendee]).join(", ") },
          { name: "Risk assessment looked at", value: sayYes(review.isRiskReviewed) },
          review.areEhcpOutcomesReviewed && { name: "Outcomes of the EHC plan looked at", value: "Yes" },
          {
            name: "Next review",
            value: review.nextReviewDue
              ? `By ${writeWeekday(review.nextReviewDue)}`
              : "None falls due before the agreed end",
          },
        ]}
      />
      {review.providerReports.map((report) => (
        <section key={report.id}>
          <h2 className="govuk-heading-m">The provider’s report</h2>
          <ReportText of={report} />
        </section>
      ))}
      <h2 className="govuk-heading-m">What the rules said</h2>
      <Findings of={review.findings} empty="No rule spoke of this review: it came with older records." />
      {review.decisions && (
        <>
          <h2 className="govuk-heading-m">Decisions on record</h2>
          <Decisions of={review.decisions} />
        </>
      )}
    </>
  );
}

/** Where the decision leads, as long as it is the last one and the placement lasts. */
function NextStep({ of }: { of: Review }) {
  const viewer = useViewer();
  const isLast = of.placement?.status === "ACTIVE" && of.placement.reviewSchedule?.lastReviewOn === of.heldOn;
  if (!isLast || !viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER")) {
    return null;
  }

  const mayDecide = viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER");
  return (
    <div className="app-buttons">
      {(of.decision === "RETURN" || of.decision === "END") && (
        <Link to={`/transitions/new?placement=${of.placementId}`} className="govuk-button">
          Plan the way out
        </Link>
      )}
      {of.decision === "CHANGE" && (
        <Link to={`/placements/${of.placementId}/plan`} className="govuk-button">
          Change the plan
        </Link>
      )}
      {(of.decision === "CHANGE" || of.decision === "CONTINUE") && mayDecide && (
        <Link to={`/placements/${of.placementId}/extend`} className="govuk-button govuk-button--secondary">
          Extend the placement
        </Link>
      )}
      {of.decision === "END" && mayDecide && (
        <Link to={`/placements/${of.placementId}/end`} className="govuk-button govuk-button--secondary">
          End the placement
        </Link>
      )}
    </div>
  );
}

const sayYes = (is: boolean) => (is ? "Yes" : <strong className="app-late">No</strong>);
