import { describe, expect, it } from "vitest";
import { differencesOf, jsonProblem, linesOf, sayKey } from "./json";

describe("Facts of a worked case", () => {
  it("are read line by line", () => {
    const facts =
      '{"ncYear": 9, "lookedAfter": true, "days": ["Mon", "Tue"], "periods": [{"from": "2026-01-05"}], "a": {"bC": null}}';

    expect(linesOf(facts)).toEqual([
      { name: "Nc year", value: "9" },
      { name: "Looked after", value: "Yes" },
      { name: "Days", value: "Mon, Tue" },
      { name: "Periods 1: from", value: "2026-01-05" },
      { name: "A: b c", value: "Nothing" },
    ]);
    expect(sayKey("rev.graceSchoolDays")).toBe("Rev grace school days");
  });

  it("have to be a JSON object", () => {
    expect(jsonProblem('{"a": 1}')).toBeUndefined();
    expect(jsonProblem("[1]")).toMatch(/object/);
    expect(jsonProblem("{a: 1}")).toMatch(/no JSON/);
  });

  it("are answered as expected when all that is expected is said", () => {
    expect(differencesOf('{"a": 1}', '{"a": 1, "b": 2}')).toEqual([]);
    expect(differencesOf('{"a": 1, "b": [1]}', '{"a": 2, "b": [1]}')).toEqual(["a"]);
  });
});
