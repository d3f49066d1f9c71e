import type { WeekHalfDay } from "../../api/generated/graphql";
import { NothingIn, WeekTable } from "../../ui/WeekTable";
import { halfDayOf } from "../../words/weeks";

/** Free places in each half-day of the week; those asked for stand out. */
export function FreePlacesTable(props: {
  caption: string;
  places: readonly { readonly halfDay: WeekHalfDay; readonly free: number }[];
  asked: readonly WeekHalfDay[];
}) {
  const freeIn = (halfDay: WeekHalfDay) => props.places.find((each) => each.halfDay === halfDay)?.free;
  return (
    <WeekTable
      caption={props.caption}
      className="matching-places"
      cell={(day, half) => {
        const halfDay = halfDayOf(day, half);
        const free = freeIn(halfDay);
        const isAsked = props.asked.includes(halfDay);
        return (
          <td
            key={day}
            className={`govuk-table__cell${isAsked ? " matching-places__asked" : ""}${free === 0 ? " matching-places__full" : ""}`}
          >
            {free === undefined ? <NothingIn words="Nothing is offered" /> : free === 0 ? "full" : free}
            {isAsked && <span className="govuk-visually-hidden"> (asked for)</span>}
          </td>
        );
      }}
    />
  );
}
