import { useParams } from "react-router";
import { graphql } from "../../api/generated";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { DateField, Form, isDay, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Summary } from "../../ui/Summary";
import { writeDay } from "../../words/dates";
import { ChangeFrame, type PupilToChange } from "./ChangeFrame";
import { FactsOfOthers } from "./FactsOfOthers";
import { factKindsOf } from "./rights";
import { factKinds } from "./words";

const EndDocument = graphql(`
  mutation EndPupilFact($input: EndPupilFactInput!) {
    endPupilFact(input: $input) {
      pupil {
        id
        version
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const { fact: id } = useParams();
  const viewer = useViewer();
  return (
    <ChangeFrame title="Record the last day">
      {(pupil, reload) => {
        const fact = pupil.facts.find((each) => each.id === id && !each.until);
        return !fact ? (
          <Empty>
            <p className="govuk-body">
              Its last day is on file already, or it is not on file. Record it anew if it is true again.
            </p>
          </Empty>
        ) : factKindsOf(viewer, pupil).includes(fact.kind) ? (
          <End pupil={pupil} fact={fact} onReload={reload} />
        ) : (
          <FactsOfOthers />
        );
      }}
    </ChangeFrame>
  );
}

function End(props: { pupil: PupilToChange; fact: PupilToChange["facts"][number]; onReload: () => void }) {
  const { pupil, fact } = props;
  const form = useForm({ lastDay: "" }, `fact.${fact.id}.end`);
  const [isSending, send] = useSend(EndDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { lastDay } = form.values;
    if (!isDay(lastDay)) {
      form.showProblems([{ field: "lastDay", message: "Enter the last day as day, month and year" }]);
      return;
    }

    const sent = await send({
      input: { pupilId: pupil.id, expectedVersion: pupil.version, factId: fact.id, lastDay },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/pupils/${pupil.id}`, "Its last day is recorded. It stays on file.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload} label="Record the last day">
      <Summary
        rows={[
          { name: "What", value: factKinds[fact.kind] },
          { name: "From", value: writeDay(fact.from) },
        ]}
      />
      <DateField form={form} name="lastDay" label="Last day on which it is true" />
      <Submit isSending={isSending}>Record the last day</Submit>
    </Form>
  );
}
