import { describe, expect, it } from "vitest";
import { dueBefore, endOfWeek, readFilters, readOrder, statusesOf, writeOrder } from "./filters";

const read = (text: string) => readFilters(new URLSearchParams(text));

describe("What the address asks for", () => {
  it("is what is open, when it says nothing", () => {
    expect(read("")).toEqual({ state: "OPEN" });
    expect(statusesOf(read(""))).toEqual(["DRAFT", "SUBMITTED", "ACCEPTED"]);
  });

  it("leaves out what it cannot mean", () => {
    expect(read("state=NONSENSE&reason=constructor&due=soon")).toEqual({ state: "OPEN" });
  });

  it("leaves out drafts and what is decided when it asks for a deadline", () => {
    expect(statusesOf(read("due=overdue"))).toEqual(["SUBMITTED", "ACCEPTED"]);
    expect(statusesOf(read("due=overdue&state=ALL"))).toEqual(["SUBMITTED", "ACCEPTED"]);
    expect(statusesOf(read("due=overdue&state=PLACED"))).toEqual(["PLACED"]);
  });
});

describe("A deadline", () => {
  it.each([
    ["overdue", "2026-11-27"],
    ["today", "2026-11-28"],
    ["week", "2026-11-30"],
    ["fortnight", "2026-12-12"],
  ] as const)("of %s lies before %s on Friday 27 November", (due, day) => {
    expect(dueBefore(due, "2026-11-27")).toBe(day);
  });

  it.each([
    ["2026-11-23", "2026-11-30"],
    ["2026-11-28", "2026-11-30"],
    ["2026-11-29", "2026-11-30"],
    ["2026-11-30", "2026-12-07"],
  ])("of the week of %s lies before Monday %s", (today, monday) => {
    expect(endOfWeek(today)).toBe(monday);
  });
});

describe("The order", () => {
  it("begins with the nearest date while that matters", () => {
    expect(readOrder(undefined, "OPEN")).toEqual({ field: "DUE_DATE", direction: "ASC" });
    expect(readOrder(undefined, "CLOSED")).toEqual({ field: "CREATED_AT", direction: "DESC" });
  });

  it("is read as it was written", () => {
    const order = { field: "DUE_DATE", direction: "DESC" } as const;
    expect(readOrder(writeOrder(order), "OPEN")).toEqual(order);
  });
});
