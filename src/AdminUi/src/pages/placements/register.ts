import type { AttendanceCategory, HalfDay } from "../../api/generated/graphql";
import { addDays } from "../../words/dates";
import { halves, mondayOf, weekdays } from "../../words/weeks";

export interface Mark {
  readonly date: string;
  readonly halfDay: HalfDay;
  readonly code: string;
  readonly category?: AttendanceCategory | null;
}

/** A week of the register. */
export interface RegisterWeek<M extends Mark> {
  /** Its Monday. */
  readonly monday: string;
  /** The marks by half-day: "Mon AM". */
  readonly marks: Readonly<Partial<Record<string, M>>>;
  readonly attended: number;
  readonly authorised: number;
  readonly unauthorised: number;
  /** Marked, but no possible session. */
  readonly notCounted: number;
}

/** How many weeks are shown at once: as many as the API answers in one page of marks, ten sessions each. */
export const weeksShown = 10;

/** Marks by week, the earliest week first; weeks without a mark are left out. */
export function weeksOf<M extends Mark>(marks: readonly M[]): RegisterWeek<M>[] {
  const byMonday = new Map<string, M[]>();
  for (const mark of marks) {
    const monday = mondayOf(mark.date);
    byMonday.set(monday, [...(byMonday.get(monday) ?? []), mark]);
  }

  return [...byMonday.entries()]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([monday, ofWeek]) => {
      const of = (category: AttendanceCategory) => ofWeek.filter((mark) => mark.category === category).length;
      const [attended, authorised, unauthorised] = [of("ATTENDING"), of("AUTHORISED"), of("UNAUTHORISED")];
      return {
        monday,
        marks: Object.fromEntries(ofWeek.map((mark) => [keyOf(monday, mark), mark])),
        attended,
        authorised,
        unauthorised,
        notCounted: ofWeek.length - attended - authorised - unauthorised,
      };
    });
}

function keyOf(monday: string, mark: Mark): string {
  const day = weekdays.find((_, offset) => addDays(monday, offset) === mark.date);
  const half = halves.find((each) => each === mark.halfDay);
  return `${day ?? mark.date} ${half ?? mark.halfDay}`;
}

/** "8 of 10 (80%)"; a week without a possible session says so. */
export function writeAttended({ attended, authorised, unauthorised }: RegisterWeek<Mark>): string {
  const possible = attended + authorised + unauthorised;
  return possible === 0 ? "None possible" : `${attended} of ${possible} (${Math.round((attended / possible) * 100)}%)`;
}
