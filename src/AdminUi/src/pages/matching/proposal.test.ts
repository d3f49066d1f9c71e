import { describe, expect, it } from "vitest";
import { noProposal, proposalOf, unreadable, withoutProposal, type ProposalValues } from "./proposal";

const place = { referralId: "r", providerId: "p", siteId: "s" };

const values: ProposalValues = {
  ...noProposal,
  startDate: "2026-12-04",
  plannedEndDate: "2027-03-26",
  firstReviewDate: "2026-12-18",
  hoursPerWeek: "15",
  weeklyCost: "£1,420.5",
  halfDays: ["Mon AM"],
};

describe("A proposal", () => {
  it("can be judged once days and numbers can be read", () => {
    expect(unreadable(noProposal).map(({ field }) => field)).toEqual([
      "startDate",
      "plannedEndDate",
      "firstReviewDate",
      "weeklyCost",
      "hoursPerWeek",
    ]);
    expect(proposalOf(noProposal, place)).toBeUndefined();
    expect(unreadable(values)).toEqual([]);
  });

  it("writes money as the API does, and leaves out empty goals", () => {
    expect(proposalOf(values, place)).toMatchObject({
      ...place,
      weeklyCost: "1420.50",
      hoursPerWeek: 15,
      plan: { goals: [], travel: null },
    });
  });

  it("knows its fields by the API's names", () => {
    expect(withoutProposal({ field: "proposal.plan.travel.mode", message: "" }).field).toBe("travel.mode");
    expect(withoutProposal({ field: "proposal.startDate", message: "" }).field).toBe("startDate");
    expect(withoutProposal({ field: "reason", message: "" }).field).toBe("reason");
  });
});
