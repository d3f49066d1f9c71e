import { useEffect, useRef } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql, read } from "../../api/generated";
import type { ConcernFilter } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Filters, FilterSelect } from "../../ui/Filters";
import { Pager, usePaging } from "../../ui/Pager";
import { Table } from "../../ui/Table";
import { Tabs } from "../../ui/Tabs";
import { Tag } from "../../ui/Tag";
import { useSearch } from "../../ui/useSearch";
import { writeMoment } from "../../words/dates";
import { Concerns } from "./Concerns";
import { Listening } from "./Listening";
import { SafeguardingPage } from "./SafeguardingPage";
import { useNamesShown } from "./useNamesShown";
import { useWatch } from "./watch/WatchProvider";
import { bySeverity, kinds, severities, statuses } from "./words";

export function Page() {
  const viewer = useViewer();
  return (
    <SafeguardingPage
      title="Safeguarding"
      isTop
      actions={
        <Link to="/safeguarding/new" className="govuk-button">
          Raise a concern
        </Link>
      }
    >
      {viewer.is("SAFEGUARDING_LEAD") ? <ForLeads /> : <ForOthers />}
    </SafeguardingPage>
  );
}

function ForLeads() {
  const [areNamesShown, showNames] = useNamesShown();
  return (
    <>
      <Listening />
      <p className="govuk-body">
        <button type="button" className="app-button-link" onClick={() => showNames(!areNamesShown)}>
          {areNamesShown ? "Hide the children’s names" : "Show the children’s names"}
        </button>
        {" · "}
        <Link to="/safeguarding/emergency" className="govuk-link">
          Emergency accesses
        </Link>
      </p>
      <Tabs
        label="Concerns"
        tabs={[
          { id: "waiting", text: "Waiting", panel: () => <Waiting areNamesShown={areNamesShown} /> },
          { id: "all", text: "All concerns", panel: () => <All areNamesShown={areNamesShown} /> },
        ]}
      />
    </>
  );
}

const WaitingPartFields = graphql(`
  fragment WaitingPart on ConcernConnection {
    totalCount
    nodes {
      id
      ...ConcernRow
    }
  }
`);

const WaitingDocument = graphql(`
  query WaitingConcerns {
    immediate: concerns(
      first: 50
      where: { statuses: [RAISED, DELIVERED], severities: [IMMEDIATE] }
      orderBy: { field: ACKNOWLEDGE_BY, direction: ASC }
    ) {
      ...WaitingPart
    }
    high: concerns(
      first: 50
      where: { statuses: [RAISED, DELIVERED], severities: [HIGH] }
      orderBy: { field: ACKNOWLEDGE_BY, direction: ASC }
    ) {
      ...WaitingPart
    }
    medium: concerns(
      first: 50
      where: { statuses: [RAISED, DELIVERED], severities: [MEDIUM] }
      orderBy: { field: ACKNOWLEDGE_BY, direction: ASC }
    ) {
      ...WaitingPart
    }
    low: concerns(
      first: 50
      where: { statuses: [RAISED, DELIVERED], severities: [LOW] }
      orderBy: { field: ACKNOWLEDGE_BY, direction: ASC }
    ) {
      ...WaitingPart
    }
    byOthers: concerns(
      first: 25
      where: { statuses: [ACKNOWLEDGED], isAcknowledgedByUs: false }
      orderBy: { field: RAISED_AT, direction: DESC }
    ) {
      ...WaitingPart
    }
  }
`);

function Waiting({ areNamesShown }: { areNamesShown: boolean }) {
  const [asked, again] = useQuery({ query: WaitingDocument });
  const reload = () => again({ requestPolicy: "network-only" });
  useReloadOnChange(reload);
  return (
    <Answer of={asked} what="concerns" onRetry={reload}>
      {(data) => {
        const parts = bySeverity.map((severity) => ({ severity, ...read(WaitingPartFields, data[partOf[severity]]) }));
        const byOthers = read(WaitingPartFields, data.byOthers);
        const waiting = parts.flatMap(({ nodes }) => nodes);
        return (
          <>
            <h2 className="govuk-heading-m">Nobody has acknowledged these</h2>
            {waiting.length === 0 ? (
              <Empty>No concern waits. A new one appears here by itself.</Empty>
            ) : (
              <Concerns caption="Concerns that nobody has acknowledged" of={waiting} areNamesShown={areNamesShown} />
            )}
            {parts
              .filter(({ totalCount, nodes }) => totalCount > nodes.length)
              .map(({ severity, totalCount, nodes }) => (
                <p key={severity} className="govuk-body">
                  Of severity {severities[severity].text.toLowerCase()} the {nodes.length} whose time ends first are
                  shown.{" "}
                  <Link to={`?tab=all&status=WAITING&severity=${severity}`} className="govuk-link">
                    See all {totalCount}
                  </Link>
                </p>
              ))}
            {byOthers.nodes.length > 0 && (
              <>
                <h2 className="govuk-heading-m">Acknowledged elsewhere, not by us</h2>
                <Concerns
                  caption="Concerns that another organisation has acknowledged, and ours has not"
                  of={byOthers.nodes}
                  areNamesShown={areNamesShown}
                />
                {byOthers.totalCount > byOthers.nodes.length && (
                  <p className="govuk-body">
                    <Link to="?tab=all&status=NOT_BY_US" className="govuk-link">
                      See all {byOthers.totalCount}
                    </Link>
                  </p>
                )}
              </>
            )}
          </>
        );
      }}
    </Answer>
  );
}

