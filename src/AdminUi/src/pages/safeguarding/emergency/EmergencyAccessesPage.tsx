import { useEffect } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../../../app/ViewerContext";
import { graphql } from "../../../api/generated";
import { Answer } from "../../../ui/Answer";
import { Empty } from "../../../ui/Empty";
import { Filters, FilterSelect } from "../../../ui/Filters";
import { Pager, usePaging } from "../../../ui/Pager";
import { Table } from "../../../ui/Table";
import { Tag } from "../../../ui/Tag";
import { useSearch } from "../../../ui/useSearch";
import { writeMoment, writeTime } from "../../../words/dates";
import { organisationName } from "../../../words/texts";
import { SafeguardingPage } from "../SafeguardingPage";
import { useNow } from "../clock";
import { useWatch } from "../watch/WatchProvider";
import { sayStanding } from "./words";

const EmergencyAccessesDocument = graphql(`
  query EmergencyAccesses($where: EmergencyAccessFilter, $first: Int, $after: String, $last: Int, $before: String) {
    emergencyAccesses(where: $where, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      nodes {
        id
        openedBy
        openedAt
        until
        reviewedAt
        isJustified
        localAuthority {
          name
        }
        school {
          name
        }
        provider {
          name
        }
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

export function Page() {
  const viewer = useViewer();
  const mayOpen = viewer.is("SAFEGUARDING_LEAD", "SCHOOL_LEADER", "LA_COMMISSIONER");
  return (
    <SafeguardingPage
      title="Emergency accesses"
      actions={
        mayOpen && (
          <Link to="/safeguarding/emergency/new" className="govuk-button">
            Open concerns in an emergency
          </Link>
        )
      }
    >
      <p className="govuk-body">
        {viewer.is("SAFEGUARDING_LEAD") && viewer.laCode
          ? "Who opened the concerns about a child of your authority because it could not wait. Look into each, and record what you found."
          : "What you opened because a child could not wait. A safeguarding lead of the child’s authority looks into each."}
      </p>
      <Accesses />
    </SafeguardingPage>
  );
}

function Accesses() {
  const search = useSearch();
  const now = useNow();
  const review = search.oneOf("review", ["waiting", "done"]);
  const [asked, again] = useQuery({
    query: EmergencyAccessesDocument,
    variables: { where: review && { isReviewed: review === "done" }, ...usePaging() },
  });
  const heard = useWatch()?.state.accesses.length;
  useEffect(() => {
    again({ requestPolicy: "network-only" });
  }, [heard, again]);
  return (
    <>
      <Filters what="emergency accesses" names={["review"]}>
        <FilterSelect
          name="review"
          label="Looked into"
          empty="All"
          choices={[
            { value: "waiting", text: "Not yet" },
            { value: "done", text: "Yes" },
          ]}
        />
      </Filters>
      <Answer of={asked} what="emergency accesses" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ emergencyAccesses: { nodes, pageInfo, totalCount } }) =>
          nodes.length === 0 ? (
            <Empty>There is none{review ? " like this" : ""}.</Empty>
          ) : (
            <>
              <Table
                caption="Emergency accesses"
                isCaptionHidden
                isStale={asked.stale}
                rows={nodes}
                keyOf={({ id }) => id}
                columns={[
                  {
                    name: "Opened",
                    cell: ({ id, openedAt }) => (
                      <Link to={`/safeguarding/emergency/${id}`} className="govuk-link">
                        {writeMoment(openedAt)}
                      </Link>
                    ),
                  },
                  {
                    name: "By",
                    cell: (access) => (
                      <>
                        {access.openedBy}, {organisationName(access)}
                      </>
                    ),
                  },
                  {
                    name: "Open until",
                    cell: ({ until }) =>
                      Date.parse(until) > now ? <Tag colour="red">Open until {writeTime(until)}</Tag> : "Closed again",
                    isMinor: true,
                  },
                  {
                    name: "Looked into",
                    cell: (access) => (
                      <Tag colour={!access.reviewedAt ? "orange" : access.isJustified ? "green" : "red"}>
                        {sayStanding(access)}
                      </Tag>
                    ),
                  },
                ]}
              />
              <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="emergency access" />
            </>
          )
        }
      </Answer>
    </>
  );
}
