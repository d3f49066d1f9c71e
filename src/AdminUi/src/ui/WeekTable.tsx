import type { ReactNode } from "react";
import { halfName, halves, weekdayName, weekdays, type Weekday } from "../words/weeks";
import { TableFrame } from "./TableFrame";

/**
 * The school week: a row for each half of the day, a column for each weekday.
 * @param cell The cell of a half-day, a `td`.
 */
export function WeekTable(props: {
  caption: string;
  size?: "s" | "m";
  className: string;
  cell: (day: Weekday, half: (typeof halves)[number]) => ReactNode;
}) {
  const { caption, size } = props;
  return (
    <TableFrame label={caption}>
      <table className={`govuk-table app-week ${props.className}`}>
        <caption className={`govuk-table__caption${size ? ` govuk-table__caption--${size}` : ""}`}>{caption}</caption>
        <thead className="govuk-table__head">
          <tr className="govuk-table__row">
            <td className="govuk-table__cell" />
            {weekdays.map((day) => (
              <th key={day} scope="col" className="govuk-table__header">
                <abbr title={weekdayName(day)}>{day}</abbr>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="govuk-table__body">
          {halves.map((half) => (
            <tr key={half} className="govuk-table__row">
              <th scope="row" className="govuk-table__header">
                {half}
                <span className="govuk-visually-hidden"> {halfName(half)}</span>
              </th>
              {weekdays.map((day) => props.cell(day, half))}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

/** A cell in which there is nothing: a dash to the eye, words to the ear. */
export function NothingIn({ words }: { words: string }) {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="govuk-visually-hidden">{words}</span>
    </>
  );
}
