import type { ReactNode } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import type { ProviderToChangeQuery } from "../../api/generated/graphql";
import { RecordFrame } from "../../ui/RecordFrame";
import { ProviderToChangeDocument } from "./ProviderToChange";

export type ProviderToChange = NonNullable<ProviderToChangeQuery["provider"]>;

/** The frame of a page that changes something about one provider. */
export function ChangeFrame(props: {
  title: string;
  children: (provider: ProviderToChange, reload: () => void) => ReactNode;
}) {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ProviderToChangeDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const provider = asked.data?.provider;
  return (
    <RecordFrame
      title={props.title}
      caption={provider?.name}
      crumbs={[
        { to: "/providers", text: "Providers" },
        { to: `/providers/${id}`, text: provider?.name ?? "Provider" },
      ]}
      of={asked}
      what="the provider"
      record={provider}
      onReload={reload}
    >
      {(found) => props.children(found, reload)}
    </RecordFrame>
  );
}
