import { expect, it } from "vitest";
import { sayClock } from "./clock";

const now = Date.parse("2026-11-27T09:00:00Z");

it.each([
  ["2026-11-27T09:12:00Z", "12 minutes left"],
  ["2026-11-27T10:00:00Z", "1 hour left"],
  ["2026-11-27T06:55:00Z", "2 hours 5 minutes late"],
  ["2026-11-24T08:00:00Z", "3 days late"],
  ["2026-11-27T09:00:10Z", "now"],
])("The clock to %s says %s", (until, words) => {
  expect(sayClock(until, now)).toBe(words);
});
