import type { PlacementProposalInput } from "../../api/generated/graphql";
import { isDay } from "../../ui/fields";
import type { Problem } from "../../ui/form";
import { planOf, problemsIn, valuesOf, type PlanValues } from "../placements/planForm";

/** What is written of a placement that is to be proposed. */
export interface ProposalValues extends PlanValues {
  readonly startDate: string;
  readonly plannedEndDate: string;
  readonly firstReviewDate: string;
  readonly weeklyCost: string;
  /** The person takes on what the rules warn of. */
  readonly takesOn: boolean;
  readonly reason: string;
}

export const noProposal: ProposalValues = {
  ...valuesOf({ purpose: "", halfDays: [], hoursPerWeek: 0, plan: null }),
  hoursPerWeek: "",
  goals: [{ goal: "", measure: "", by: "" }],
  startDate: "",
  plannedEndDate: "",
  firstReviewDate: "",
  weeklyCost: "",
  takesOn: false,
  reason: "",
};

export interface Place {
  readonly referralId: string;
  readonly providerId: string;
  readonly siteId: string;
}

const pounds = /^\d{1,7}(\.\d{1,2})?$/;

/** What cannot be read as a day or a number; everything else is the API's to judge. */
export function unreadable(values: ProposalValues): readonly Problem[] {
  const day = (field: "startDate" | "plannedEndDate" | "firstReviewDate", what: string): Problem[] =>
    isDay(values[field]) ? [] : [{ field, message: `Enter ${what} as day, month and year` }];
  return [
    ...day("startDate", "the first day"),
    ...day("plannedEndDate", "the agreed last day"),
    ...day("firstReviewDate", "the day of the first review"),
    ...(pounds.test(costOf(values))
      ? []
      : [{ field: "weeklyCost", message: "Enter the cost of a week in pounds, such as 420 or 420.50" }]),
    ...problemsIn(values),
  ];
}

const costOf = ({ weeklyCost }: ProposalValues) => weeklyCost.replaceAll(/[£,\s]/g, "");

/** The proposal as the API takes it, as soon as it can be read. */
export function proposalOf(values: ProposalValues, place: Place): PlacementProposalInput | undefined {
  if (unreadable(values).length > 0) {
    return undefined;
  }

  const plan = planOf(values);
  return {
    ...place,
    purpose: values.purpose,
    startDate: values.startDate,
    plannedEndDate: values.plannedEndDate,
    firstReviewDate: values.firstReviewDate,
    hoursPerWeek: Number(values.hoursPerWeek),
    weeklyCost: Number(costOf(values)).toFixed(2),
    halfDays: [...values.halfDays],
    plan: { ...plan, goals: plan.goals.filter(({ goal, measure }) => goal || measure) },
  };
}

/** The API names "proposal.plan.travel.mode"; the form, where everything is the proposal, "travel.mode". */
export const withoutProposal = (problem: Problem): Problem => ({
  ...problem,
  field: problem.field?.replace(/^proposal\./, "").replace(/^plan\./, ""),
});
