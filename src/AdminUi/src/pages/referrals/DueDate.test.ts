import { describe, expect, it } from "vitest";
import { nearness } from "./DueDate";

describe("How near a statutory date is", () => {
  it.each([
    ["2026-11-26", "Overdue by 1 day", "red"],
    ["2026-11-20", "Overdue by 7 days", "red"],
    ["2026-11-27", "Due today", "orange"],
    ["2026-11-28", "Due tomorrow", "yellow"],
    ["2026-12-04", "Due in 7 days", "grey"],
  ])("of %s is: %s", (dueDate, text, colour) => {
    expect(nearness(dueDate, "2026-11-27")).toEqual({ text, colour });
  });
});
