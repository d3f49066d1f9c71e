import type {
  InformationState,
  ProvisionReason,
  ReferralOrderField,
  ReferralStatus,
} from "../../api/generated/graphql";
import { addDays } from "../../words/dates";
import { informationStates, keysOf, reasons, statuses } from "../../words/referrals";

/** The names in the address of what narrows the list of referrals. */
export const filterNames = ["state", "reason", "school", "due", "information"] as const;

export type StateChoice = ReferralStatus | "OPEN" | "ALL";

export const dues = {
  overdue: "Overdue",
  today: "Today or overdue",
  week: "This week or overdue",
  fortnight: "Within 14 days or overdue",
} as const;

export type Due = keyof typeof dues;

export const open: readonly ReferralStatus[] = ["DRAFT", "SUBMITTED", "ACCEPTED"];

/** Those whose date has still to be met. */
export const running: readonly ReferralStatus[] = ["SUBMITTED", "ACCEPTED"];

export interface ReferralFilters {
  readonly state: StateChoice;
  readonly reason?: ProvisionReason;
  readonly school?: string;
  readonly due?: Due;
  readonly information?: InformationChoice;
}

/** "LATE": waited for, and its day has passed. */
export type InformationChoice = InformationState | "LATE";

/** What the address says; anything that it cannot say is left out. */
export function readFilters(params: URLSearchParams): ReferralFilters {
  return {
    state: oneOf<StateChoice>(params.get("state"), [...keysOf(statuses), "OPEN", "ALL"]) ?? "OPEN",
    reason: oneOf(params.get("reason"), keysOf(reasons)),
    school: params.get("school") ?? undefined,
    due: oneOf(params.get("due"), keysOf(dues)),
    information: oneOf<InformationChoice>(params.get("information"), [...keysOf(informationStates), "LATE"]),
  };
}

/** The states that are asked for. A deadline matters only while it has to be met. */
export function statusesOf({ state, due }: ReferralFilters): ReferralStatus[] | undefined {
  if (state === "ALL") {
    return due ? [...running] : undefined;
  }

  return state === "OPEN" ? [...(due ? running : open)] : [state];
}

/** The first day that lies behind those asked for. */
export function dueBefore(due: Due | undefined, today: string): string | undefined {
  switch (due) {
    case "overdue":
      return today;
    case "today":
      return addDays(today, 1);
    case "week":
      return endOfWeek(today);
    case "fortnight":
      return addDays(today, 15);
    default:
      return undefined;
  }
}

/** The Monday after a day. */
export function endOfWeek(today: string): string {
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay();
  return addDays(today, weekday === 0 ? 1 : 8 - weekday);
}

export interface Order {
  readonly field: ReferralOrderField;
  readonly direction: "ASC" | "DESC";
}

/** "-CREATED_AT" is the newest first. What is open begins with the nearest date, everything else with the newest. */
export function readOrder(sort: string | undefined, state: StateChoice): Order {
  const text = sort ?? (state === "OPEN" || running.some((status) => status === state) ? "DUE_DATE" : "-CREATED_AT");
  return {
    field: text.endsWith("DUE_DATE") ? "DUE_DATE" : "CREATED_AT",
    direction: text.startsWith("-") ? "DESC" : "ASC",
  };
}

export const writeOrder = ({ field, direction }: Order): string => `${direction === "DESC" ? "-" : ""}${field}`;

function oneOf<Value extends string>(text: string | null, values: readonly Value[]): Value | undefined {
  return values.find((value) => value === text);
}
