import type { WeekHalfDay } from "../api/generated/graphql";

/** The school week in half-days, as timetables write them: "Mon AM". */

export const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri"] as const;
export const halves = ["AM", "PM"] as const;

export type Weekday = (typeof weekdays)[number];

const names: Record<Weekday, string> = {
  Mon: "Monday",
  Tue: "Tuesday",
  Wed: "Wednesday",
  Thu: "Thursday",
  Fri: "Friday",
};

export const weekdayName = (day: Weekday): string => names[day];

export const halfName = (half: "AM" | "PM"): string => (half === "AM" ? "morning" : "afternoon");

/** "Mon AM" as the API's lists of half-days name it. */
export const halfDayOf = (day: Weekday, half: "AM" | "PM") => `${day.toUpperCase()}_${half}` as WeekHalfDay;

/** All ten, in the order of the week. */
export const weekHalfDays = weekdays.flatMap((day) =>
  halves.map((half) => ({ key: `${day} ${half}`, day, half, text: `${names[day]} ${halfName(half)}` })),
);

/** The Monday of the week of a day. */
export function mondayOf(iso: string): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}

/** "Mon" to "Sun". */
export const shortWeekday = (iso: string): string =>
  ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][new Date(`${iso}T00:00:00Z`).getUTCDay()]!;
