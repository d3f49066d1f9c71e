import { graphql, read, type FragmentType } from "../../api/generated";
import type { PupilCorrectionFragment, Sex } from "../../api/generated/graphql";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { writeDay, writeMoment } from "../../words/dates";
import { details, sexes } from "./words";

export const CorrectionFields = graphql(`
  fragment PupilCorrection on PupilCorrection {
    detail
    oldValue
    newValue
    oldLocalAuthority {
      name
    }
    newLocalAuthority {
      name
    }
    reason
    correctedBy
    at
  }
`);

/** What was written anew, with what stood there before. */
export function Corrections({ of }: { of: readonly FragmentType<typeof CorrectionFields>[] }) {
  return of.length === 0 ? (
    <Empty>
      <p className="govuk-body">The details stand as they were first written.</p>
    </Empty>
  ) : (
    <Table
      caption="Corrections, the newest first"
      isCaptionHidden
      columns={[
        { name: "Detail", cell: ({ detail }) => details[detail] },
        { name: "Before", cell: (each) => each.oldLocalAuthority?.name ?? sayValue(each, each.oldValue) },
        { name: "Since", cell: (each) => each.newLocalAuthority?.name ?? sayValue(each, each.newValue) },
        {
          name: "When, and who",
          cell: ({ at, correctedBy }) => (
            <>
              {writeMoment(at)}
              <span className="app-detail">{correctedBy}</span>
            </>
          ),
        },
        { name: "Why", cell: ({ reason }) => reason ?? "Not said", isMinor: true },
      ]}
      rows={of.map((masked) => read(CorrectionFields, masked))}
      keyOf={({ detail, at }) => `${detail} ${at}`}
    />
  );
}

function sayValue({ detail }: PupilCorrectionFragment, value?: string | null): string {
  if (!value) {
    return "Nothing";
  }

  return detail === "BIRTH_DATE"
    ? writeDay(value)
    : detail === "SEX"
      ? (sexes[value.toUpperCase() as Sex] ?? value)
      : value;
}
