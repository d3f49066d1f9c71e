import type { RecordReviewInput, ReviewAttendee, ReviewDecision } from "../../api/generated/graphql";
import { isDay } from "../../ui/fields";
import type { Problem } from "../../ui/form";

/** A question of the form; "" while it is not answered. */
export type YesNo = "" | "yes" | "no";

export interface ReviewValues {
  readonly heldOn: string;
  readonly attendees: readonly string[];
  readonly isAttending: YesNo;
  readonly isSafe: YesNo;
  readonly isMeetingNeed: YesNo;
  readonly progress: string;
  readonly pupilVoice: string;
  readonly isPupilVoiceDeclined: boolean;
  readonly parentView: string;
  readonly isParentUnreached: boolean;
  readonly isRiskReviewed: boolean;
  readonly areEhcpOutcomesReviewed: boolean;
  readonly decision: ReviewDecision | "";
  readonly decisionReason: string;
  readonly nextReviewDate: string;
}

export const emptyReview = (today: string): ReviewValues => ({
  heldOn: today,
  attendees: [],
  isAttending: "",
  isSafe: "",
  isMeetingNeed: "",
  progress: "",
  pupilVoice: "",
  isPupilVoiceDeclined: false,
  parentView: "",
  isParentUnreached: false,
  isRiskReviewed: false,
  areEhcpOutcomesReviewed: false,
  decision: "",
  decisionReason: "",
  nextReviewDate: "",
});

/** What has to be answered before the API can be asked at all; what the answers are worth is the rules' to say. */
export function unanswered(values: ReviewValues): Problem[] {
  const problems: (Problem | false)[] = [
    !isDay(values.heldOn) && { field: "heldOn", message: "Enter the day of the review as day, month and year" },
    !values.isAttending && { field: "isAttending", message: "Say whether the child attends as planned" },
    !values.isSafe && { field: "isSafe", message: "Say whether the child is safe there" },
    !values.isMeetingNeed && { field: "isMeetingNeed", message: "Say whether the placement meets the need" },
    !values.decision && { field: "decision", message: "Choose what was decided" },
    values.nextReviewDate !== "" &&
      !isDay(values.nextReviewDate) && {
        field: "nextReviewDate",
        message: "Enter the day of the next review as day, month and year, or leave it empty",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

/** The review as the API takes it; undefined while it cannot be asked. */
export function reviewInput(
  values: ReviewValues,
  placementId: string,
  known: readonly ReviewAttendee[],
): RecordReviewInput | undefined {
  if (unanswered(values).length > 0 || !values.decision) {
    return undefined;
  }

  return {
    placementId,
    heldOn: values.heldOn,
    decision: values.decision,
    decisionReason: values.decisionReason,
    attendees: known.filter((attendee) => values.attendees.includes(attendee)),
    progress: values.progress,
    isAttending: values.isAttending === "yes",
    isSafe: values.isSafe === "yes",
    isMeetingNeed: values.isMeetingNeed === "yes",
    pupilVoice: values.pupilVoice || null,
    parentView: values.parentView || null,
    isPupilVoiceDeclined: values.isPupilVoiceDeclined,
    isParentUnreached: values.isParentUnreached,
    isRiskReviewed: values.isRiskReviewed,
    areEhcpOutcomesReviewed: values.areEhcpOutcomesReviewed,
    nextReviewDate: values.nextReviewDate || null,
  };
}
