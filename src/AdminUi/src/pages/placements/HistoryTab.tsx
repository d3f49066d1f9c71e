import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Pager, usePaging } from "../../ui/Pager";
import { Table } from "../../ui/Table";
import { writeMoment } from "../../words/dates";
import { organisationName, sayAction } from "../../words/texts";

const HistoryDocument = graphql(`
  query PlacementHistory($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    auditTrail(id: $id, first: $first, after: $after, last: $last, before: $before) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        at
        kind
        subject
        organisation
        localAuthority {
          name
        }
        school {
          name
        }
        provider {
          name
        }
        action
        reason
      }
    }
  }
`);

/** Who changed the placement and who was told what it holds. */
export function HistoryTab({ id }: { id: string }) {
  const paging = usePaging();
  const [asked, again] = useQuery({ query: HistoryDocument, variables: { id, ...paging } });
  return (
    <Answer of={asked} what="the history" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ auditTrail }) =>
        !auditTrail || auditTrail.nodes.length === 0 ? (
          <Empty>
            <p className="govuk-body">Nobody has changed or read this placement yet.</p>
          </Empty>
        ) : (
          <>
            <Table
              caption="Who changed it and who read it"
              columns={[
                { name: "When", cell: (entry) => writeMoment(entry.at) },
                {
                  name: "What",
                  cell: (entry) => `${entry.kind === "CHANGE" ? "Changed" : "Read"}: ${sayAction(entry.action)}`,
                },
                { name: "Who", cell: (entry) => entry.subject ?? "Somebody of another organisation" },
                {
                  name: "For",
                  cell: (entry) => (entry.organisation === "system" ? "The product itself" : organisationName(entry)),
                  isMinor: true,
                },
              ]}
              rows={auditTrail.nodes}
              keyOf={(entry) => entry.id}
              isStale={asked.stale || asked.fetching}
            />
            <Pager
              info={auditTrail.pageInfo}
              shown={auditTrail.nodes.length}
              total={auditTrail.totalCount}
              what="entry"
            />
          </>
        )
      }
    </Answer>
  );
}
