import { NothingIn, WeekTable } from "../../ui/WeekTable";

/** The half-days of the week that are spent at the provider. */
export function Timetable({ halfDays }: { halfDays: readonly string[] }) {
  return (
    <WeekTable
      caption="Weekly timetable"
      size="m"
      className="placement-week"
      cell={(day, half) =>
        halfDays.includes(`${day} ${half}`) ? (
          <td key={day} className="govuk-table__cell placement-week__here">
            <span aria-hidden="true">●</span>
            <span className="govuk-visually-hidden">At the provider</span>
          </td>
        ) : (
          <td key={day} className="govuk-table__cell">
            <NothingIn words="Not at the provider" />
          </td>
        )
      }
    />
  );
}
