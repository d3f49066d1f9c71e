import type { TimelineFragment } from "../../api/generated/graphql";
import { londonDay, writeDay } from "../../words/dates";
import { eventDates, informationKinds, rejectionReasons } from "../../words/referrals";

export interface TimelineEntry {
  /** The day, for the order. */
  readonly day: string;
  /** The moment, when it is known. */
  readonly at?: string;
  readonly text: string;
  readonly detail?: string;
  /** Whether it has still to happen. */
  readonly isToCome: boolean;
}

/** What has happened to a referral and what is to come, the first first. */
export function timelineOf(referral: TimelineFragment, today: string = londonDay()): readonly TimelineEntry[] {
  const entries = [
    { day: referral.eventDate, text: eventDates[referral.reason] },
    referral.submittedAt && { ...moment(referral.submittedAt), text: "Referral sent" },
    referral.decidedAt && { ...moment(referral.decidedAt), ...decision(referral) },
    ...referral.informationRequests.flatMap(asked),
    ...referral.dueDateMoves.flatMap(datesMoved),
    ...referral.placements.flatMap(placed),
    referral.dueDate && { day: referral.dueDate, text: "Full-time education must be in place" },
  ];
  return entries
    .filter((entry): entry is Omit<TimelineEntry, "isToCome"> => Boolean(entry))
    .map((entry) => ({ ...entry, isToCome: entry.day > today }))
    .sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
}

const keyOf = ({ day, at }: TimelineEntry) => at ?? day;

const moment = (at: string) => ({ day: londonDay(new Date(at)), at });

function decision({ status, rejectionReason, decisionReason }: TimelineFragment) {
  switch (status) {
    case "REJECTED":
      return {
        text: "Referral rejected",
        detail: rejectionReason ? `${rejectionReasons[rejectionReason]}. ${decisionReason ?? ""}` : undefined,
      };
    case "WITHDRAWN":
      return { text: "Referral withdrawn", detail: decisionReason ?? undefined };
    default:
      return { text: "Referral accepted: a provider is looked for" };
  }
}

function asked({ askedAt, dueDate, state, gaps }: TimelineFragment["informationRequests"][number]) {
  const about = (some: typeof gaps) => some.map(({ kind }) => informationKinds[kind]).join(", ");
  const moments = [...new Set(gaps.flatMap(({ answeredAt }) => answeredAt ?? []))];
  return [
    { ...moment(askedAt), text: "More information asked for", detail: about(gaps) },
    ...moments.map((at) => ({
      ...moment(at),
      text: "The school answered",
      detail: about(gaps.filter(({ answeredAt }) => answeredAt === at)),
    })),
    ...(state === "WAITING" && dueDate ? [{ day: dueDate, text: "Answer of the school due" }] : []),
  ];
}

function datesMoved({
  countedAt,
  confirmedAt,
  oldDate,
  newDate,
  cause,
  state,
}: TimelineFragment["dueDateMoves"][number]) {
  const dates = `From ${oldDate ? writeDay(oldDate) : "no date"} to ${newDate ? writeDay(newDate) : "no date"}. ${cause}`;
  return [
    {
      ...moment(countedAt),
      text: state === "IN_EFFECT" ? "Statutory date moved" : "Statutory date counted anew",
      detail: dates,
    },
    ...(confirmedAt ? [{ ...moment(confirmedAt), text: "Later statutory date confirmed" }] : []),
  ];
}

function placed({ status, startDate, endedOn, provider }: TimelineFragment["placements"][number]) {
  const name = provider?.name ?? "a provider";
  const start =
    status === "ACTIVE" || status === "ENDED"
      ? `Placement at ${name} started`
      : status === "NOT_AGREED"
        ? `Placement at ${name} was not agreed; it would have started`
        : `Placement at ${name} is to start`;
  return [{ day: startDate, text: start }, ...(endedOn ? [{ day: endedOn, text: `Placement at ${name} ended` }] : [])];
}
