import { addDays } from "../../words/dates";

/** Which reviews that fall due are looked at. */
export const dueRanges = ["overdue", "fortnight", "six-weeks"] as const;
export type DueRange = (typeof dueRanges)[number];

export const dueRangeNames: Record<DueRange, string> = {
  overdue: "Overdue",
  fortnight: "Overdue and due in 14 days",
  "six-weeks": "Overdue and due in 6 weeks",
};

/** As the API asks for them; all that have a date when no range is chosen. */
export function dueArguments(range: DueRange | undefined, today: string) {
  switch (range) {
    case "overdue":
      return { dueBefore: today, isOverdue: true };
    case "fortnight":
      return { dueBefore: addDays(today, 15), isOverdue: undefined };
    case "six-weeks":
      return { dueBefore: addDays(today, 43), isOverdue: undefined };
    case undefined:
      return { dueBefore: addDays(today, 400), isOverdue: undefined };
  }
}
