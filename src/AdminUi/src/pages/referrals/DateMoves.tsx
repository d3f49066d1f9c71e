import { graphql, read, type FragmentType } from "../../api/generated";
import * as moves from "../../ui/DateMoves";
import { useGoDone } from "../../ui/Done";
import { useSend } from "../../ui/form";

export const DateMovesFields = graphql(`
  fragment DateMoves on Referral {
    id
    version
    dueDateMoves {
      ...DateMove
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

/** A later date that waits for the word of the body that has the duty. */
export function DateToConfirm({ of, onReload }: { of: FragmentType<typeof DateMovesFields>; onReload: () => void }) {
  const [isSending, send] = useSend(ConfirmDocument);
  const goDone = useGoDone();
  const { id, version, dueDateMoves } = read(DateMovesFields, of);
  return (
    <moves.DateToConfirm
      of={dueDateMoves}
      none="that there is no dated duty any more"
      isSending={isSending}
      confirm={() => send({ input: { referralId: id, expectedVersion: version } })}
      onDone={() => goDone(`/referrals/${id}`, "The later date is confirmed. The old one stays on record.")}
      onReload={onReload}
    />
  );
}

/** How the statutory date was counted anew, with what it was before. */
export function DateMoves({ of }: { of: FragmentType<typeof DateMovesFields> }) {
  return <moves.DateMoves of={read(DateMovesFields, of).dueDateMoves} caption="How the statutory date has moved" />;
}
