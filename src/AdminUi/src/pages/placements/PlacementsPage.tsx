import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PlacementFilter, PlacementOrderField } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Done } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { FilterByPlace } from "../../ui/FilterByPlace";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { useSearch } from "../../ui/useSearch";
import { useSorting } from "../../ui/useSorting";
import { londonDay } from "../../words/dates";
import { placementStatuses } from "../../words/placements";
import { PlacementTable } from "./PlacementTable";

const PlacementsDocument = graphql(`
  query Placements(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $where: PlacementFilter
    $orderBy: PlacementOrder
    $onlyOverdue: Boolean!
    $today: Date!
    $overdueWhere: ReviewsDueFilter
  ) {
    placements(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy)
      @skip(if: $onlyOverdue) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...PlacementRow
      }
    }
    reviewsDue(first: $first, after: $after, last: $last, before: $before, dueBefore: $today, where: $overdueWhere)
      @include(if: $onlyOverdue) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        placement {
          ...PlacementRow
        }
      }
    }
  }
`);

const shows = ["AWAITING_AGREEMENT", "AGREED", "ACTIVE", "ENDED", "NOT_AGREED", "review-overdue", "past-end"] as const;
type Show = (typeof shows)[number];

const showNames: Record<Show, string> = {
  AWAITING_AGREEMENT: placementStatuses.AWAITING_AGREEMENT.text,
  AGREED: placementStatuses.AGREED.text,
  ACTIVE: placementStatuses.ACTIVE.text,
  ENDED: placementStatuses.ENDED.text,
  NOT_AGREED: placementStatuses.NOT_AGREED.text,
  "review-overdue": "Review overdue",
  "past-end": "Past the agreed end",
};

const fields: readonly PlacementOrderField[] = ["START_DATE", "PLANNED_END_DATE"];

export function Page() {
  const search = useSearch();
  const paging = usePaging();
  const { sorting, onSort } = useSorting(fields, { by: "START_DATE", direction: "DESC" });
  const show = search.oneOf("show", shows);
  const today = londonDay();
  const place = { schoolId: search.one("school"), providerId: search.one("provider") };
  const onlyOverdue = show === "review-overdue";
  const [asked, again] = useQuery({
    query: PlacementsDocument,
    variables: {
      ...paging,
      where: { ...place, ...filterOf(show, today) },
      orderBy: { field: sorting.by, direction: sorting.direction },
      onlyOverdue,
      today,
      overdueWhere: { ...place, isOverdue: true },
    },
  });
  return (
    <Frame
      title="Placements"
      actions={
        <Link to="/placements/register" className="govuk-button govuk-button--secondary">
          Today’s register
        </Link>
      }
    >
      <Done />
      <Filters what="placements" names={["show", "school", "provider"]}>
        <FilterSelect
          name="show"
          label="Show"
          empty="All placements"
          choices={shows.map((value) => ({ value, text: showNames[value] }))}
        />
        <FilterByPlace />
      </Filters>
      <Answer of={asked} what="placements" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ placements, reviewsDue }) => {
          const list = onlyOverdue ? reviewsDue : placements;
          const rows = onlyOverdue
            ? (reviewsDue?.nodes ?? []).flatMap(({ placement }) => placement ?? [])
            : (placements?.nodes ?? []);
          return (
            list && (
              <>
                {rows.length === 0 ? (
                  <Empty>
                    <p className="govuk-body">{emptyText(show, search.text !== "")}</p>
                  </Empty>
                ) : (
                  <PlacementTable
                    rows={rows}
                    sorting={onlyOverdue ? undefined : sorting}
                    onSort={onlyOverdue ? undefined : onSort}
                    isStale={asked.stale || asked.fetching}
                  />
                )}
                <Pager info={list.pageInfo} shown={rows.length} total={list.totalCount} what="placement" />
              </>
            )
          );
        }}
      </Answer>
    </Frame>
  );
}

function filterOf(show: Show | undefined, today: string): PlacementFilter {
  switch (show) {
    case undefined:
    case "review-overdue":
      return {};
    case "past-end":
      return { statuses: ["ACTIVE", "AGREED"], endsBefore: today };
    default:
      return { statuses: [show] };
  }
}

function emptyText(show: Show | undefined, isFiltered: boolean): string {
  return show === "review-overdue"
    ? "No review is overdue. Reviews that fall due are under Reviews."
    : show === "past-end"
      ? "No placement is past its agreed end."
      : isFiltered
        ? "No placement fits these filters. Choose other ones, or clear them."
        : "There are no placements yet. A placement is proposed from an accepted referral.";
}
