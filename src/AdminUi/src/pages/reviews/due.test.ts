import { describe, expect, it } from "vitest";
import { dueArguments } from "./due";

describe("Reviews that fall due", () => {
  it("in 14 days include the fourteenth", () => {
    expect(dueArguments("fortnight", "2026-11-27").dueBefore).toBe("2026-12-12");
  });

  it("that are overdue lie before today", () => {
    expect(dueArguments("overdue", "2026-11-27")).toEqual({ dueBefore: "2026-11-27", isOverdue: true });
  });
});
