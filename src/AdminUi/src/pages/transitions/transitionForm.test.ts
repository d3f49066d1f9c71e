import { describe, expect, it } from "vitest";
import { emptyTransition, planInput, problemsIn, problemsInForm } from "./transitionForm";

describe("The form of a transition", () => {
  it("takes the day of the last stage as the target", () => {
    const stages = [
      { startsOn: "2026-12-01", halfDaysPerWeek: "2" },
      { startsOn: "2027-01-11", halfDaysPerWeek: "10" },
    ];

    const input = planInput({ ...emptyTransition, kind: "RETURN_TO_HOME_SCHOOL", stages }, "p");

    expect(input).toMatchObject({ targetDate: "2027-01-11", destinationSchoolId: null });
    expect(input?.stages[1]).toEqual({ startsOn: "2027-01-11", halfDaysPerWeek: 10 });
    expect(problemsInForm([{ field: "targetDate", message: "" }], 2)[0]?.field).toBe("stages.1.startsOn");
  });

  it("names each stage without a day", () => {
    expect(problemsIn(emptyTransition).map(({ field }) => field)).toEqual([
      "kind",
      "stages.0.startsOn",
      "stages.1.startsOn",
    ]);
  });

  it("names a rule to take on once, however much it warns of", () => {
    const problem = { code: "transition.warning-not-acknowledged", ruleId: "ENG-TRN-002", message: "long" };

    const shown = problemsInForm([problem, { ...problem, message: "other" }], 1);

    expect(shown.map(({ message }) => message)).toEqual([
      "Change the plan, or tick ENG-TRN-002 to take on what it warns of",
    ]);
  });
});
