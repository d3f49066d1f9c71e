import { describe, expect, it } from "vitest";
import { contentOf, eventDateOf, noValues, problemsOf, type ReferralValues } from "./referralForm";

const excluded: ReferralValues = {
  ...noValues,
  pupilId: "p",
  reason: "PERMANENT_EXCLUSION",
  eventDate: "2026-11-27",
  exclusionSession: "MORNING",
};

const suspended: ReferralValues = {
  ...noValues,
  reason: "SUSPENSION",
  suspensions: [
    { from: "2026-11-23", to: "2026-11-24" },
    { from: "2026-11-16", to: "2026-11-18" },
    { from: "", to: "" },
  ],
};

describe("What the rules can be asked", () => {
  it("is nothing before reason and date are known", () => {
    expect(contentOf(noValues)).toBeUndefined();
    expect(contentOf({ ...excluded, eventDate: "31/2/2026" })).toBeUndefined();
    expect(contentOf({ ...excluded, exclusionSession: "" })).toBeUndefined();
  });

  it("needs no summary yet, and holds only what belongs to the reason", () => {
    expect(contentOf({ ...excluded, directionPurpose: "BEHAVIOUR" })).toEqual({
      reason: "PERMANENT_EXCLUSION",
      eventDate: "2026-11-27",
      summary: "",
      exclusionSession: "MORNING",
    });
  });

  it("has the earliest of several suspensions as its date, and leaves out empty rows", () => {
    expect(eventDateOf(suspended)).toBe("2026-11-16");
    expect(contentOf(suspended)?.suspensions).toHaveLength(2);
  });
});

describe("What is missing", () => {
  it("is said for the fields of a step", () => {
    expect(problemsOf("child", noValues)).toMatchObject([{ field: "pupilId" }]);
    expect(problemsOf("reason", noValues)).toMatchObject([{ field: "reason" }]);
    expect(problemsOf("background", { ...noValues, summary: "too short" })).toMatchObject([{ field: "summary" }]);
  });

  it("is said for the row of a suspension", () => {
    const half = { ...suspended, suspensions: [suspended.suspensions[0]!, { from: "2026-11-30", to: "" }] };
    expect(problemsOf("reason", half)).toMatchObject([{ field: "suspensions.1.to" }]);
  });

  it("is all of it at the end", () => {
    expect(problemsOf("check", noValues).map(({ field }) => field)).toEqual(["pupilId", "reason", "summary"]);
    expect(problemsOf("check", { ...excluded, summary: "Twenty characters at least." })).toEqual([]);
  });
});
