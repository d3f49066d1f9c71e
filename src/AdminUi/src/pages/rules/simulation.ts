import type { SimulateRulesInput } from "../../api/generated/graphql";
import type { Problem } from "../../ui/form";
import { daysBetween } from "../../words/dates";

export interface SimulationValues {
  readonly from: string;
  readonly until: string;
  readonly parameters: readonly { key: string; value: string }[];
  readonly withoutModules: readonly string[];
  readonly switchedOn: readonly string[];
}

const longest = 400;
const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text);

export function problemsOf({ from, until, parameters }: SimulationValues): Problem[] {
  const days = isDay(from) && isDay(until) ? daysBetween(from, until) : undefined;
  const problems: (Problem | false)[] = [
    !isDay(from) && { field: "from", message: "The first day must be a real day, such as 1 9 2026" },
    !isDay(until) && { field: "until", message: "The last day must be a real day, such as 27 11 2026" },
    days !== undefined &&
      (days < 0 || days > longest) && {
        field: "until",
        message: `The last day must be 0 to ${longest} days after the first`,
      },
    ...parameters.map(
      ({ key, value }, at) =>
        key !== "" && value.trim() === "" && { field: `parameters.${at}.value`, message: "Write the value to try" },
    ),
  ];
  return problems.filter((problem) => problem !== false);
}

export const simulationInput = (values: SimulationValues): SimulateRulesInput => ({
  from: values.from,
  until: values.until,
  parameters: values.parameters.filter(({ key }) => key !== "").map(({ key, value }) => ({ key, value: value.trim() })),
  withoutModules: [...values.withoutModules],
  switchedOn: [...values.switchedOn],
});
