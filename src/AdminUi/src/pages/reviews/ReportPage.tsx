import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Page as Frame } from "../../ui/Page";
import { writeDay } from "../../words/dates";
import { placementName } from "../placements/placementName";
import { ReportText } from "./Report";

const ReportDocument = graphql(`
  query Report($id: ID!) {
    node(id: $id) {
      __typename
      ... on ProviderReport {
        id
        placementId
        ...ProviderReport
        placement {
          ...PlacementName
        }
        review {
          id
          heldOn
        }
      }
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ReportDocument, variables: { id } });
  const report = asked.data?.node?.__typename === "ProviderReport" ? asked.data.node : undefined;
  return asked.data && !report ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Provider’s report"
      caption={report?.placement && placementName(report.placement)}
      crumbs={[
        { to: "/placements", text: "Placements" },
        ...(report ? [{ to: `/placements/${report.placementId}?tab=reviews`, text: "Placement" }] : []),
      ]}
    >
      <Answer of={asked} what="the report" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() =>
          report && (
            <>
              <ReportText of={report} />
              <p className="govuk-body">
                {report.review ? (
                  <>
                    Taken by the{" "}
                    <Link to={`/reviews/${report.review.id}`} className="govuk-link">
                      review of {writeDay(report.review.heldOn)}
                    </Link>
                    .
                  </>
                ) : (
                  "It waits for the next review."
                )}
              </p>
            </>
          )
        }
      </Answer>
    </Frame>
  );
}
