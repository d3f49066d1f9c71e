import { graphql, read, type FragmentType } from "../api/generated";
import type { DateMoveState } from "../api/generated/graphql";
import { useViewer } from "../app/ViewerContext";
import { writeDay, writeMoment } from "../words/dates";
import { Form, Submit } from "./fields";
import { useForm, type Sent } from "./form";
import { Notice } from "./Notice";
import { Table } from "./Table";

export const DateMoveFields = graphql(`
  fragment DateMove on DateMove {
    state
    oldDate
    newDate
    cause
    countedAt
    confirmedAt
    wasPassed
  }
`);

type Moves = readonly FragmentType<typeof DateMoveFields>[];

const states: Record<DateMoveState, string> = {
  IN_EFFECT: "Took effect at once",
  TO_CONFIRM: "Waits to be confirmed; the old date holds until then",
  CONFIRMED: "Confirmed",
  SUPERSEDED: "Counted anew before anybody confirmed it",
};

const sayDate = (date?: string | null) => (date ? writeDay(date) : "No date");

/**
 * A later date that waits for the word of those who answer for it.
 * @param none What is confirmed when there is no date any more: "that no review is due any more".
 */
export function DateToConfirm(props: {
  of: Moves;
  none: string;
  isSending: boolean;
  confirm: () => Promise<Sent<object>>;
  onDone: () => void;
  onReload: () => void;
}) {
  const viewer = useViewer();
  const form = useForm({});
  const waiting = props.of.map((move) => read(DateMoveFields, move)).find(({ state }) => state === "TO_CONFIRM");
  if (!waiting) {
    return null;
  }

  const submit = async () => {
    const sent = await props.confirm();
    if (sent.is === "done") {
      props.onDone();
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Notice title="A later date waits to be confirmed">
      <p className="govuk-notification-banner__heading">
        {sayDate(waiting.oldDate)} holds until somebody confirms{" "}
        {waiting.newDate ? writeDay(waiting.newDate) : props.none}.
      </p>
      <p className="govuk-body">{waiting.cause}</p>
      {viewer.is("LA_COMMISSIONER", "SCHOOL_LEADER") && (
        <Form form={form} onSubmit={() => void submit()} onReload={props.onReload} label="Confirm the later date">
          <Submit isSending={props.isSending}>Confirm the later date</Submit>
        </Form>
      )}
    </Notice>
  );
}

/** How a date was counted anew, with what it was before. */
export function DateMoves({ of, caption }: { of: Moves; caption: string }) {
  return of.length === 0 ? null : (
    <Table
      caption={caption}
      columns={[
        { name: "Counted anew", cell: ({ countedAt }) => writeMoment(countedAt) },
        { name: "From", cell: ({ oldDate, wasPassed }) => `${sayDate(oldDate)}${wasPassed ? " (had passed)" : ""}` },
        { name: "To", cell: ({ newDate }) => sayDate(newDate) },
        { name: "Why", cell: ({ cause }) => cause, isMinor: true },
        {
          name: "What became of it",
          cell: ({ state, confirmedAt }) => `${states[state]}${confirmedAt ? ` on ${writeMoment(confirmedAt)}` : ""}`,
        },
      ]}
      rows={of.map((move) => read(DateMoveFields, move))}
      keyOf={({ countedAt, newDate }) => `${countedAt} ${newDate ?? ""}`}
    />
  );
}
