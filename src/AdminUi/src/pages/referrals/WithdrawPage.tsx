import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ReferralToEndQuery } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { fullName } from "../../words/texts";
import { ReferralToEndDocument } from "./ReferralToEnd";

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
  const { id = "" } = useParams();
  const [answer, again] = useQuery({ query: ReferralToEndDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  return (
    <Answer of={answer} what="the referral" title="Withdraw a referral" onRetry={reload}>
      {({ referral }) => (referral ? <Withdraw referral={referral} onReload={reload} /> : <NotFoundPage />)}
    </Answer>
  );
}

function Withdraw(props: { referral: NonNullable<ReferralToEndQuery["referral"]>; onReload: () => void }) {
  const { referral } = props;
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
    <Frame
      title="Withdraw a referral"
      caption={fullName(referral.pupil)}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referral.id}`, text: "Referral" },
      ]}
    >
      <p className="govuk-body">
        Withdraw a referral when the need is gone. While a statutory duty lives, a referral cannot be withdrawn: the
        duty to educate the child does not end with it.
      </p>
      <Form form={form} onSubmit={() => void withdraw()} onReload={props.onReload} label="Withdraw the referral">
        <TextArea form={form} name="reason" label="Why is it withdrawn?" rows={3} most={1000} />
        <Submit isSending={isSending} isWarning>
          Withdraw the referral
        </Submit>
      </Form>
    </Frame>
  );
}
