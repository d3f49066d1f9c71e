import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { londonDay, writeWeekday } from "../../words/dates";
import { Follow, type TransitionToFollow } from "./Follow";

const CompleteDocument = graphql(`
  mutation CompleteTransition($input: CompleteTransitionInput!) {
    completeTransition(input: $input) {
      transition {
        id
        version
        status
        sustainedCheckDue
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  return (
    <Follow title="Complete the transition">
      {(transition, reload) => <Complete transition={transition} onReload={reload} />}
    </Follow>
  );
}

function Complete({ transition, onReload }: { transition: TransitionToFollow; onReload: () => void }) {
  const { id, version } = transition;
  const form = useForm({ completedOn: londonDay() });
  const [isSending, send] = useSend(CompleteDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { completedOn } = form.values;
    if (!isDay(completedOn)) {
      form.showProblems([{ field: "completedOn", message: "Enter the day as day, month and year" }]);
      return;
    }

    const sent = await send({ input: { transitionId: id, expectedVersion: version, completedOn } });
    if (sent.is === "done") {
      const due = sent.data.completeTransition.transition?.sustainedCheckDue;
      goDone(
        `/transitions/${id}`,
        `The transition is complete.${due ? ` Check on ${writeWeekday(due)} whether it lasted.` : ""}`,
      );
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={onReload}>
      <p className="govuk-body">
        It is complete once the pupil attends as the last stage says. The placement is ended apart, as the next step.
      </p>
      <DateField form={form} name="completedOn" label="Day on which the pupil attended so" />
      <Submit isSending={isSending}>Complete the transition</Submit>
    </Form>
  );
}
