import { describe, expect, it } from "vitest";
import { weeksOf, writeAttended, type Mark } from "./register";

const mark = (date: string, halfDay: Mark["halfDay"], code: string, category: Mark["category"]): Mark => ({
  date,
  halfDay,
  code,
  category,
});

describe("The weeks of a register", () => {
  const weeks = weeksOf([
    mark("2026-11-27", "PM", "N", "UNAUTHORISED"),
    mark("2026-11-16", "AM", "/", "ATTENDING"),
    mark("2026-11-27", "AM", "L", "ATTENDING"),
    mark("2026-11-26", "AM", "I", "AUTHORISED"),
    mark("2026-11-25", "AM", "Y2", "NOT_POSSIBLE"),
  ]);

  it("begin on Mondays, the earliest first, and leave out those without a mark", () => {
    expect(weeks.map(({ monday }) => monday)).toEqual(["2026-11-16", "2026-11-23"]);
  });

  it("know each mark by its half-day", () => {
    expect(weeks[1]?.marks["Fri PM"]?.code).toBe("N");
    expect(weeks[1]?.marks["Fri AM"]?.code).toBe("L");
    expect(weeks[1]?.marks["Mon AM"]).toBeUndefined();
  });

  it("count possible sessions only", () => {
    expect(weeks[1]).toMatchObject({ attended: 1, authorised: 1, unauthorised: 1, notCounted: 1 });
    expect(writeAttended(weeks[1]!)).toBe("1 of 3 (33%)");
  });

  it("say when no session was possible", () => {
    expect(writeAttended(weeksOf([mark("2026-11-25", "AM", "#", "ADMINISTRATIVE")])[0]!)).toBe("None possible");
  });
});
