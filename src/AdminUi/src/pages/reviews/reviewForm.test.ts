import { describe, expect, it } from "vitest";
import { emptyReview, reviewInput, unanswered, type ReviewValues } from "./reviewForm";

const answered: ReviewValues = {
  ...emptyReview("2026-11-27"),
  isAttending: "yes",
  isSafe: "no",
  isMeetingNeed: "yes",
  decision: "CHANGE",
};

describe("The form of a review", () => {
  it("asks the rules nothing before the questions of the law are answered", () => {
    expect(unanswered(emptyReview("2026-11-27")).map(({ field }) => field)).toEqual([
      "isAttending",
      "isSafe",
      "isMeetingNeed",
      "decision",
    ]);
    expect(reviewInput(emptyReview("2026-11-27"), "p", [])).toBeUndefined();
  });

  it("sends who came as the API names them, and nothing where nothing is written", () => {
    const input = reviewInput({ ...answered, attendees: ["PUPIL", "NOBODY"] }, "p", ["HOME_SCHOOL", "PUPIL"]);

    expect(input).toMatchObject({ attendees: ["PUPIL"], isSafe: false, pupilVoice: null, nextReviewDate: null });
  });

  it("finds a day that is none", () => {
    expect(unanswered({ ...answered, nextReviewDate: "31/2/2027" }).map(({ field }) => field)).toEqual([
      "nextReviewDate",
    ]);
  });
});
