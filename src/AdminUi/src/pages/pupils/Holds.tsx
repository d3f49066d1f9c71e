import { graphql, read, type FragmentType } from "../../api/generated";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeMoment } from "../../words/dates";

export const HoldFields = graphql(`
  fragment RecordHold on RecordHold {
    reason
    heldBy
    heldAt
    releaseReason
    releasedBy
    releasedAt
  }
`);

/** Holds of the viewer's organisation on the records about the child. Those of others are theirs to know. */
export function Holds({ of }: { of: readonly FragmentType<typeof HoldFields>[] }) {
  return of.length === 0 ? (
    <Empty>
      <p className="govuk-body">
        Your organisation holds nothing: records about the child are destroyed when their time has passed.
      </p>
    </Empty>
  ) : (
    <Table
      caption="Your organisation’s holds, the newest first"
      isCaptionHidden
      columns={[
        {
          name: "Held",
          cell: ({ heldAt, heldBy }) => (
            <>
              {writeMoment(heldAt)}
              <span className="app-detail">{heldBy}</span>
            </>
          ),
        },
        { name: "Why", cell: ({ reason }) => reason },
        {
          name: "Released",
          cell: ({ releasedAt, releasedBy }) =>
            releasedAt ? (
              <>
                {writeMoment(releasedAt)}
                <span className="app-detail">{releasedBy}</span>
              </>
            ) : (
              <Tag colour="blue">Held</Tag>
            ),
        },
        { name: "Why released", cell: ({ releaseReason }) => releaseReason ?? "", isMinor: true },
      ]}
      rows={of.map((masked) => read(HoldFields, masked))}
      keyOf={({ heldAt }) => heldAt}
    />
  );
}
