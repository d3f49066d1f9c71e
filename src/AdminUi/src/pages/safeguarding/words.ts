import type {
  AdultPosition,
  AdultWorkplace,
  ConcernKind,
  ConcernSeverity,
  ConcernStatus,
} from "../../api/generated/graphql";
import type { TagColour } from "../../ui/Tag";

export const severities: Record<ConcernSeverity, { text: string; colour: TagColour; meaning: string }> = {
  IMMEDIATE: {
    text: "Immediate",
    colour: "red",
    meaning: "A child is in danger now. Call 999 first, then record it here.",
  },
  HIGH: { text: "High", colour: "orange", meaning: "A child is likely to come to significant harm." },
  MEDIUM: { text: "Medium", colour: "yellow", meaning: "A worry that somebody has to act on." },
  LOW: { text: "Low", colour: "grey", meaning: "Something to be noted and watched." },
};

/** The gravest first. */
export const bySeverity: readonly ConcernSeverity[] = ["IMMEDIATE", "HIGH", "MEDIUM", "LOW"];

export const gravest = (of: readonly ConcernSeverity[]): ConcernSeverity =>
  bySeverity.find((severity) => of.includes(severity)) ?? "LOW";

export const kinds: Record<ConcernKind, string> = {
  PHYSICAL_ABUSE: "Physical abuse",
  EMOTIONAL_ABUSE: "Emotional abuse",
  SEXUAL_ABUSE: "Sexual abuse",
  NEGLECT: "Neglect",
  EXPLOITATION_CRIMINAL: "Criminal exploitation",
  EXPLOITATION_SEXUAL: "Sexual exploitation",
  CHILD_ON_CHILD: "Child-on-child abuse",
  MENTAL_HEALTH_SELF_HARM: "Mental health or self-harm",
  DOMESTIC_ABUSE: "Domestic abuse",
  RADICALISATION: "Radicalisation (Prevent)",
  FGM: "Female genital mutilation",
  MISSING: "Missing",
  ONLINE: "Harm online",
  PHYSICAL_INTERVENTION: "Physical intervention or restraint",
  SETTING_UNSAFE: "The setting is not safe",
  ALLEGATION_ADULT: "Allegation against an adult",
  LOW_LEVEL_ADULT: "Low-level concern about an adult",
  OTHER: "Something else, or not sure",
};

export const statuses: Record<ConcernStatus, { text: string; colour: TagColour; meaning: string }> = {
  RAISED: { text: "On its way", colour: "blue", meaning: "It is recorded and on its way to the safeguarding leads." },
  DELIVERED: {
    text: "Waiting",
    colour: "red",
    meaning: "It was put before the safeguarding leads; nobody has acknowledged it yet.",
  },
  ACKNOWLEDGED: { text: "Acknowledged", colour: "green", meaning: "A safeguarding lead has taken note of it." },
};

export const adultWorkplaces: Record<AdultWorkplace, string> = {
  SETTING: "At the provider that the child attends",
  HOME_SCHOOL: "At the child’s home school",
  LOCAL_AUTHORITY: "At the local authority",
  ELSEWHERE: "Elsewhere: another employer, a club, an agency",
};

export const adultPositions: Record<AdultPosition, string> = {
  STAFF: "Member of staff or volunteer",
  SAFEGUARDING_LEAD: "Safeguarding lead or deputy, or close to one",
  LEADER: "Head, manager or owner",
};
