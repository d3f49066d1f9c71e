import { describe, expect, it } from "vitest";
import { nameOf, viewOf } from "./Views";

describe("A view", () => {
  it("is its filters and order in one way of writing, without the page", () => {
    expect(viewOf(new URLSearchParams("after=abc&due=week&state=ACCEPTED&tab="))).toBe("state=ACCEPTED&due=week");
  });

  it("is named by its filters", () => {
    expect(nameOf({ state: "OPEN" })).toBe("Open");
    expect(nameOf({ state: "OPEN", due: "overdue" })).toBe("Due: overdue");
    expect(nameOf({ state: "OPEN", information: "LATE" })).toBe("Open, Answer overdue");
    expect(nameOf({ state: "ACCEPTED", reason: "MEDICAL", school: "x" }, "Larkmere School")).toBe(
      "Accepted, Illness or medical need, Larkmere School",
    );
  });
});
