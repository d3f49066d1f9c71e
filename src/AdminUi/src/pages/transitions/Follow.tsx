import type { ReactNode } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import type { TransitionToFollowQuery } from "../../api/generated/graphql";
import { RecordFrame } from "../../ui/RecordFrame";
import { fullName } from "../../words/texts";
import { transitionCrumbs, TransitionToFollowDocument } from "./TransitionToFollow";

export type TransitionToFollow = NonNullable<TransitionToFollowQuery["transition"]>;

/** The frame of a page that records one step of a transition. */
export function Follow(props: {
  title: string;
  children: (transition: TransitionToFollow, reload: () => void) => ReactNode;
}) {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: TransitionToFollowDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const transition = asked.data?.transition;
  return (
    <RecordFrame
      title={props.title}
      caption={transition ? fullName(transition.pupil) : undefined}
      crumbs={transitionCrumbs(id)}
      of={asked}
      what="the transition"
      record={transition}
      onReload={reload}
    >
      {(found) => props.children(found, reload)}
    </RecordFrame>
  );
}
