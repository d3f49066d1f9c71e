import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { PlacementOrderField, PlacementRowFragment } from "../../api/generated/graphql";
import { Table, type Column, type Sorting } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeBriefDay, writeDistance } from "../../words/dates";
import { placementStatuses } from "../../words/placements";
import { writePercent } from "../../words/texts";
import { placementName } from "./placementName";

export const PlacementRowFields = graphql(`
  fragment PlacementRow on Placement {
    id
    status
    startDate
    plannedEndDate
    endedOn
    isPastAgreedEnd
    isReviewOverdue
    nextReviewDue
    ...PlacementName
    school {
      name
    }
    provider {
      name
    }
    attendance {
      attendancePercent
    }
  }
`);

const columns: readonly Column<PlacementRowFragment, PlacementOrderField>[] = [
  {
    name: "Pupil",
    cell: (row) => (
      <Link to={`/placements/${row.id}`} className="govuk-link">
        {placementName(row)}
      </Link>
    ),
  },
  {
    name: "Status",
    cell: (row) => <PlacementStatusTag status={row.status} />,
  },
  {
    name: "Provider, home school",
    cell: (row) => (
      <>
        {row.provider?.name ?? "Not on file"}
        <span className="app-detail">{row.school?.name ?? "On no roll"}</span>
      </>
    ),
    isMinor: true,
  },
  {
    name: "First day",
    sort: "START_DATE",
    cell: (row) => <span className="app-nowrap">{writeBriefDay(row.startDate)}</span>,
    isMinor: true,
  },
  {
    name: "Last day",
    sort: "PLANNED_END_DATE",
    cell: (row) =>
      row.endedOn ? (
        <span className="app-nowrap">{writeBriefDay(row.endedOn)}</span>
      ) : (
        <>
          <span className="app-nowrap">{writeBriefDay(row.plannedEndDate)}</span>
          {row.isPastAgreedEnd && <span className="app-late">Past the agreed end</span>}
        </>
      ),
    isMinor: true,
  },
  {
    name: "Attended",
    isNumeric: true,
    cell: (row) => <Attended percent={row.attendance?.attendancePercent} />,
    isMinor: true,
  },
  { name: "Next review", cell: (row) => <NextReview of={row} /> },
];

function Attended({ percent }: { percent?: number | null }) {
  return percent === null || percent === undefined ? (
    <>
      <span aria-hidden="true">–</span>
      <span className="govuk-visually-hidden">No sessions yet</span>
    </>
  ) : (
    <>{writePercent(percent)}</>
  );
}

function NextReview({ of: { nextReviewDue, isReviewOverdue } }: { of: PlacementRowFragment }) {
  return !nextReviewDue ? (
    <>None due</>
  ) : isReviewOverdue ? (
    <>
      <span className="app-nowrap">{writeBriefDay(nextReviewDue)}</span>
      <span className="app-late">Overdue: was due {writeDistance(nextReviewDue)}</span>
    </>
  ) : (
    <span className="app-nowrap">{writeBriefDay(nextReviewDue)}</span>
  );
}

export function PlacementStatusTag({ status }: { status: PlacementRowFragment["status"] }) {
  const { text, colour } = placementStatuses[status];
  return <Tag colour={colour}>{text}</Tag>;
}

export function PlacementTable(props: {
  rows: readonly FragmentType<typeof PlacementRowFields>[];
  sorting?: Sorting<PlacementOrderField>;
  onSort?: (sorting: Sorting<PlacementOrderField>) => void;
  isStale?: boolean;
}) {
  return (
    <div className="app-dense">
      <Table
        caption="Placements"
        isCaptionHidden
        columns={columns}
        rows={props.rows.map((row) => read(PlacementRowFields, row))}
        keyOf={(row) => row.id}
        sorting={props.sorting}
        onSort={props.onSort}
        isStale={props.isStale}
      />
    </div>
  );
}
