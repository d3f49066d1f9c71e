import type { ReactNode } from "react";
import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ReferralToChangeQuery } from "../../api/generated/graphql";
import { RecordFrame } from "../../ui/RecordFrame";
import { fullName } from "../../words/texts";

const ReferralDocument = graphql(`
  query ReferralToChange($id: ID!) {
    referral(id: $id) {
      id
      version
      pupil {
        givenName
        familyName
      }
    }
  }
`);

export type ReferralToChange = NonNullable<ReferralToChangeQuery["referral"]>;

/** The frame of a page that asks about, withdraws or rejects one referral. */
export function ChangeFrame(props: {
  title: string;
  children: (referral: ReferralToChange, reload: () => void) => ReactNode;
}) {
  const { id = "" } = useParams();
  const [asked, again] = useQuery({ query: ReferralDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const referral = asked.data?.referral;
  return (
    <RecordFrame
      title={props.title}
      caption={referral ? fullName(referral.pupil) : undefined}
      crumbs={referralCrumbs(id)}
      of={asked}
      what="the referral"
      record={referral}
      onReload={reload}
    >
      {(found) => props.children(found, reload)}
    </RecordFrame>
  );
}

/** The way up from a page about one referral. */
export const referralCrumbs = (id: string) => [
  { to: "/referrals", text: "Referrals" },
  { to: `/referrals/${id}`, text: "Referral" },
];
