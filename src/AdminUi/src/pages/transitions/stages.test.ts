import { describe, expect, it } from "vitest";
import { monthsBetween, nextStage, stageOn, type Stage } from "./stages";

const stages: readonly Stage[] = [
  { number: 1, startsOn: "2026-11-30", halfDaysPerWeek: 2, reachedOn: "2026-11-30" },
  { number: 2, startsOn: "2026-12-14", halfDaysPerWeek: 5 },
  { number: 3, startsOn: "2027-01-11", halfDaysPerWeek: 10 },
];

describe("The stages of a return", () => {
  it("go on with the first that has not begun", () => {
    expect(nextStage(stages)?.number).toBe(2);
  });

  it("hold from their first day until the next", () => {
    expect(stageOn(stages, "2026-11-29")).toBeUndefined();
    expect(stageOn(stages, "2026-12-13")?.number).toBe(1);
    expect(stageOn(stages, "2026-12-14")?.number).toBe(2);
  });
});

describe("The calendar of a return", () => {
  const months = monthsBetween("2026-11-30", "2027-01-11");

  it("has each month from the first stage to the last", () => {
    expect(months.map(({ first }) => first)).toEqual(["2026-11-01", "2026-12-01", "2027-01-01"]);
  });

  it("begins its weeks on Monday and leaves out days of other months", () => {
    expect(months[0]?.weeks[0]).toEqual([...Array<undefined>(6).fill(undefined), "2026-11-01"]);
    expect(months[0]?.weeks.at(-1)?.[0]).toBe("2026-11-30");
    expect(months[2]?.weeks.flat().filter(Boolean)).toHaveLength(31);
  });
});
