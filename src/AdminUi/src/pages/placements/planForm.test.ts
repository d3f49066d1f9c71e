import { describe, expect, it } from "vitest";
import { inputOf, problemsIn, valuesOf, withoutPlan } from "./planForm";

const placement: Parameters<typeof valuesOf>[0] & Parameters<typeof inputOf>[1] = {
  status: "ACTIVE",
  purpose: "To come back to learning.",
  halfDays: ["Mon AM", "Tue AM"],
  hoursPerWeek: 5,
  plan: null,
};

describe("The form of a plan", () => {
  it("sends timetable and hours only when they were changed", () => {
    const values = valuesOf(placement);

    expect(inputOf(values, placement)).toMatchObject({ purpose: null, halfDays: null, hoursPerWeek: null });
    expect(inputOf({ ...values, halfDays: ["Mon AM"], hoursPerWeek: "2.5" }, placement)).toMatchObject({
      halfDays: ["Mon AM"],
      hoursPerWeek: 2.5,
    });
  });

  it("sends no part of the plan in which nothing is written", () => {
    expect(inputOf(valuesOf(placement), placement).plan).toMatchObject({
      travel: null,
      nextStep: null,
      riskAssessment: null,
      schoolContact: null,
    });
  });

  it("finds days and numbers that are none", () => {
    const values = {
      ...valuesOf(placement),
      hoursPerWeek: "many",
      goals: [{ goal: "g", measure: "m", by: "31/2/2026" }],
    };

    expect(problemsIn(values).map(({ field }) => field)).toEqual(["hoursPerWeek", "goals.0.by"]);
  });

  it("knows its fields by the API's names", () => {
    expect(withoutPlan({ field: "plan.travel.mode", message: "" }).field).toBe("travel.mode");
  });
});
