import { addDays } from "../../words/dates";
import { mondayOf } from "../../words/weeks";

export interface Stage {
  readonly number: number;
  readonly startsOn: string;
  readonly halfDaysPerWeek: number;
  readonly reachedOn?: string | null;
}

export const stagesReached = (stages: readonly { readonly reachedOn?: string | null }[]): number =>
  stages.filter(({ reachedOn }) => reachedOn).length;

/** The first stage that has not begun; undefined when all have. */
export const nextStage = (stages: readonly Stage[]): Stage | undefined => stages.find(({ reachedOn }) => !reachedOn);

/** The stage that a day belongs to as planned; undefined before the first. */
export const stageOn = (stages: readonly Stage[], day: string): Stage | undefined =>
  stages.findLast(({ startsOn }) => startsOn <= day);

export interface Month {
  /** Its first day. */
  readonly first: string;
  /** Weeks from Monday to Sunday; days of other months are left out. */
  readonly weeks: readonly (readonly (string | undefined)[])[];
}

/** The months that hold these days, each as a calendar shows it. */
export function monthsBetween(from: string, to: string): Month[] {
  const months: Month[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first <= to; first = nextMonth(first)) {
    months.push({ first, weeks: weeksOfMonth(first) });
  }

  return months;
}

const nextMonth = (first: string): string => `${addDays(first, 31).slice(0, 7)}-01`;

function weeksOfMonth(first: string): (string | undefined)[][] {
  const weeks: (string | undefined)[][] = [];
  const end = nextMonth(first);
  for (let monday = mondayOf(first); monday < end; monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, offset) => addDays(monday, offset)).map((day) =>
        day >= first && day < end ? day : undefined,
      ),
    );
  }

  return weeks;
}
