import { graphql, read, type FragmentType } from "../../api/generated";
import { DateMoves, DateToConfirm } from "../../ui/DateMoves";
import { useGoDone } from "../../ui/Done";
import { useSend } from "../../ui/form";

export const ReviewDateFields = graphql(`
  fragment ReviewDate on ReviewSchedule {
    placementId
    version
    dateMoves {
      ...DateMove
    }
  }
`);

const ConfirmDocument = graphql(`
  mutation ConfirmReviewDate($input: ConfirmReviewDateInput!) {
    confirmReviewDate(input: $input) {
      reviewSchedule {
        placementId
        version
        nextReviewDue
        placement {
          id
          nextReviewDue
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

/** How the date of the next review was counted anew; a later one waits to be confirmed. */
export function ReviewDate({ of, onReload }: { of: FragmentType<typeof ReviewDateFields>; onReload: () => void }) {
  const { placementId, version, dateMoves } = read(ReviewDateFields, of);
  const [isSending, send] = useSend(ConfirmDocument);
  const goDone = useGoDone();
  return (
    <>
      <DateToConfirm
        of={dateMoves}
        none="that no review is due any more"
        isSending={isSending}
        confirm={() => send({ input: { placementId, expectedVersion: version } })}
        onDone={() =>
          goDone(
            `/placements/${placementId}?tab=reviews`,
            "The later date of the review is confirmed. The old one stays on record.",
          )
        }
        onReload={onReload}
      />
      <DateMoves of={dateMoves} caption="How the date of the next review has moved" />
    </>
  );
}
