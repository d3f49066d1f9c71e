import { useParams } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { RequestToAnswerQuery } from "../../api/generated/graphql";
import { useGoDone } from "../../ui/Done";
import { Form, Submit, TextArea } from "../../ui/fields";
import { rowOf, useForm, useSend } from "../../ui/form";
import { RecordFrame } from "../../ui/RecordFrame";
import { writeDay } from "../../words/dates";
import { informationKinds } from "../../words/referrals";
import { fullName } from "../../words/texts";
import { referralCrumbs } from "./ChangeFrame";
import { answersOf, fieldOfAnswer } from "./information";

const RequestDocument = graphql(`
  query RequestToAnswer($id: ID!) {
    referral(id: $id) {
      id
      version
      pupil {
        givenName
        familyName
      }
      informationRequests {
        number
        state
        dueDate
        gaps {
          number
          kind
          wanted
          answer
        }
      }
    }
  }
`);

const AnswerDocument = graphql(`
  mutation AnswerInformationRequest($input: AnswerInformationRequestInput!) {
    answerInformationRequest(input: $input) {
      referral {
        id
        version
        information
        informationDueDate
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Referral = NonNullable<RequestToAnswerQuery["referral"]>;

export function Page() {
  const { id = "", request = "" } = useParams();
  const [asked, again] = useQuery({ query: RequestDocument, variables: { id } });
  const reload = () => again({ requestPolicy: "network-only" });
  const referral = asked.data?.referral;
  const wanted = referral?.informationRequests.find(
    ({ number, state }) => String(number) === request && state === "WAITING",
  );
  return (
    <RecordFrame
      title="Answer what is asked for"
      caption={referral ? fullName(referral.pupil) : undefined}
      crumbs={referralCrumbs(id)}
      of={asked}
      what="what is asked for"
      record={asked.data && (wanted ?? null)}
      onReload={reload}
    >
      {(found) => referral && <Reply referral={referral} request={found} onReload={reload} />}
    </RecordFrame>
  );
}

function Reply(props: { referral: Referral; request: Referral["informationRequests"][number]; onReload: () => void }) {
  const { referral, request } = props;
  const waiting = request.gaps.filter(({ answer }) => answer == null);
  const form = useForm(
    { answers: request.gaps.map(() => ({ text: "" })) },
    `referral.${referral.id}.request.${request.number}`,
  );
  const [isSending, send] = useSend(AnswerDocument);
  const goDone = useGoDone();
  const reply = async () => {
    const answers = answersOf(request.gaps, form.values.answers);
    if (answers.length === 0) {
      form.showProblems([
        { field: `answers.${waiting[0]!.number - 1}.text`, message: "Answer one thing at least; the rest can follow" },
      ]);
      return;
    }

    const sent = await send({
      input: { referralId: referral.id, expectedVersion: referral.version, request: request.number, answers },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(
        `/referrals/${referral.id}`,
        answers.length === waiting.length
          ? "All that was asked for is answered."
          : "The answers are sent. What is left can follow.",
      );
    } else {
      form.showProblems(sent.problems.map((problem) => ({ ...problem, field: fieldOfAnswer(problem.field, answers) })));
    }
  };
  return (
    <>
      <p className="govuk-body">
        {request.dueDate && <>The authority asks for an answer by {writeDay(request.dueDate)}. </>}
        You can answer some of it now and the rest later. An answer cannot be changed once it is sent.
      </p>
      <Form form={form} onSubmit={() => void reply()} onReload={props.onReload} label="Answer what is asked for">
        {waiting.map(({ number, kind, wanted }) => (
          <TextArea
            key={number}
            form={rowOf(form, "answers", number - 1)}
            name="text"
            label={informationKinds[kind]}
            hint={<span className="app-prose">{wanted}</span>}
            isHeading
            rows={4}
            most={2000}
          />
        ))}
        <Submit isSending={isSending}>Send the answers</Submit>
      </Form>
    </>
  );
}
