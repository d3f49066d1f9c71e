import type { ReactNode } from "react";
import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer, type Viewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Done } from "../../ui/Done";
import { Page as Frame } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { Warning } from "../../ui/Notice";
import { writeDay } from "../../words/dates";
import { Agreement } from "./Agreement";
import { AttendanceTab } from "./AttendanceTab";
import { HistoryTab } from "./HistoryTab";
import { Outline } from "./Outline";
import { placementName } from "./placementName";
import "./placements.scss";
import { PlacementStatusTag } from "./PlacementTable";
import { Plan } from "./Plan";
import { ReviewsTab } from "./ReviewsTab";
import { RulesTab } from "./RulesTab";

const PlacementDocument = graphql(`
  query Placement($id: ID!, $withDecisions: Boolean!, $withOverrides: Boolean!) {
    placement(id: $id) {
      id
      status
      plannedEndDate
      isPastAgreedEnd
      isReviewOverdue
      nextReviewDue
      ...PlacementName
      provider {
        name
      }
      reviewSchedule {
        lastDecision
      }
      ...PlacementOutline
      ...PlacementAgreement
      ...PlacementPlan
      ...PlacementReviews
      ...PlacementRules
    }
  }
`);

type Placement = NonNullable<PlacementQuery["placement"]>;

export function Page() {
  const { id = "" } = useParams();
  const viewer = useViewer();
  const [asked, again] = useQuery({
    query: PlacementDocument,
    variables: {
      id,
      withDecisions: viewer.is("SCHOOL_LEADER", "SAFEGUARDING_LEAD", "LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
      withOverrides: viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
    },
  });
  const reload = () => again({ requestPolicy: "network-only" });
  if (asked.data?.placement === null) {
    return <NotFoundPage />;
  }

  const placement = asked.data?.placement;
  return (
    <Frame
      title="Placement"
      heading={placement ? placementName(placement) : "Placement"}
      caption={placement?.provider?.name ?? "Placement"}
      crumbs={[{ to: "/placements", text: "Placements" }]}
      actions={
        <Link to={`/placements/${id}/document`} className="govuk-button govuk-button--secondary">
          Print this placement
        </Link>
      }
    >
      <Done />
      <Answer of={asked} what="the placement" onRetry={reload}>
        {() => placement && <Shown placement={placement} viewer={viewer} onReload={reload} />}
      </Answer>
    </Frame>
  );
}

function Shown(props: { placement: Placement; viewer: Viewer; onReload: () => void }) {
  const { placement, viewer } = props;
  return (
    <>
      <p className="govuk-body">
        <PlacementStatusTag status={placement.status} />
      </p>
      <Waiting of={placement} />
      <Actions of={placement} viewer={viewer} />
      <Tabs
        label="Parts of the placement"
        tabs={[
          {
            id: "agreement",
            text: "Agreement",
            panel: () => (
              <>
                <Outline of={placement} />
                <h2 className="govuk-heading-m">What each party says</h2>
                <Agreement of={placement} withActions />
              </>
            ),
          },
          { id: "attendance", text: "Attendance", panel: () => <AttendanceTab id={placement.id} /> },
          { id: "plan", text: "Plan", panel: () => <Plan of={placement} /> },
          { id: "reviews", text: "Reviews", panel: () => <ReviewsTab of={placement} onReload={props.onReload} /> },
          { id: "rules", text: "Rules", panel: () => <RulesTab of={placement} /> },
          ...(viewer.is("SCHOOL_LEADER", "SAFEGUARDING_LEAD", "LA_COMMISSIONER")
            ? [{ id: "history", text: "History", panel: () => <HistoryTab id={placement.id} /> }]
            : []),
        ]}
      />
    </>
  );
}

/** What somebody has to do about it now. */
function Waiting({ of }: { of: Placement }) {
  return (
    <>
      {of.isReviewOverdue && of.nextReviewDue && (
        <Warning>The review was due on {writeDay(of.nextReviewDue)} and none was held.</Warning>
      )}
      {of.isPastAgreedEnd && (
        <Warning>
          The agreed end, {writeDay(of.plannedEndDate)}, has passed. Hold a review, then end the placement or extend it.
        </Warning>
      )}
    </>
  );
}

function Actions({ of: { id, status, reviewSchedule }, viewer }: { of: Placement; viewer: Viewer }) {
  const isLive = status === "ACTIVE" || status === "AGREED";
  const isCommissioning = viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER");
  const leadsOut = reviewSchedule?.lastDecision === "RETURN" || reviewSchedule?.lastDecision === "END";
  return (
    <div className="app-buttons">
      {status === "ACTIVE" && isCommissioning && (
        <Action to={`/reviews/new?placement=${id}`} isMain>
          Record a review
        </Action>
      )}
      {status === "ACTIVE" && viewer.is("PROVIDER_MANAGER", "PROVIDER_TUTOR") && (
        <Action to={`/reviews/report?placement=${id}`} isMain>
          Write a report for the review
        </Action>
      )}
      {isLive && viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER") && (
        <Action to={`/placements/${id}/extend`}>Extend</Action>
      )}
      {status === "ACTIVE" && leadsOut && isCommissioning && (
        <Action to={`/transitions/new?placement=${id}`}>Plan the way out</Action>
      )}
      {isLive && viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER", "PROVIDER_MANAGER") && (
        <Action to={`/placements/${id}/end`}>End</Action>
      )}
      {(isLive || status === "AWAITING_AGREEMENT") &&
        viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "PROVIDER_MANAGER") && (
          <Action to={`/placements/${id}/plan`}>Change the plan</Action>
        )}
      {status === "AWAITING_AGREEMENT" && viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER", "PROVIDER_MANAGER") && (
        <Action to={`/placements/${id}/decline`}>Decline</Action>
      )}
    </div>
  );
}

function Action({ to, isMain, children }: { to: string; isMain?: boolean; children: ReactNode }) {
  return (
    <Link to={to} className={`govuk-button${isMain ? "" : " govuk-button--secondary"}`}>
      {children}
    </Link>
  );
}
