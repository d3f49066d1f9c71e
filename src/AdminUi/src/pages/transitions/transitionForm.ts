import type { PlanTransitionInput, TransitionKind } from "../../api/generated/graphql";
import { isDay } from "../../ui/fields";
import type { Problem } from "../../ui/form";

export interface TransitionValues {
  readonly kind: TransitionKind | "";
  readonly destinationSchoolId: string;
  readonly stages: readonly { readonly startsOn: string; readonly halfDaysPerWeek: string }[];
  readonly support: string;
  readonly namedContact: string;
  readonly successMeasures: string;
  readonly fallback: string;
  readonly isParentAgreed: boolean;
  readonly isChildAgreed: boolean;
  readonly acknowledgedWarnings: readonly string[];
  readonly reason: string;
}

export const emptyTransition: TransitionValues = {
  kind: "",
  destinationSchoolId: "",
  stages: [
    { startsOn: "", halfDaysPerWeek: "2" },
    { startsOn: "", halfDaysPerWeek: "10" },
  ],
  support: "",
  namedContact: "",
  successMeasures: "",
  fallback: "",
  isParentAgreed: false,
  isChildAgreed: false,
  acknowledgedWarnings: [],
  reason: "",
};

/** Days and numbers that are none; the order of stages and what a plan needs is the API's to judge. */
export function problemsIn({ kind, stages }: TransitionValues): Problem[] {
  return [
    ...(kind ? [] : [{ field: "kind", message: "Choose where the pupil goes" }]),
    ...stages.flatMap(({ startsOn, halfDaysPerWeek }, at): Problem[] => [
      ...(isDay(startsOn)
        ? []
        : [{ field: `stages.${at}.startsOn`, message: `Enter the day on which stage ${at + 1} begins` }]),
      ...(/^\d+$/.test(halfDaysPerWeek.trim())
        ? []
        : [{ field: `stages.${at}.halfDaysPerWeek`, message: `Enter the half-days of stage ${at + 1} as a number` }]),
    ]),
  ];
}

/** The plan as the API takes it. Its target is the day of its last stage, so nobody has to write that twice. */
export function planInput(values: TransitionValues, placementId: string): PlanTransitionInput | undefined {
  const last = values.stages.at(-1);
  if (!values.kind || !last) {
    return undefined;
  }

  return {
    placementId,
    kind: values.kind,
    targetDate: last.startsOn,
    stages: values.stages.map(({ startsOn, halfDaysPerWeek }) => ({
      startsOn,
      halfDaysPerWeek: Number(halfDaysPerWeek),
    })),
    support: values.support,
    namedContact: values.namedContact,
    destinationSchoolId: values.destinationSchoolId || null,
    successMeasures: values.successMeasures || null,
    fallback: values.fallback || null,
    isParentAgreed: values.isParentAgreed,
    isChildAgreed: values.isChildAgreed,
    acknowledgedWarnings: [...values.acknowledgedWarnings],
    reason: values.reason || null,
  };
}

/** What the API refused, at the fields of the form: the target is the last stage here, and a rule that warns of much is named once. */
export function problemsInForm(problems: readonly Problem[], stages: number): Problem[] {
  const named = problems.map((problem) =>
    problem.field === "targetDate"
      ? { ...problem, field: `stages.${stages - 1}.startsOn` }
      : problem.code === "transition.warning-not-acknowledged"
        ? { ...problem, message: `Change the plan, or tick ${problem.ruleId} to take on what it warns of` }
        : problem,
  );
  return named.filter(({ message }, at) => named.findIndex((other) => other.message === message) === at);
}
