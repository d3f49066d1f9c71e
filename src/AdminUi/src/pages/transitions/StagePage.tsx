import { graphql } from "../../api/generated";
import { useGoDone } from "../../ui/Done";
import { Empty } from "../../ui/Empty";
import { DateField, Form, isDay, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { londonDay, writeWeekday } from "../../words/dates";
import { count } from "../../words/texts";
import { Follow, type TransitionToFollow } from "./Follow";
import { nextStage, type Stage } from "./stages";

const StageDocument = graphql(`
  mutation RecordStageReached($input: RecordStageReachedInput!) {
    recordStageReached(input: $input) {
      transition {
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
    <Follow title="Record that a stage began">
      {(transition, reload) => {
        const stage = nextStage(transition.stages);
        return stage ? (
          <Reach transition={transition} stage={stage} onReload={reload} />
        ) : (
          <Empty>
            <p className="govuk-body">All stages have begun. Complete the transition as the next step.</p>
          </Empty>
        );
      }}
    </Follow>
  );
}

function Reach(props: { transition: TransitionToFollow; stage: Stage; onReload: () => void }) {
  const { id, version } = props.transition;
  const { number, startsOn, halfDaysPerWeek } = props.stage;
  const form = useForm({ reachedOn: londonDay() });
  const [isSending, send] = useSend(StageDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { reachedOn } = form.values;
    if (!isDay(reachedOn)) {
      form.showProblems([{ field: "reachedOn", message: "Enter the day as day, month and year" }]);
      return;
    }

    const sent = await send({ input: { transitionId: id, expectedVersion: version, stage: number, reachedOn } });
    if (sent.is === "done") {
      goDone(`/transitions/${id}`, `Stage ${number} is recorded: it began on ${writeWeekday(reachedOn)}.`);
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      <p className="govuk-body">
        Stage {number} was planned for {writeWeekday(startsOn)}:{" "}
        {halfDaysPerWeek === 10 ? "full time" : `${count(halfDaysPerWeek, "half-day")} a week`} at the destination.
      </p>
      <DateField form={form} name="reachedOn" label="When did it really begin?" />
      <Submit isSending={isSending}>Record that stage {number} began</Submit>
    </Form>
  );
}
