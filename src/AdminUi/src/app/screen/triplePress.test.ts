import { describe, expect, it } from "vitest";
import { TriplePress } from "./triplePress";

describe("Three presses of one key", () => {
  it("count when they follow quickly", () => {
    const presses = new TriplePress();

    expect([100, 300, 500].map((at) => presses.press(true, at))).toEqual([false, false, true]);
  });

  it("do not count when they are slow, or another key is between", () => {
    const presses = new TriplePress();

    expect([0, 1_500, 3_000].map((at) => presses.press(true, at))).toEqual([false, false, false]);
    presses.press(false, 3_100);
    expect([3_200, 3_300].map((at) => presses.press(true, at))).toEqual([false, false]);
  });

  it("begin anew once they have counted", () => {
    const presses = new TriplePress();

    expect([1, 2, 3, 4].map((at) => presses.press(true, at))).toEqual([false, false, true, false]);
  });
});
