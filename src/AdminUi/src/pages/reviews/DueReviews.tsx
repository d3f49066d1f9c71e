import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { DueReviewsQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { FilterByPlace } from "../../ui/FilterByPlace";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Pager, usePaging } from "../../ui/Pager";
import { Table, type Column } from "../../ui/Table";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeBriefDay, writeDistance } from "../../words/dates";
import { reviewDecisions } from "../../words/reviews";
import { count } from "../../words/texts";
import { placementName } from "../placements/placementName";
import { dueArguments, dueRangeNames, dueRanges } from "./due";

const DueDocument = graphql(`
  query DueReviews(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $dueBefore: Date!
    $where: ReviewsDueFilter
    $today: Date!
  ) {
    overdue: reviewsDue(first: 0, dueBefore: $today, where: { isOverdue: true }) {
      totalCount
    }
    reviewsDue(first: $first, after: $after, last: $last, before: $before, dueBefore: $dueBefore, where: $where) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        placementId
        nextReviewDue
        isOverdue
        lastReviewOn
        lastDecision
        waitingReports {
          id
        }
        dateMoves {
          state
        }
        placement {
          ...PlacementName
          school {
            name
          }
          provider {
            name
          }
        }
      }
    }
  }
`);

type Schedule = DueReviewsQuery["reviewsDue"]["nodes"][number];

const columns: readonly Column<Schedule>[] = [
  {
    name: "Pupil",
    cell: ({ placement, placementId }) => (
      <Link to={`/placements/${placementId}?tab=reviews`} className="govuk-link">
        {placement ? placementName(placement) : "Placement"}
      </Link>
    ),
  },
  {
    name: "Due by",
    cell: ({ nextReviewDue, isOverdue, dateMoves }) =>
      nextReviewDue && (
        <>
          <span className="app-nowrap">{writeBriefDay(nextReviewDue)}</span>
          <span className={isOverdue ? "app-late" : "app-detail"}>
            {isOverdue ? `Overdue: was due ${writeDistance(nextReviewDue)}` : writeDistance(nextReviewDue)}
          </span>
          {dateMoves.some(({ state }) => state === "TO_CONFIRM") && (
            <span className="app-detail">A later date waits to be confirmed</span>
          )}
        </>
      ),
  },
  {
    name: "Provider, home school",
    cell: ({ placement }) => (
      <>
        {placement?.provider?.name ?? "Not on file"}
        <span className="app-detail">{placement?.school?.name ?? "On no roll"}</span>
      </>
    ),
    isMinor: true,
  },
  {
    name: "Last review",
    cell: ({ lastReviewOn, lastDecision }) =>
      lastReviewOn ? (
        <>
          <span className="app-nowrap">{writeBriefDay(lastReviewOn)}</span>
          {lastDecision && <span className="app-detail">{reviewDecisions[lastDecision].text}</span>}
        </>
      ) : (
        "None yet"
      ),
    isMinor: true,
  },
  {
    name: "Provider’s report",
    cell: ({ waitingReports }) => (waitingReports.length > 0 ? "Here" : "Not yet"),
    isMinor: true,
  },
];

export function DueReviews() {
  const search = useSearch();
  const viewer = useViewer();
  const paging = usePaging();
  const today = londonDay();
  const range = search.oneOf("due", dueRanges);
  const { dueBefore, isOverdue } = dueArguments(range, today);
  const [asked, again] = useQuery({
    query: DueDocument,
    variables: {
      ...paging,
      dueBefore,
      today,
      where: { isOverdue, schoolId: search.one("school"), providerId: search.one("provider") },
    },
  });
  const action = actionOf(
    viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER"),
    viewer.is("PROVIDER_MANAGER", "PROVIDER_TUTOR"),
  );
  return (
    <>
      <Filters what="reviews that fall due" names={["due", "school", "provider"]}>
        <FilterSelect
          name="due"
          label="Due"
          empty="At any time"
          choices={dueRanges.map((value) => ({ value, text: dueRangeNames[value] }))}
        />
        <FilterByPlace />
      </Filters>
      <Answer of={asked} what="reviews" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ reviewsDue, overdue }) => (
          <>
            <p className="govuk-body">
              {overdue.totalCount === 0 ? (
                "No review is overdue."
              ) : (
                <strong className="app-late">{count(overdue.totalCount, "review is", "reviews are")} overdue.</strong>
              )}
            </p>
            {reviewsDue.nodes.length === 0 ? (
              <Empty>
                <p className="govuk-body">
                  No review falls due in this time. Every placement that lasts is reviewed at least once every
                  half-term.
                </p>
              </Empty>
            ) : (
              <div className="app-dense">
                <Table
                  caption="Reviews that fall due"
                  isCaptionHidden
                  columns={action ? [...columns, action] : columns}
                  rows={reviewsDue.nodes}
                  keyOf={({ placementId }) => placementId}
                  isStale={asked.stale || asked.fetching}
                />
              </div>
            )}
            <Pager
              info={reviewsDue.pageInfo}
              shown={reviewsDue.nodes.length}
              total={reviewsDue.totalCount}
              what="review"
            />
          </>
        )}
      </Answer>
    </>
  );
}

/** What the viewer does about a review: those who commission record it, the provider reports for it. */
function actionOf(isCommissioning: boolean, isProvider: boolean): Column<Schedule> | undefined {
  if (!isCommissioning && !isProvider) {
    return undefined;
  }

  const [to, text] = isCommissioning ? ["/reviews/new", "Record"] : ["/reviews/report", "Write the report"];
  return {
    name: "Action",
    cell: ({ placement, placementId }) => (
      <Link to={`${to}?placement=${placementId}`} className="govuk-link">
        {text}
        <span className="govuk-visually-hidden"> for {placement ? placementName(placement) : "the placement"}</span>
      </Link>
    ),
  };
}
