import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { ChangeFrame, type ReferralToChange } from "./ChangeFrame";

const WithdrawDocument = graphql(`
  mutation WithdrawReferral($input: WithdrawReferralInput!) {
    withdrawReferral(input: $input) {
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
    <ChangeFrame title="Withdraw a referral">
      {(referral, reload) => <Withdraw referral={referral} onReload={reload} />}
    </ChangeFrame>
  );
}

function Withdraw({ referral, onReload }: { referral: ReferralToChange; onReload: () => void }) {
  const form = useForm({ reason: "" }, `referral.${referral.id}.withdraw`);
  const [isSending, send] = useSend(WithdrawDocument);
  const goDone = useGoDone();
  const withdraw = async () => {
    const { reason } = form.values;
    const sent = await send({ input: { referralId: referral.id, expectedVersion: referral.version, reason } });
    if (sent.is === "done") {
      form.reset();
      goDone(`/referrals/${referral.id}`, "The referral is withdrawn.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <>
      <p className="govuk-body">
        Withdraw a referral when the need is gone. While a statutory duty lives, a referral cannot be withdrawn: the
        duty to educate the child does not end with it.
      </p>
      <Form form={form} onSubmit={() => void withdraw()} onReload={onReload} label="Withdraw the referral">
        <TextArea form={form} name="reason" label="Why is it withdrawn?" rows={3} most={1000} />
        <Submit isSending={isSending} isWarning>
          Withdraw the referral
        </Submit>
      </Form>
    </>
  );
}
