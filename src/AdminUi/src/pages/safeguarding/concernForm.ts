import type {
  AdultPosition,
  AdultWorkplace,
  ConcernKind,
  ConcernSeverity,
  RaiseConcernInput,
} from "../../api/generated/graphql";
import type { Problem } from "../../ui/form";

/** What is written on the page, as texts; "" is not said. */
export interface ConcernValues {
  readonly pupilId: string;
  readonly placementId: string;
  readonly severity: ConcernSeverity | "";
  readonly kind: ConcernKind | "";
  readonly account: string;
  readonly actionTaken: string;
  readonly happenedOn: string;
  readonly isAboutAdult: "yes" | "no" | "";
  readonly adultWorkplace: AdultWorkplace | "";
  readonly adultPosition: AdultPosition | "";
}

export const emptyConcern: ConcernValues = {
  pupilId: "",
  placementId: "",
  severity: "",
  kind: "",
  account: "",
  actionTaken: "",
  happenedOn: "",
  isAboutAdult: "",
  adultWorkplace: "",
  adultPosition: "",
};

export const isAboutAdult = ({ kind, isAboutAdult }: ConcernValues): boolean =>
  kind === "ALLEGATION_ADULT" || kind === "LOW_LEVEL_ADULT" || isAboutAdult === "yes";

/** Only what nobody could act without is asked for: a concern is not turned away for its form. */
export function problemsOf({ pupilId, severity, account, happenedOn }: ConcernValues): Problem[] {
  const problems: (Problem | false)[] = [
    !pupilId && { field: "pupilId", message: "Choose the child" },
    !severity && { field: "severity", message: "Say how urgent it is" },
    !account.trim() && {
      field: "account",
      message: "Say what was seen or heard, in a few words if there is no time for more",
    },
    happenedOn !== "" &&
      !/^\d{4}-\d{2}-\d{2}$/.test(happenedOn) && {
        field: "happenedOn",
        message: "The day must be a real day, such as 27 11 2026. Leave it empty if you do not know",
      },
  ];
  return problems.filter((problem) => problem !== false);
}

/** What was said of an adult does not go along when it is about none. Without a kind it is of another one. */
export function concernInput(values: ConcernValues): RaiseConcernInput {
  const aboutAdult = isAboutAdult(values);
  return {
    pupilId: values.pupilId,
    placementId: values.placementId || undefined,
    kind: values.kind || "OTHER",
    severity: values.severity || "HIGH",
    account: values.account.trim(),
    actionTaken: values.actionTaken.trim() || undefined,
    happenedOn: values.happenedOn || undefined,
    isAboutAdult: aboutAdult,
    adultWorkplace: aboutAdult ? values.adultWorkplace || undefined : undefined,
    adultPosition: aboutAdult ? values.adultPosition || undefined : undefined,
  };
}
