import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { HeldReviewsQuery, ReviewDecision, ReviewOrderField } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { FilterByPlace } from "../../ui/FilterByPlace";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Pager, usePaging } from "../../ui/Pager";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { useSorting } from "../../ui/useSorting";
import { writeBriefDay } from "../../words/dates";
import { reviewDecisions } from "../../words/reviews";
import { choicesOf } from "../../words/texts";
import { placementName } from "../placements/placementName";

const HeldDocument = graphql(`
  query HeldReviews(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $where: ReviewFilter
    $orderBy: ReviewOrder
  ) {
    reviews(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        heldOn
        decision
        isAttending
        isSafe
        isMeetingNeed
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

type Review = HeldReviewsQuery["reviews"]["nodes"][number];

const fields: readonly ReviewOrderField[] = ["HELD_ON"];

const columns: readonly Column<Review, ReviewOrderField>[] = [
  {
    name: "Pupil",
    cell: ({ id, placement }) => (
      <Link to={`/reviews/${id}`} className="govuk-link">
        {placement ? placementName(placement) : "Placement not yours to see"}
      </Link>
    ),
  },
  {
    name: "Held on",
    sort: "HELD_ON",
    cell: ({ heldOn }) => <span className="app-nowrap">{writeBriefDay(heldOn)}</span>,
  },
  {
    name: "Decision",
    cell: ({ decision }) => <Tag colour={reviewDecisions[decision].colour}>{reviewDecisions[decision].text}</Tag>,
  },
  { name: "Found", cell: (review) => <Found review={review} />, isMinor: true },
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
];

function Found({ review }: { review: Review }) {
  const troubles = [
    !review.isSafe && "not safe",
    !review.isAttending && "not attending",
    !review.isMeetingNeed && "need not met",
  ].filter(Boolean);
  return troubles.length === 0 ? <>Attends, safe, need met</> : <span className="app-late">{troubles.join(", ")}</span>;
}

export function HeldReviews() {
  const search = useSearch();
  const paging = usePaging();
  const { sorting, onSort } = useSorting(fields, { by: "HELD_ON", direction: "DESC" });
  const decision = search.oneOf<ReviewDecision>("decision", ["CONTINUE", "CHANGE", "END", "RETURN"]);
  const [asked, again] = useQuery({
    query: HeldDocument,
    variables: {
      ...paging,
      where: {
        decisions: decision && [decision],
        isSafe: search.one("safe") === "no" ? false : undefined,
        schoolId: search.one("school"),
        providerId: search.one("provider"),
      },
      orderBy: { field: sorting.by, direction: sorting.direction },
    },
  });
  return (
    <>
      <Filters what="reviews held" names={["decision", "safe", "school", "provider"]}>
        <FilterSelect
          name="decision"
          label="Decision"
          empty="Any decision"
          choices={choicesOf(reviewDecisions).map(({ value, text }) => ({ value, text }))}
        />
        <FilterSelect
          name="safe"
          label="Safety"
          empty="All reviews"
          choices={[{ value: "no", text: "The child was not safe" }]}
        />
        <FilterByPlace />
      </Filters>
      <Answer of={asked} what="reviews" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ reviews }) => (
          <>
            {reviews.nodes.length === 0 ? (
              <Empty>
                <p className="govuk-body">No review fits these filters. Choose other ones, or clear them.</p>
              </Empty>
            ) : (
              <div className="app-dense">
                <Table
                  caption="Reviews held"
                  isCaptionHidden
                  columns={columns}
                  rows={reviews.nodes}
                  keyOf={({ id }) => id}
                  sorting={sorting}
                  onSort={onSort}
                  isStale={asked.stale || asked.fetching}
                />
              </div>
            )}
            <Pager info={reviews.pageInfo} shown={reviews.nodes.length} total={reviews.totalCount} what="review" />
          </>
        )}
      </Answer>
    </>
  );
}
