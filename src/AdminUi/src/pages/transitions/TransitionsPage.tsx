import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql, read } from "../../api/generated";
import type { TransitionFilter, TransitionOrderField, TransitionRowFragment } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { FilterByPlace } from "../../ui/FilterByPlace";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Page as Frame } from "../../ui/Page";
import { Pager, usePaging } from "../../ui/Pager";
import { Table, type Column } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { useSorting } from "../../ui/useSorting";
import { addDays, londonDay, writeBriefDay, writeDistance } from "../../words/dates";
import { choicesOf, fullName } from "../../words/texts";
import { transitionKinds, transitionStatuses } from "../../words/transitions";
import { stagesReached } from "./stages";

const RowFields = graphql(`
  fragment TransitionRow on Transition {
    id
    kind
    status
    targetDate
    sustainedCheckDue
    isSustainedCheckOverdue
    stages {
      reachedOn
    }
    pupil {
      givenName
      familyName
    }
    destinationSchool {
      name
    }
    placement {
      provider {
        name
      }
    }
  }
`);

const ListDocument = graphql(`
  query Transitions(
    $first: Int
    $after: String
    $last: Int
    $before: String
    $where: TransitionFilter
    $orderBy: TransitionOrder
    $onlyChecks: Boolean!
    $tomorrow: Date!
  ) {
    transitions(first: $first, after: $after, last: $last, before: $before, where: $where, orderBy: $orderBy)
      @skip(if: $onlyChecks) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...TransitionRow
      }
    }
    sustainedChecksDue(first: $first, after: $after, last: $last, before: $before, dueBefore: $tomorrow)
      @include(if: $onlyChecks) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        ...TransitionRow
      }
    }
  }
`);

const shows = ["PLANNED", "IN_PROGRESS", "COMPLETED", "SUSTAINED", "BROKEN_DOWN", "late", "check-due"] as const;
type Show = (typeof shows)[number];

const showNames: Record<Show, string> = {
  PLANNED: transitionStatuses.PLANNED.text,
  IN_PROGRESS: transitionStatuses.IN_PROGRESS.text,
  COMPLETED: transitionStatuses.COMPLETED.text,
  SUSTAINED: transitionStatuses.SUSTAINED.text,
  BROKEN_DOWN: transitionStatuses.BROKEN_DOWN.text,
  late: "Past the target date",
  "check-due": "To check whether it lasted",
};

const fields: readonly TransitionOrderField[] = ["TARGET_DATE", "CREATED_AT"];

const columns: readonly Column<TransitionRowFragment, TransitionOrderField>[] = [
  {
    name: "Pupil",
    cell: (row) => (
      <Link to={`/transitions/${row.id}`} className="govuk-link">
        {row.pupil ? fullName(row.pupil) : `Pupil not named to you, by ${writeBriefDay(row.targetDate)}`}
      </Link>
    ),
  },
  {
    name: "Where to",
    cell: (row) => (
      <>
        {transitionKinds[row.kind]}
        <span className="app-detail">
          {row.destinationSchool?.name ?? "No school named"}, from {row.placement?.provider?.name ?? "a placement"}
        </span>
      </>
    ),
    isMinor: true,
  },
  {
    name: "Status",
    cell: ({ status }) => <Tag colour={transitionStatuses[status].colour}>{transitionStatuses[status].text}</Tag>,
  },
  { name: "Stages", cell: (row) => `${stagesReached(row.stages)} of ${row.stages.length}`, isMinor: true },
  {
    name: "Last stage by",
    sort: "TARGET_DATE",
    cell: ({ status, targetDate }) => (
      <>
        <span className="app-nowrap">{writeBriefDay(targetDate)}</span>
        {(status === "PLANNED" || status === "IN_PROGRESS") && targetDate < londonDay() && (
          <span className="app-late">Passed {writeDistance(targetDate)}</span>
        )}
      </>
    ),
  },
  {
    name: "Check whether it lasted",
    cell: ({ status, sustainedCheckDue, isSustainedCheckOverdue }) =>
      status === "COMPLETED" && sustainedCheckDue ? (
        <>
          <span className="app-nowrap">{writeBriefDay(sustainedCheckDue)}</span>
          {isSustainedCheckOverdue && <span className="app-late">Overdue</span>}
        </>
      ) : (
        "–"
      ),
    isMinor: true,
  },
];

export function Page() {
  const search = useSearch();
  const paging = usePaging();
  const { sorting, onSort } = useSorting(fields, { by: "CREATED_AT", direction: "DESC" });
  const show = search.oneOf("show", shows);
  const onlyChecks = show === "check-due";
  const today = londonDay();
  const [asked, again] = useQuery({
    query: ListDocument,
    variables: {
      ...paging,
      where: {
        ...filterOf(show, today),
        kind: search.oneOf(
          "kind",
          choicesOf(transitionKinds).map(({ value }) => value),
        ),
        schoolId: search.one("school"),
      },
      orderBy: { field: sorting.by, direction: sorting.direction },
      onlyChecks,
      tomorrow: addDays(today, 1),
    },
  });
  return (
    <Frame title="Transitions">
      <Details summary="What a transition is">
        The planned way out of a placement, in stages: back to the home school, to another school, or on after 16. It is
        planned once a review has decided that the pupil returns or the placement ends. Twelve weeks after it is
        complete, somebody checks whether it lasted.
      </Details>
      <Filters what="transitions" names={["show", "kind", "school"]}>
        <FilterSelect
          name="show"
          label="Show"
          empty="All transitions"
          choices={shows.map((value) => ({ value, text: showNames[value] }))}
        />
        <FilterSelect name="kind" label="Where to" empty="Anywhere" choices={choicesOf(transitionKinds)} />
        <FilterByPlace withoutProviders />
      </Filters>
      <Answer of={asked} what="transitions" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ transitions, sustainedChecksDue }) => {
          const list = onlyChecks ? sustainedChecksDue : transitions;
          return (
            list && (
              <>
                {list.nodes.length === 0 ? (
                  <Empty>
                    <p className="govuk-body">
                      {onlyChecks
                        ? "Nothing has to be checked today."
                        : search.text
                          ? "No transition fits these filters. Choose other ones, or clear them."
                          : "No way out is planned yet. It is planned from a placement, after a review has decided it."}
                    </p>
                  </Empty>
                ) : (
                  <div className="app-dense">
                    <Table
                      caption="Transitions"
                      isCaptionHidden
                      columns={columns}
                      rows={list.nodes.map((row) => read(RowFields, row))}
                      keyOf={({ id }) => id}
                      sorting={onlyChecks ? undefined : sorting}
                      onSort={onlyChecks ? undefined : onSort}
                      isStale={asked.stale || asked.fetching}
                    />
                  </div>
                )}
                <Pager info={list.pageInfo} shown={list.nodes.length} total={list.totalCount} what="transition" />
              </>
            )
          );
        }}
      </Answer>
    </Frame>
  );
}

function filterOf(show: Show | undefined, today: string): TransitionFilter {
  switch (show) {
    case undefined:
    case "check-due":
      return {};
    case "late":
      return { statuses: ["PLANNED", "IN_PROGRESS"], targetBefore: today };
    default:
      return { statuses: [show] };
  }
}
