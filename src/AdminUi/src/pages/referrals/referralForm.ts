import type {
  DirectionPurpose,
  ExclusionSession,
  ProvisionReason,
  ReferralContentInput,
} from "../../api/generated/graphql";
import { isDay } from "../../ui/fields";
import type { Problem } from "../../ui/form";
import { directionPurposes, exclusionSessions, keysOf, reasons } from "../../words/referrals";

/** What is being written. Texts are as they stand in the fields, "" for what nobody has written yet. */
export interface ReferralValues {
  readonly pupilId: string;
  readonly reason: string;
  readonly eventDate: string;
  readonly exclusionSession: string;
  readonly suspensions: readonly Suspension[];
  readonly directionPurpose: string;
  readonly summary: string;
  /** The version of the draft on the server that these values rest on; 0 while there is none. */
  readonly version: number;
  /** What the server has of them, as text; "" while it has nothing. */
  readonly saved: string;
}

export interface Suspension {
  readonly from: string;
  readonly to: string;
}

export const noSuspension: Suspension = { from: "", to: "" };

export const noValues: ReferralValues = {
  pupilId: "",
  reason: "",
  eventDate: "",
  exclusionSession: "",
  suspensions: [noSuspension],
  directionPurpose: "",
  summary: "",
  version: 0,
  saved: "",
};

export const steps = ["child", "reason", "background", "check"] as const;

export type Step = (typeof steps)[number];

export const reasonOf = ({ reason }: ReferralValues): ProvisionReason | undefined =>
  keysOf(reasons).find((key) => key === reason);

const sessionOf = (values: ReferralValues): ExclusionSession | undefined =>
  keysOf(exclusionSessions).find((key) => key === values.exclusionSession);

const purposeOf = (values: ReferralValues): DirectionPurpose | undefined =>
  keysOf(directionPurposes).find((key) => key === values.directionPurpose);

const written = ({ suspensions }: ReferralValues) => suspensions.filter(({ from, to }) => from || to);

/** The date of the legal event. Of a suspension it is its first day, of several the earliest. */
export function eventDateOf(values: ReferralValues): string {
  if (values.reason !== "SUSPENSION") {
    return values.eventDate;
  }

  return (
    written(values)
      .map(({ from }) => from)
      .sort()[0] ?? ""
  );
}

/** What the API takes, as soon as it can say who must arrange education and by when; undefined before. */
export function contentOf(values: ReferralValues): ReferralContentInput | undefined {
  const reason = reasonOf(values);
  return reason && problemsOf("reason", values).length === 0
    ? {
        reason,
        eventDate: eventDateOf(values),
        summary: values.summary,
        ...(reason === "PERMANENT_EXCLUSION" ? { exclusionSession: sessionOf(values) } : {}),
        ...(reason === "SUSPENSION" ? { suspensions: written(values).map(({ from, to }) => ({ from, to })) } : {}),
        ...(reason === "OFF_SITE_DIRECTION" ? { directionPurpose: purposeOf(values) } : {}),
      }
    : undefined;
}

/** What is not filled in on a step. What the law makes of it, the server says. */
export function problemsOf(step: Step, values: ReferralValues): readonly Problem[] {
  switch (step) {
    case "child":
      return values.pupilId ? [] : [{ field: "pupilId", message: "Choose the child." }];
    case "reason":
      return reasonProblems(values);
    case "background":
      return values.summary.trim().length >= 20
        ? []
        : [{ field: "summary", message: "Write at least 20 characters on purpose and background." }];
    case "check":
      return steps.filter((each) => each !== "check").flatMap((each) => problemsOf(each, values));
  }
}

function reasonProblems(values: ReferralValues): readonly Problem[] {
  switch (reasonOf(values)) {
    case undefined:
      return [{ field: "reason", message: "Choose the main reason." }];
    case "SUSPENSION":
      return suspensionProblems(values);
    case "PERMANENT_EXCLUSION":
      return [...dateProblems(values), ...(sessionOf(values) ? [] : [missingSession])];
    case "OFF_SITE_DIRECTION":
      return [...dateProblems(values), ...(purposeOf(values) ? [] : [missingPurpose])];
    default:
      return dateProblems(values);
  }
}

const missingSession: Problem = { field: "exclusionSession", message: "Choose when on that day it took effect." };
const missingPurpose: Problem = { field: "directionPurpose", message: "Choose what the direction is for." };

const dateProblems = ({ eventDate }: ReferralValues): readonly Problem[] =>
  isDay(eventDate) ? [] : [{ field: "eventDate", message: "Write the date as day, month and year." }];

function suspensionProblems(values: ReferralValues): readonly Problem[] {
  if (written(values).length === 0) {
    return [{ field: "suspensions.0.from", message: "Write the first day of the suspension." }];
  }

  return values.suspensions.flatMap(({ from, to }, at) =>
    !from && !to
      ? []
      : [
          ...(isDay(from)
            ? []
            : [{ field: `suspensions.${at}.from`, message: "Write the first day of the suspension." }]),
          ...(isDay(to) ? [] : [{ field: `suspensions.${at}.to`, message: "Write the last day of the suspension." }]),
        ],
  );
}