const partOf = { IMMEDIATE: "immediate", HIGH: "high", MEDIUM: "medium", LOW: "low" } as const;

const AllDocument = graphql(`
  query AllConcerns($where: ConcernFilter, $first: Int, $after: String, $last: Int, $before: String) {
    concerns(
      where: $where
      first: $first
      after: $after
      last: $last
      before: $before
      orderBy: { field: RAISED_AT, direction: DESC }
    ) {
      totalCount
      nodes {
        id
        ...ConcernRow
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

const progress: Record<string, { text: string; where: ConcernFilter }> = {
  WAITING: { text: "Acknowledged by nobody", where: { statuses: ["RAISED", "DELIVERED"] } },
  OVERDUE: { text: "Late", where: { isOverdue: true } },
  NOT_BY_US: { text: "Not acknowledged by us", where: { isAcknowledgedByUs: false } },
  ACKNOWLEDGED: { text: "Acknowledged", where: { statuses: ["ACKNOWLEDGED"] } },
};

function All({ areNamesShown }: { areNamesShown: boolean }) {
  const search = useSearch();
  const paging = usePaging();
  const severity = search.oneOf("severity", bySeverity);
  const kind = kindChoices.find(({ value }) => value === search.one("kind"))?.value;
  const where: ConcernFilter = {
    ...progress[search.one("status") ?? ""]?.where,
    ...(severity && { severities: [severity] }),
    ...(kind && { kinds: [kind] }),
  };
  const [asked, again] = useQuery({ query: AllDocument, variables: { where, ...paging } });
  const reload = () => again({ requestPolicy: "network-only" });
  useReloadOnChange(reload);
  return (
    <>
      <Filters what="concerns" names={["status", "severity", "kind"]}>
        <FilterSelect
          name="status"
          label="Progress"
          empty="All"
          choices={Object.entries(progress).map(([value, { text }]) => ({ value, text }))}
        />
        <FilterSelect
          name="severity"
          label="Severity"
          empty="All"
          choices={bySeverity.map((value) => ({ value, text: severities[value].text }))}
        />
        <FilterSelect name="kind" label="About" empty="All" choices={kindChoices} />
      </Filters>
      <Answer of={asked} what="concerns" onRetry={reload}>
        {({ concerns: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>There is no concern like this. Choose fewer filters to see more.</Empty>
          ) : (
            <>
              <Concerns caption="Concerns" of={nodes} areNamesShown={areNamesShown} isStale={asked.stale} />
              <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="concern" />
            </>
          )
        }
      </Answer>
    </>
  );
}

const kindChoices = (Object.keys(kinds) as (keyof typeof kinds)[]).map((value) => ({ value, text: kinds[value] }));

/** Who is no safeguarding lead sees of the own concerns how far they have come, and no more. */
const OwnDocument = graphql(`
  query OwnConcerns($first: Int, $after: String, $last: Int, $before: String) {
    concerns(first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        severity
        kind
        status
        raisedAt
      }
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
    }
  }
`);

function ForOthers() {
  const viewer = useViewer();
  const [asked, again] = useQuery({ query: OwnDocument, variables: usePaging() });
  return (
    <>
      <p className="govuk-body">
        Is a child in danger now? <strong>Call 999 first.</strong> Then raise a concern: the safeguarding leads who must
        act are told at once.
      </p>
      {viewer.is("SCHOOL_LEADER", "LA_COMMISSIONER") && (
        <p className="govuk-body">
          <Link to="/safeguarding/emergency" className="govuk-link">
            Emergency accesses
          </Link>
        </p>
      )}
      <h2 className="govuk-heading-m">Concerns that you raised</h2>
      <Answer of={asked} what="your concerns" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ concerns: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>You have raised none. What you see and hear counts, also when you are not sure.</Empty>
          ) : (
            <>
              <Table
                caption="Concerns that you raised"
                isCaptionHidden
                rows={nodes}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: "Raised",
                    cell: ({ id, raisedAt }) => (
                      <Link to={`/safeguarding/${id}`} className="govuk-link">
                        {writeMoment(raisedAt)}
                      </Link>
                    ),
                  },
                  {
                    name: "Severity",
                    cell: ({ severity }) => <Tag colour={severities[severity].colour}>{severities[severity].text}</Tag>,
                  },
                  { name: "About", cell: ({ kind }) => kinds[kind], isMinor: true },
                  { name: "How far it has come", cell: ({ status }) => statuses[status].meaning },
                ]}
              />
              <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="concern" />
            </>
          )
        }
      </Answer>
    </>
  );
}

/** Lists follow what is heard, and what may have been missed during a break. */
function useReloadOnChange(reload: () => void) {
  const changes = useWatch()?.state.changes ?? 0;
  const seen = useRef(changes);
  const now = useRef(reload);
  useEffect(() => {
    now.current = reload;
  });
  useEffect(() => {
    if (seen.current !== changes) {
      seen.current = changes;
      now.current();
    }
  }, [changes]);
}
