import { halfName, halves, weekdayName, weekdays } from "../../words/weeks";

/** The half-days of the week that are spent at the provider. */
export function Timetable({ halfDays }: { halfDays: readonly string[] }) {
  return (
    <div className="app-table">
      <table className="govuk-table placement-week">
        <caption className="govuk-table__caption govuk-table__caption--m">Weekly timetable</caption>
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
              {weekdays.map((day) =>
                halfDays.includes(`${day} ${half}`) ? (
                  <td key={day} className="govuk-table__cell placement-week__here">
                    <span aria-hidden="true">●</span>
                    <span className="govuk-visually-hidden">At the provider</span>
                  </td>
                ) : (
                  <td key={day} className="govuk-table__cell">
                    <span aria-hidden="true">–</span>
                    <span className="govuk-visually-hidden">Not at the provider</span>
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
