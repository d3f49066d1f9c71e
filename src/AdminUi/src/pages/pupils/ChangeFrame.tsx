import type { ReactNode } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PupilToChangeQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Page as Frame } from "../../ui/Page";
import { fullName } from "../../words/texts";
import { mayHold } from "./rights";

const PupilDocument = graphql(`
  query PupilToChange($id: ID!, $withHolds: Boolean!) {
    pupil(by: { id: $id }) {
      id
      version
      givenName
      familyName
      birthDate
      upn
      sex
      homePostcode
      homeLaCode
      homeLocalAuthority {
        name
      }
      schools {
        id
      }
      recordHolds @include(if: $withHolds) {
        reason
        heldAt
        releasedAt
      }
    }
  }
`);

export type PupilToChange = NonNullable<PupilToChangeQuery["pupil"]>;

/** The frame of a page that changes something about one child. */
export function ChangeFrame(props: {
  title: string;
  children: (pupil: PupilToChange, reload: () => void) => ReactNode;
}) {
  const { id = "" } = useParams();
  const viewer = useViewer();
  const [asked, again] = useQuery({ query: PupilDocument, variables: { id, withHolds: mayHold(viewer) } });
  const reload = () => again({ requestPolicy: "network-only" });
  const pupil = asked.data?.pupil;
  return pupil === null ? (
    <NotFoundPage />
  ) : (
    <Frame
      title={props.title}
      caption={pupil && fullName(pupil)}
      crumbs={[
        { to: "/pupils", text: "Children" },
        { to: `/pupils/${id}`, text: "Child" },
      ]}
    >
      <Answer of={asked} what="the child" onRetry={reload}>
        {() => pupil && props.children(pupil, reload)}
      </Answer>
    </Frame>
  );
}
