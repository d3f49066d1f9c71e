import "./referrals.scss";

import { useParams } from "react-router";
import { useClient, useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ProvisionReason, ReferralToEditQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useForm } from "../../ui/form";
import { noValues, type ReferralValues } from "./referralForm";
import { draftName, ReferralForm } from "./ReferralForm";

const EditDocument = graphql(`
  query ReferralToEdit($id: ID!) {
    referral(id: $id) {
      id
      version
      status
      pupilId
      reason
      eventDate
      summary
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [answer, again] = useQuery({ query: EditDocument, variables: { id } });
  return (
    <Answer of={answer} what="the draft" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ referral }) => (referral?.status === "DRAFT" ? <Edit key={id} referral={referral} /> : <NotFoundPage />)}
    </Answer>
  );
}

type Draft = NonNullable<ReferralToEditQuery["referral"]>;

function Edit({ referral }: { referral: Draft }) {
  const client = useClient();
  const form = useForm(valuesOf(referral), draftName(referral.id));
  // What was written stays, and rests on the newest version from now on.
  const reload = async () => {
    const asked = await client.query(EditDocument, { id: referral.id }, { requestPolicy: "network-only" });
    if (asked.data?.referral) {
      form.set("version", asked.data.referral.version);
      form.set("saved", "");
      form.showProblems([]);
    }
  };
  const again = form.isRestored ? undefined : askedAgain[referral.reason];
  return <ReferralForm form={form} id={referral.id} onReload={() => void reload()} note={again} />;
}

/** What the server keeps of a draft but does not tell. */
const askedAgain: Partial<Record<ProvisionReason, string>> = {
  PERMANENT_EXCLUSION: "The draft does not show when on the day the exclusion took effect. Choose it again.",
  SUSPENSION: "The draft does not show the suspensions that it was saved with. Write them again.",
  OFF_SITE_DIRECTION: "The draft does not show what the direction is for. Choose it again.",
};

function valuesOf({ pupilId, reason, eventDate, summary, version }: Draft): ReferralValues {
  return { ...noValues, pupilId, reason, eventDate, summary, version };
}
