import "./referrals.scss";

import { useParams } from "react-router";
import { useClient, useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ReferralToEditQuery } from "../../api/generated/graphql";
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
      circumstances {
        exclusionSession
        suspensions {
          from
          to
        }
        directionPurpose
      }
    }
  }
`);

export function Page() {
  const { id = "" } = useParams();
  const [answer, again] = useQuery({ query: EditDocument, variables: { id } });
  return (
    <Answer of={answer} what="the draft" title="Refer a child" onRetry={() => again({ requestPolicy: "network-only" })}>
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
  return <ReferralForm form={form} id={referral.id} onReload={() => void reload()} />;
}

function valuesOf({ pupilId, reason, eventDate, summary, version, circumstances }: Draft): ReferralValues {
  return {
    ...noValues,
    pupilId,
    reason,
    eventDate,
    summary,
    version,
    exclusionSession: circumstances?.exclusionSession ?? "",
    suspensions: circumstances?.suspensions.length ? circumstances.suspensions : noValues.suspensions,
    directionPurpose: circumstances?.directionPurpose ?? "",
  };
}
