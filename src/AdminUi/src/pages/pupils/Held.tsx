import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Pager, usePaging } from "../../ui/Pager";
import { Table } from "../../ui/Table";
import { writeMoment } from "../../words/dates";
import { fullName } from "../../words/texts";

const HeldDocument = graphql(`
  query HeldPupils($first: Int, $after: String, $last: Int, $before: String) {
    pupils(first: $first, after: $after, last: $last, before: $before, where: { isHeld: true }) {
      totalCount
      pageInfo {
        hasNextPage
        hasPreviousPage
        startCursor
        endCursor
      }
      nodes {
        id
        givenName
        familyName
        homeSchool {
          name
        }
        recordHolds {
          reason
          heldBy
          heldAt
          releasedAt
        }
      }
    }
  }
`);

/** Children whose records the viewer's organisation holds, so that none is held for longer than it has to be. */
export function Held() {
  const [asked, again] = useQuery({ query: HeldDocument, variables: usePaging() });
  return (
    <Answer of={asked} what="records held" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupils: { nodes, pageInfo, totalCount } }) =>
        nodes.length === 0 ? (
          <Empty>
            <p className="govuk-body">
              Your organisation holds nobody’s records. For a claim, an inquiry or a court, hold them from the child’s
              page.
            </p>
          </Empty>
        ) : (
          <>
            <Table
              caption="Children whose records your organisation holds"
              isCaptionHidden
              columns={[
                {
                  name: "Child",
                  cell: ({ id, homeSchool, ...pupil }) => (
                    <>
                      <Link to={`/pupils/${id}?tab=holds`} className="govuk-link">
                        {fullName(pupil)}
                      </Link>
                      <span className="app-detail">{homeSchool?.name ?? "On no roll"}</span>
                    </>
                  ),
                },
                { name: "Why", cell: ({ recordHolds }) => recordHolds.find(isHeld)?.reason },
                {
                  name: "Held",
                  cell: ({ recordHolds }) => {
                    const held = recordHolds.find(isHeld);
                    return (
                      held && (
                        <>
                          {writeMoment(held.heldAt)}
                          <span className="app-detail">{held.heldBy}</span>
                        </>
                      )
                    );
                  },
                  isMinor: true,
                },
              ]}
              rows={nodes}
              keyOf={({ id }) => id}
              isStale={asked.stale}
            />
            <Pager info={pageInfo} shown={nodes.length} total={totalCount} what="child" />
          </>
        )
      }
    </Answer>
  );
}

const isHeld = ({ releasedAt }: { releasedAt?: string | null }) => !releasedAt;
