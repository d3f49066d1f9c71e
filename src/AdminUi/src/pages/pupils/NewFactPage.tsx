import { graphql } from "../../api/generated";
import type { PupilFactKind } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { DateField, Form, isDay, Radios, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { ChangeFrame, type PupilToChange } from "./ChangeFrame";
import { FactsOfOthers } from "./FactsOfOthers";
import { factKindsOf } from "./rights";
import { factKinds } from "./words";

const RecordDocument = graphql(`
  mutation RecordPupilFact($input: RecordPupilFactInput!) {
    recordPupilFact(input: $input) {
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

const hints: Partial<Record<PupilFactKind, string>> = {
  EHCP: "It takes the place of SEN support.",
  SEN_SUPPORT: "For a child without an education, health and care plan.",
};

export function Page() {
  const viewer = useViewer();
  return (
    <ChangeFrame title="Record needs and care">
      {(pupil, reload) => {
        const kinds = factKindsOf(viewer, pupil);
        return kinds.length > 0 ? <Record pupil={pupil} kinds={kinds} onReload={reload} /> : <FactsOfOthers />;
      }}
    </ChangeFrame>
  );
}

interface Values {
  readonly kind: PupilFactKind | "";
  readonly from: string;
  readonly until: string;
}

function Record(props: { pupil: PupilToChange; kinds: readonly PupilFactKind[]; onReload: () => void }) {
  const { pupil, kinds } = props;
  const form = useForm<Values>({ kind: "", from: "", until: "" }, `pupil.${pupil.id}.fact`);
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const submit = async () => {
    const { kind, from, until } = form.values;
    const problems = [
      ...(kind ? [] : [{ field: "kind", message: "Choose what to record" }]),
      ...(isDay(from) ? [] : [{ field: "from", message: "Enter the first day as day, month and year" }]),
      ...(!until || isDay(until)
        ? []
        : [{ field: "until", message: "Enter the last day as day, month and year, or leave it empty" }]),
    ];
    if (!kind || problems.length > 0) {
      form.showProblems(problems);
      return;
    }

    const sent = await send({
      input: { pupilId: pupil.id, expectedVersion: pupil.version, kind, from, until: until || null },
    });
    if (sent.is === "done") {
      form.reset();
      goDone(`/pupils/${pupil.id}`, "It is recorded. Dates of referrals that follow from it are counted anew.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Form form={form} onSubmit={() => void submit()} onReload={props.onReload} label="Record needs and care">
      <Radios
        form={form}
        name="kind"
        label="What do you record?"
        choices={kinds.map((value) => ({ value, text: factKinds[value], hint: hints[value] }))}
      />
      <DateField form={form} name="from" label="From which day?" hint="The first day on which it is true." />
      <DateField
        form={form}
        name="until"
        label="Until which day? (optional)"
        hint="The last day on which it is true. Leave it empty while no end is known."
      />
      <Submit isSending={isSending}>Record it</Submit>
    </Form>
  );
}
