import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Page as Frame } from "../../ui/Page";
import { placementCrumbs } from "./crumbs";
import { PlacementDocument } from "./PlacementDocument";

const DocumentDocument = graphql(`
  query PlacementToPrint($id: ID!) {
    placement(id: $id) {
      ...PlacementDocument
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: DocumentDocument, variables: { id } });
  return asked.data?.placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title="Placement for print"
      crumbs={placementCrumbs(id)}
      actions={
        <button type="button" className="govuk-button" onClick={() => print()}>
          Print
        </button>
      }
    >
      <Answer of={asked} what="the placement" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ placement }) => placement && <PlacementDocument of={placement} />}
      </Answer>
    </Frame>
  );
}
