import { useState } from "react";
import { Link } from "react-router";
import { graphql, type FragmentType } from "../../api/generated";
import { DateField, Form, isDay, Radios, Submit, TextArea } from "../../ui/fields";
import { FindingFields, Findings } from "../../ui/Findings";
import { useForm, useSend } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { londonDay, writeDay } from "../../words/dates";
import { Follow, type TransitionToFollow } from "./Follow";

const CheckDocument = graphql(`
  mutation RecordSustainedCheck($input: RecordSustainedCheckInput!) {
    recordSustainedCheck(input: $input) {
      transition {
        id
        version
        status
      }
      userErrors {
        ...Refusal
      }
      findings {
        ...Finding
      }
    }
  }
`);

interface Outcome {
  readonly isSustained: boolean;
  readonly findings: readonly FragmentType<typeof FindingFields>[];
}

export function Page() {
  const [outcome, setOutcome] = useState<Outcome>();
  return (
    <Follow title="Did it last?">
      {(transition, reload) =>
        outcome ? (
          <Checked id={transition.id} outcome={outcome} />
        ) : (
          <Check transition={transition} onReload={reload} onDone={setOutcome} />
        )
      }
    </Follow>
  );
}

function Checked({ id, outcome }: { id: string; outcome: Outcome }) {
  return (
    <>
      <Notice isSuccess>
        <p className="govuk-notification-banner__heading">
          {outcome.isSustained ? "It is recorded that it lasted." : "It is recorded that it broke down."}
        </p>
      </Notice>
      <h2 className="govuk-heading-m">What follows</h2>
      <Findings of={outcome.findings} empty="The rules ask for nothing more." />
      <Link to={`/transitions/${id}`} className="govuk-link govuk-body">
        Back to the transition
      </Link>
    </>
  );
}

function Check(props: { transition: TransitionToFollow; onReload: () => void; onDone: (outcome: Outcome) => void }) {
  const { id, version, status, sustainedCheckDue } = props.transition;
  const isOpen = status === "PLANNED" || status === "IN_PROGRESS";
  const form = useForm<{ isSustained: "" | "yes" | "no"; checkedOn: string; reason: string }>(
    { isSustained: isOpen ? "no" : "", checkedOn: londonDay(), reason: "" },
    `transition-check.${id}`,
  );
  const [isSending, send] = useSend(CheckDocument);
  const submit = async () => {
    const { isSustained, checkedOn, reason } = form.values;
    const problems = [
      !isSustained && { field: "isSustained", message: "Choose whether it lasted" },
      !isDay(checkedOn) && { field: "checkedOn", message: "Enter the day as day, month and year" },
    ].filter((problem) => problem !== false);
    if (problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: {
        transitionId: id,
        expectedVersion: version,
        checkedOn,
        isSustained: isSustained === "yes",
        reason: reason || null,
      },
    });
    if (sent.is === "done") {
      form.reset();
      props.onDone({ isSustained: isSustained === "yes", findings: sent.data.recordSustainedCheck.findings });
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload}>
      {isOpen ? (
        <p className="govuk-body">
          The transition is not complete yet, so all that can be recorded is that it broke down.
        </p>
      ) : (
        <Radios
          form={form}
          name="isSustained"
          label="Does the pupil still attend the destination?"
          hint={sustainedCheckDue ? `That it lasted can be said from ${writeDay(sustainedCheckDue)} on.` : undefined}
          choices={[
            { value: "yes", text: "Yes, it lasted" },
            { value: "no", text: "No, it broke down" },
          ]}
        />
      )}
      <DateField form={form} name="checkedOn" label="Day of the check" />
      <TextArea
        form={form}
        name="reason"
        label={form.values.isSustained === "no" ? "Why did it break down?" : "How do you know? (optional)"}
        most={1000}
        rows={4}
      />
      <Submit isSending={isSending}>Record it</Submit>
    </Form>
  );
}
