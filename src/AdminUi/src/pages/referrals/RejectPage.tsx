import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { ReferralRejectionReason, ReferralToEndQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { useGoDone } from "../../ui/Done";
import { Form, Radios, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend, type Problem } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { keysOf, rejectionReasons } from "../../words/referrals";
import { choicesOf, fullName } from "../../words/texts";
import { NotFoundPage } from "../../app/NotFoundPage";
import { ReferralToEndDocument } from "./ReferralToEnd";

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
  const { id = "" } = useParams();
  const [answer, again] = useQuery({ query: ReferralToEndDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  return (
    <Answer of={answer} what="the referral" title="Reject a referral" onRetry={reload}>
      {({ referral }) => (referral ? <Reject referral={referral} onReload={reload} /> : <NotFoundPage />)}
    </Answer>
  );
}

function Reject(props: { referral: NonNullable<ReferralToEndQuery["referral"]>; onReload: () => void }) {
  const { referral } = props;
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
    <Frame
      title="Reject a referral"
      caption={fullName(referral.pupil)}
      crumbs={[
        { to: "/referrals", text: "Referrals" },
        { to: `/referrals/${referral.id}`, text: "Referral" },
      ]}
    >
      <p className="govuk-body">
        A live statutory duty cannot be rejected: the child has to have education by the statutory date, whoever asks.
      </p>
      <Form form={form} onSubmit={() => void reject()} onReload={props.onReload} label="Reject the referral">
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
    </Frame>
  );
}

const missingReason: Problem = { field: "reason", message: "Choose why the referral is rejected." };

const inputOf = (referral: { id: string; version: number }, reason: ReferralRejectionReason, advice: string) => ({
  input: { referralId: referral.id, expectedVersion: referral.version, reason, advice },
});
