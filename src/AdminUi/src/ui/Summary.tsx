import type { ReactNode } from "react";

/** Facts with their names. What is unknown says so; rows given as `false` or `null` are left out. */
export function Summary({ rows }: { rows: readonly (SummaryRow | false | null | undefined)[] }) {
  return (
    <dl className="govuk-summary-list">
      {rows.filter(isRow).map((row) => (
        <div key={row.name} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{row.name}</dt>
          <dd className="govuk-summary-list__value">{row.value ?? "Not known"}</dd>
          {row.action && <dd className="govuk-summary-list__actions">{row.action}</dd>}
        </div>
      ))}
    </dl>
  );
}

export interface SummaryRow {
  readonly name: string;
  readonly value: ReactNode;
  readonly action?: ReactNode;
}

const isRow = (row: SummaryRow | false | null | undefined): row is SummaryRow => Boolean(row);
