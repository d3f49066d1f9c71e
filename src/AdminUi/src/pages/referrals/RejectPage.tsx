import { graphql } from "../../api/generated";
import type { ReferralRejectionReason } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { Form, Radios, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend, type Problem } from "../../ui/form";
import { keysOf, rejectionReasons } from "../../words/referrals";
import { choicesOf } from "../../words/texts";
import { ChangeFrame, type ReferralToChange } from "./ChangeFrame";

const RejectDocument = graphql(`
  mutation RejectReferral($input: RejectReferralInput!) {
    rejectReferral(input: $input) {
      referral {
        id
        version
        status
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return (
    <ChangeFrame title="Reject a referral">
      {(referral, reload) => <Reject referral={referral} onReload={reload} />}
    </ChangeFrame>
  );
}

function Reject({ referral, onReload }: { referral: ReferralToChange; onReload: () => void }) {
  const form = useForm({ reason: "", advice: "" }, `referral.${referral.id}.reject`);
  const [isSending, send] = useSend(RejectDocument);
  const goDone = useGoDone();
  const reject = async () => {
    const reason = keysOf(rejectionReasons).find((key) => key === form.values.reason);
    if (!reason) {
      form.showProblems([missingReason]);
      return;
    }

    const sent = await send(inputOf(referral, reason, form.values.advice));
    if (sent.is === "done") {
      form.reset();
      goDone(`/referrals/${referral.id}`, "The referral is rejected. The referrer can read why.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <p className="govuk-body">
        A live statutory duty cannot be rejected: the child has to have education by the statutory date, whoever asks.
      </p>
      <Form form={form} onSubmit={() => void reject()} onReload={onReload} label="Reject the referral">
        <Radios form={form} name="reason" label="Why is it rejected?" choices={choicesOf(rejectionReasons)} />
        <TextArea
          form={form}
          name="advice"
          label="What should the referrer do instead?"
          hint="Say also how to disagree with the decision. School and authority read this."
          most={1000}
        />
        <Submit isSending={isSending} isWarning>
          Reject the referral
        </Submit>
      </Form>
    </>
  );
}

const missingReason: Problem = { field: "reason", message: "Choose why the referral is rejected." };

const inputOf = (referral: { id: string; version: number }, reason: ReferralRejectionReason, advice: string) => ({
  input: { referralId: referral.id, expectedVersion: referral.version, reason, advice },
});
