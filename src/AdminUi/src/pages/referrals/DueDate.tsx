import type { ReferralStatus } from "../../api/generated/graphql";
import { Tag, type TagColour } from "../../ui/Tag";
import { daysBetween, londonDay, writeDay, writeDistance } from "../../words/dates";

/** Whether the date still has to be met: the referral is open and no placement has started. */
export const isRunning = (status: ReferralStatus): boolean => status === "SUBMITTED" || status === "ACCEPTED";

/** How near a date is, in words and a colour. */
export function nearness(dueDate: string, today: string = londonDay()): { text: string; colour: TagColour } {
  const days = daysBetween(today, dueDate);
  if (days < 0) {
    return { text: `Overdue by ${-days} ${days === -1 ? "day" : "days"}`, colour: "red" };
  }

  return { text: days === 0 ? "Due today" : `Due ${writeDistance(dueDate, today)}`, colour: soonColour(days) };
}

const soonColour = (days: number): TagColour => (days === 0 ? "orange" : days <= 3 ? "yellow" : "grey");

/** The statutory date of a referral, and how near it is while it has to be met. */
export function DueDate({ referral }: { referral: { dueDate?: string | null; status: ReferralStatus } }) {
  const { dueDate, status } = referral;
  if (!dueDate) {
    return <span className="app-quiet">None</span>;
  }

  const { text, colour } = nearness(dueDate);
  return (
    <>
      <span className="app-nowrap">{writeDay(dueDate)}</span> {isRunning(status) && <Tag colour={colour}>{text}</Tag>}
    </>
  );
}
