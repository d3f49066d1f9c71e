import { describe, expect, it } from "vitest";
import { sayExpiry } from "./providers";

describe("A document's last day", () => {
  it.each([
    [null, "Does not run out", "grey"],
    ["2026-11-26", "Ran out yesterday", "red"],
    ["2026-11-27", "Runs out today", "orange"],
    ["2026-12-27", "Runs out in 30 days", "orange"],
    ["2027-01-26", "Runs out in 60 days", "yellow"],
    ["2027-01-27", "Until 27 January 2027", "green"],
  ])("%s is told as %s", (day, text, colour) => {
    expect(sayExpiry(day, "2026-11-27")).toEqual({ text, colour });
  });
});
