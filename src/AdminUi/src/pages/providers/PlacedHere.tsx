import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Pager, usePaging } from "../../ui/Pager";
import { PlacementTable } from "../placements/PlacementTable";

const PlacedDocument = graphql(`
  query PlacedHere($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
    placements(
      first: $first
      after: $after
      last: $last
      before: $before
      where: { providerId: $id, statuses: [AWAITING_AGREEMENT, AGREED, ACTIVE] }
    ) {
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
  }
`);

/** Children who are placed here, or soon will be, as far as the viewer may see them. */
export function PlacedHere({ id }: { id: string }) {
  const paging = usePaging();
  const [asked, again] = useQuery({ query: PlacedDocument, variables: { id, ...paging } });
  return (
    <Answer of={asked} what="placements" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ placements }) =>
        placements.nodes.length === 0 ? (
          <Empty>
            <p className="govuk-body">No child that you may see is placed here.</p>
          </Empty>
        ) : (
          <>
            <PlacementTable rows={placements.nodes} isStale={asked.stale || asked.fetching} />
            <Pager
              info={placements.pageInfo}
              shown={placements.nodes.length}
              total={placements.totalCount}
              what="placement"
            />
          </>
        )
      }
    </Answer>
  );
}
