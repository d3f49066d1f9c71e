import { describe, expect, it } from "vitest";
import { answersOf, fieldOfAnswer } from "./information";

const gaps = [{ number: 1, answer: "Sent." }, { number: 2, answer: null }, { number: 3 }];

describe("Answers", () => {
  it("are of what waits and was written", () => {
    expect(answersOf(gaps, [{ text: "Again" }, { text: " " }, { text: " Both agree. " }])).toEqual([
      { gap: 3, text: "Both agree." },
    ]);
  });

  it("have their problems at the field of their gap", () => {
    expect(fieldOfAnswer("answers.0.text", [{ gap: 3 }])).toBe("answers.2.text");
    expect(fieldOfAnswer("answers.0.gap", [{ gap: 3 }])).toBe("answers.2.text");
    expect(fieldOfAnswer("expectedVersion", [{ gap: 3 }])).toBe("expectedVersion");
    expect(fieldOfAnswer(undefined, [])).toBeUndefined();
  });
});
