import type { TransitionKind, TransitionStatus } from "../api/generated/graphql";
import type { TagColour } from "../ui/Tag";

/** The words of the field for what the API says of transitions. */

export const transitionKinds: Record<TransitionKind, string> = {
  RETURN_TO_HOME_SCHOOL: "Return to the home school",
  NEW_MAINSTREAM_SCHOOL: "Another mainstream school",
  SPECIAL_SCHOOL: "Special school",
  POST16: "Education or training after 16",
};

export const transitionStatuses: Record<TransitionStatus, { text: string; colour: TagColour }> = {
  PLANNED: { text: "Planned", colour: "blue" },
  IN_PROGRESS: { text: "In progress", colour: "teal" },
  COMPLETED: { text: "Completed", colour: "green" },
  SUSTAINED: { text: "Lasted", colour: "green" },
  BROKEN_DOWN: { text: "Broke down", colour: "red" },
};
