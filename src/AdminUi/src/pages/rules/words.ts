import type { RuleConfidence } from "../../api/generated/graphql";
import { writeDay } from "../../words/dates";

export const confidences: Record<RuleConfidence, string> = {
  HIGH: "High: confirmed in the law or in several sources",
  MEDIUM: "Medium: the duty is sure, a detail is not",
  LOW: "Low: to be checked by a lawyer first",
};

/** "Since 1 September 2007", "From 1 April 2026 to 31 August 2027", "Always". */
export function sayForce({ inForceFrom, inForceUntil }: { inForceFrom?: string | null; inForceUntil?: string | null }) {
  if (inForceFrom && inForceUntil) {
    return `From ${writeDay(inForceFrom)} to ${writeDay(inForceUntil)}`;
  }

  return inForceFrom ? `From ${writeDay(inForceFrom)}` : inForceUntil ? `Until ${writeDay(inForceUntil)}` : "Always";
}
