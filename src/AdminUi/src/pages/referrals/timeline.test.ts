import { describe, expect, it } from "vitest";
import type { TimelineFragment } from "../../api/generated/graphql";
import { timelineOf } from "./timeline";

const referral: TimelineFragment = {
  __typename: "Referral",
  reason: "PERMANENT_EXCLUSION",
  status: "ACCEPTED",
  eventDate: "2026-11-17",
  dueDate: "2026-11-30",
  rejectionReason: null,
  decisionReason: null,
  submittedAt: "2026-11-17T15:08:00Z",
  decidedAt: "2026-11-18T09:00:00Z",
  dueDateMoves: [],
  informationRequests: [],
  placements: [],
};

const textsOf = (given: TimelineFragment) => timelineOf(given, "2026-11-27").map(({ text }) => text);

describe("The timeline of a referral", () => {
  it("begins with the legal event and ends with what is to come", () => {
    expect(textsOf(referral)).toEqual([
      "Date of the exclusion",
      "Referral sent",
      "Referral accepted: a provider is looked for",
      "Full-time education must be in place",
    ]);
    expect(timelineOf(referral, "2026-11-27").map(({ isToCome }) => isToCome)).toEqual([false, false, false, true]);
  });

  it("says why it was rejected", () => {
    const rejected = {
      ...referral,
      status: "REJECTED",
      rejectionReason: "DUPLICATE",
      decisionReason: "Same child.",
    } as const;
    expect(timelineOf(rejected, "2026-11-27")[2]).toMatchObject({
      text: "Referral rejected",
      detail: "The child is referred already. Same child.",
    });
  });

  it("says what was asked of the school, what it answered, and by when the rest is due", () => {
    const asked: TimelineFragment = {
      ...referral,
      status: "SUBMITTED",
      decidedAt: null,
      informationRequests: [
        {
          __typename: "InformationRequest",
          askedAt: "2026-11-24T10:00:00Z",
          dueDate: "2026-12-01",
          state: "WAITING",
          gaps: [
            { __typename: "InformationGap", kind: "RISK", answeredAt: "2026-11-25T09:00:00Z" },
            { __typename: "InformationGap", kind: "ATTENDANCE", answeredAt: null },
          ],
        },
      ],
    };
    expect(timelineOf(asked, "2026-11-27").slice(2)).toMatchObject([
      { text: "More information asked for", detail: "Risks, Attendance" },
      { text: "The school answered", detail: "Risks" },
      { text: "Full-time education must be in place" },
      { text: "Answer of the school due", isToCome: true },
    ]);
  });

  it("keeps the old date when the date moved", () => {
    const moved: TimelineFragment = {
      ...referral,
      dueDateMoves: [
        {
          __typename: "DateMove",
          state: "CONFIRMED",
          oldDate: "2026-11-24",
          newDate: "2026-11-30",
          cause: "The school was closed.",
          countedAt: "2026-11-19T10:00:00Z",
          confirmedAt: "2026-11-20T10:00:00Z",
        },
      ],
    };
    expect(timelineOf(moved, "2026-11-27")[3]).toMatchObject({
      text: "Statutory date counted anew",
      detail: "From 24 November 2026 to 30 November 2026. The school was closed.",
    });
    expect(textsOf(moved)).toContain("Later statutory date confirmed");
  });
});
