import { graphql, read, type FragmentType } from "../../api/generated";
import type { DateMoveState } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { useGoDone } from "../../ui/Done";
import { Form, Submit } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Notice } from "../../ui/Notice";
import { Table } from "../../ui/Table";
import { writeDay, writeMoment } from "../../words/dates";

export const DateMovesFields = graphql(`
  fragment DateMoves on Referral {
    id
    version
    dueDateMoves {
      state
      oldDate
      newDate
      cause
      countedAt
      confirmedAt
      wasPassed
    }
  }
`);

const ConfirmDocument = graphql(`
  mutation ConfirmDueDate($input: ConfirmDueDateInput!) {
    confirmDueDate(input: $input) {
      referral {
        id
        version
        dueDate
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

const states: Record<DateMoveState, string> = {
  IN_EFFECT: "Took effect at once",
  TO_CONFIRM: "Waits to be confirmed; the old date holds until then",
  CONFIRMED: "Confirmed",
  SUPERSEDED: "Counted anew before anybody confirmed it",
};

const sayDate = (date?: string | null) => (date ? writeDay(date) : "No date");

/** A later date that waits for the word of the body that has the duty. */
export function DateToConfirm({ of, onReload }: { of: FragmentType<typeof DateMovesFields>; onReload: () => void }) {
  const viewer = useViewer();
  const form = useForm({});
  const [isSending, send] = useSend(ConfirmDocument);
  const goDone = useGoDone();
  const { id, version, dueDateMoves } = read(DateMovesFields, of);
  const waiting = dueDateMoves.find(({ state }) => state === "TO_CONFIRM");
  if (!waiting) {
    return null;
  }

  const confirm = async () => {
    const sent = await send({ input: { referralId: id, expectedVersion: version } });
    if (sent.is === "done") {
      goDone(`/referrals/${id}`, "The later date is confirmed. The old one stays on record.");
    } else {
      form.showProblems(sent.problems);
    }
  };
  return (
    <Notice title="A later date waits to be confirmed">
      <p className="govuk-notification-banner__heading">
        {sayDate(waiting.oldDate)} holds until somebody confirms{" "}
        {waiting.newDate ? writeDay(waiting.newDate) : "that there is no dated duty any more"}.
      </p>
      <p className="govuk-body">{waiting.cause}</p>
      {viewer.is("LA_COMMISSIONER", "SCHOOL_LEADER") && (
        <Form form={form} onSubmit={() => void confirm()} onReload={onReload} label="Confirm the later date">
          <Submit isSending={isSending}>Confirm the later date</Submit>
        </Form>
      )}
    </Notice>
  );
}

/** How the statutory date was counted anew, with what it was before. */
export function DateMoves({ of }: { of: FragmentType<typeof DateMovesFields> }) {
  const { dueDateMoves } = read(DateMovesFields, of);
  return dueDateMoves.length === 0 ? null : (
    <Table
      caption="How the statutory date has moved"
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
      rows={dueDateMoves}
      keyOf={({ countedAt, newDate }) => `${countedAt} ${newDate ?? ""}`}
    />
  );
}
