import { describe, expect, it } from "vitest";
import { quickCodeOf } from "./quickCodes";

describe("A key of the register", () => {
  it("marks presence by the half of the day", () => {
    expect(quickCodeOf("P", "AM")).toBe("/");
    expect(quickCodeOf("/", "PM")).toBe("\\");
  });

  it("stands for nothing when no mark has it", () => {
    expect(quickCodeOf("Tab", "AM")).toBeUndefined();
    expect(quickCodeOf("x", "AM")).toBeUndefined();
  });
});
