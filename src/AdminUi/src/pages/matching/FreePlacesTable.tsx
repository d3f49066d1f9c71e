import type { WeekHalfDay } from "../../api/generated/graphql";
import { TableFrame } from "../../ui/TableFrame";
import { halfName, halves, weekdayName, weekdays, type Weekday } from "../../words/weeks";

/** "Mon AM" as the API's lists of half-days name it. */
export const halfDayOf = (day: Weekday, half: "AM" | "PM") => `${day.toUpperCase()}_${half}` as WeekHalfDay;

/** Free places in each half-day of the week; those asked for stand out. */
export function FreePlacesTable(props: {
  caption: string;
  places: readonly { readonly halfDay: WeekHalfDay; readonly free: number }[];
  asked: readonly WeekHalfDay[];
}) {
  const freeIn = (halfDay: WeekHalfDay) => props.places.find((each) => each.halfDay === halfDay)?.free;
  return (
    <TableFrame label={props.caption}>
      <table className="govuk-table matching-places">
        <caption className="govuk-table__caption">{props.caption}</caption>
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
              {weekdays.map((day) => {
                const halfDay = halfDayOf(day, half);
                const free = freeIn(halfDay);
                const isAsked = props.asked.includes(halfDay);
                return (
                  <td
                    key={day}
                    className={`govuk-table__cell${isAsked ? " matching-places__asked" : ""}${free === 0 ? " matching-places__full" : ""}`}
                  >
                    {free === undefined ? <NotOffered /> : free === 0 ? "full" : free}
                    {isAsked && <span className="govuk-visually-hidden"> (asked for)</span>}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </TableFrame>
  );
}

function NotOffered() {
  return (
    <>
      <span aria-hidden="true">–</span>
      <span className="govuk-visually-hidden">Nothing is offered</span>
    </>
  );
}
