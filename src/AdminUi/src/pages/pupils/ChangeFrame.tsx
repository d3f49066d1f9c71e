import type { ReactNode } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { PupilToChangeQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { RecordFrame } from "../../ui/RecordFrame";
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
      facts {
        id
        kind
        from
        until
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
  return (
    <RecordFrame
      title={props.title}
      caption={pupil ? fullName(pupil) : undefined}
      crumbs={[
        { to: "/pupils", text: "Children" },
        { to: `/pupils/${id}`, text: "Child" },
      ]}
      of={asked}
      what="the child"
      record={pupil}
      onReload={reload}
    >
      {(found) => props.children(found, reload)}
    </RecordFrame>
  );
}
