import type { ReviewAttendee, ReviewDecision } from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";

/** The words of the field for what the API says of reviews. */

export const reviewDecisions: Record<ReviewDecision, { text: string; hint: string; colour: TagColour }> = {
  CONTINUE: { text: "Continue", hint: "The placement goes on as agreed.", colour: "green" },
  CHANGE: {
    text: "Continue with changes",
    hint: "The placement goes on. Change the plan, or extend the agreed end, as the next step.",
    colour: "blue",
  },
  END: { text: "End", hint: "The placement ends. Plan what follows as the next step.", colour: "orange" },
  RETURN: {
    text: "Return to the home school",
    hint: "The pupil returns in stages. Plan the return as the next step.",
    colour: "purple",
  },
};

export const reviewAttendees: Record<ReviewAttendee, string> = {
  HOME_SCHOOL: "Home school",
  PROVIDER: "Provider",
  PARENT_OR_CARER: "Parent or carer",
  PUPIL: "The child",
  SOCIAL_WORKER: "Social worker",
  VIRTUAL_SCHOOL: "Virtual school",
  SEND_CASEWORKER: "SEND caseworker",
  LA_COMMISSIONER: "Commissioning authority",
  HEALTH_PROFESSIONAL: "Health professional",
  OTHER: "Somebody else",
};
