import type {
  ChangePlacementPlanInput,
  PlacementDestination,
  PlacementPlanInput,
  PlacementToChangeQuery,
} from "../../api/generated/graphql";
import { isDay } from "../../ui/fields";
import type { Problem } from "../../ui/form";

/** What the form of a plan holds: texts under the API's own paths, empty where nothing is written. */
export interface PlanValues {
  readonly purpose: string;
  readonly halfDays: readonly string[];
  readonly hoursPerWeek: string;
  readonly goals: readonly { readonly goal: string; readonly measure: string; readonly by: string }[];
  readonly "travel.mode": string;
  readonly "travel.responsible": string;
  readonly "travel.noShow": string;
  readonly riskAssessment: string;
  readonly "nextStep.destination": PlacementDestination | "";
  readonly "nextStep.criteria": string;
  readonly "nextStep.on": string;
  readonly "providerSafeguardingContact.name": string;
  readonly "providerSafeguardingContact.position": string;
  readonly "providerSafeguardingContact.phone": string;
  readonly "schoolSafeguardingContact.name": string;
  readonly "schoolSafeguardingContact.position": string;
  readonly "schoolSafeguardingContact.phone": string;
  readonly "providerContact.name": string;
  readonly "providerContact.position": string;
  readonly "providerContact.phone": string;
  readonly "schoolContact.name": string;
  readonly "schoolContact.position": string;
  readonly "schoolContact.phone": string;
}

type Placement = NonNullable<PlacementToChangeQuery["placement"]>;

export function valuesOf({
  purpose,
  halfDays,
  hoursPerWeek,
  plan,
}: Pick<Placement, "purpose" | "halfDays" | "hoursPerWeek" | "plan">): PlanValues {
  return {
    purpose,
    halfDays,
    hoursPerWeek: String(hoursPerWeek),
    goals: (plan?.goals ?? []).map(({ goal, measure, by }) => ({ goal, measure, by: by ?? "" })),
    "travel.mode": plan?.travel?.mode ?? "",
    "travel.responsible": plan?.travel?.responsible ?? "",
    "travel.noShow": plan?.travel?.noShow ?? "",
    riskAssessment: plan?.riskAssessment ?? "",
    "nextStep.destination": plan?.nextStep?.destination ?? "",
    "nextStep.criteria": plan?.nextStep?.criteria ?? "",
    "nextStep.on": plan?.nextStep?.on ?? "",
    "providerSafeguardingContact.name": plan?.providerSafeguardingContact?.name ?? "",
    "providerSafeguardingContact.position": plan?.providerSafeguardingContact?.position ?? "",
    "providerSafeguardingContact.phone": plan?.providerSafeguardingContact?.phone ?? "",
    "schoolSafeguardingContact.name": plan?.schoolSafeguardingContact?.name ?? "",
    "schoolSafeguardingContact.position": plan?.schoolSafeguardingContact?.position ?? "",
    "schoolSafeguardingContact.phone": plan?.schoolSafeguardingContact?.phone ?? "",
    "providerContact.name": plan?.providerContact?.name ?? "",
    "providerContact.position": plan?.providerContact?.position ?? "",
    "providerContact.phone": plan?.providerContact?.phone ?? "",
    "schoolContact.name": plan?.schoolContact?.name ?? "",
    "schoolContact.position": plan?.schoolContact?.position ?? "",
    "schoolContact.phone": plan?.schoolContact?.phone ?? "",
  };
}

/** Days and numbers that are none; everything else is the API's to judge. */
export function problemsIn(values: PlanValues): Problem[] {
  const isNone = (day: string) => day !== "" && !isDay(day);
  const message = "Enter a day as day, month and year, or leave it empty";
  return [
    ...(Number.isFinite(Number(values.hoursPerWeek)) && values.hoursPerWeek.trim() !== ""
      ? []
      : [{ field: "hoursPerWeek", message: "Enter the hours as a number, such as 15 or 12.5" }]),
    ...values.goals.flatMap(({ by }, at) => (isNone(by) ? [{ field: `goals.${at}.by`, message }] : [])),
    ...(isNone(values["nextStep.on"]) || (values["nextStep.destination"] && !values["nextStep.on"])
      ? [{ field: "nextStep.on", message: "Enter the day of the next step as day, month and year" }]
      : []),
  ];
}

/** What is to be sent: timetable and hours only when they were changed, for they are judged as a proposal then. */
export function inputOf(
  values: PlanValues,
  before: Pick<Placement, "status" | "halfDays" | "hoursPerWeek">,
): Omit<ChangePlacementPlanInput, "placementId" | "expectedVersion"> {
  const hours = Number(values.hoursPerWeek);
  return {
    purpose: before.status === "AWAITING_AGREEMENT" ? values.purpose : null,
    halfDays: values.halfDays.join() === before.halfDays.join() ? null : [...values.halfDays],
    hoursPerWeek: hours === before.hoursPerWeek ? null : hours,
    plan: planOf(values),
  };
}

/** The plan as the API takes it; parts in which nothing is written are left out. */
export function planOf(values: PlanValues): PlacementPlanInput {
  const contact = (name: string, position: string, phone: string) =>
    name || position || phone ? { name, position, phone } : null;
  const destination = values["nextStep.destination"];
  return {
    goals: values.goals.map(({ goal, measure, by }) => ({ goal, measure, by: by || null })),
    travel:
      values["travel.mode"] || values["travel.responsible"] || values["travel.noShow"]
        ? {
            mode: values["travel.mode"],
            responsible: values["travel.responsible"],
            noShow: values["travel.noShow"],
          }
        : null,
    riskAssessment: values.riskAssessment || null,
    nextStep: destination ? { destination, criteria: values["nextStep.criteria"], on: values["nextStep.on"] } : null,
    providerSafeguardingContact: contact(
      values["providerSafeguardingContact.name"],
      values["providerSafeguardingContact.position"],
      values["providerSafeguardingContact.phone"],
    ),
    schoolSafeguardingContact: contact(
      values["schoolSafeguardingContact.name"],
      values["schoolSafeguardingContact.position"],
      values["schoolSafeguardingContact.phone"],
    ),
    providerContact: contact(
      values["providerContact.name"],
      values["providerContact.position"],
      values["providerContact.phone"],
    ),
    schoolContact: contact(
      values["schoolContact.name"],
      values["schoolContact.position"],
      values["schoolContact.phone"],
    ),
  };
}

/** The API names "plan.travel.mode"; the form, where everything is the plan, "travel.mode". */
export const withoutPlan = (problem: Problem): Problem => ({
  ...problem,
  field: problem.field?.replace(/^plan\./, ""),
});
