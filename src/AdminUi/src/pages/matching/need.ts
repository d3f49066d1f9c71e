import type { KeyStage, ProviderNeedInput, ProvisionNeed, WeekHalfDay } from "../../api/generated/graphql";
import { keyStages, needs } from "../../words/matching";
import { keysOf } from "../../words/referrals";
import { halfDayOf, weekHalfDays } from "../../words/weeks";
import type { GridPoint } from "./projection";

/** The names in the address of what narrows the search for a provider. */
export const needNames = ["from", "within", "stage", "need", "half"] as const;

export const distances = ["5", "10", "20", "40", "100"] as const;

export interface Need {
  readonly isFromHome: boolean;
  /** In kilometres. */
  readonly within: number;
  readonly stage?: KeyStage;
  readonly needs: readonly ProvisionNeed[];
  readonly halfDays: readonly WeekHalfDay[];
}

/** What the API knows of the child and of when it should start. */
export interface Child {
  readonly referralId: string;
  readonly homePostcode?: string | null;
  readonly school?: GridPoint;
  readonly stage: KeyStage;
  readonly age: number;
  readonly hasEhcp: boolean;
  readonly isLookedAfter: boolean;
  readonly from: string;
  /** The school that commissions; undefined when the viewer's own organisation does. */
  readonly commissioningSchool?: string;
}

export const allHalfDays: readonly WeekHalfDay[] = weekHalfDays.map(({ day, half }) => halfDayOf(day, half));

/** What the address says, and what follows from the child where it says nothing. */
export function readNeed(params: URLSearchParams, child: Child): Need {
  const stage = params.get("stage");
  return {
    isFromHome: (params.get("from") === "home" || !child.school) && Boolean(child.homePostcode),
    within: Number(distances.find((each) => each === params.get("within")) ?? "20"),
    stage: stage === "any" ? undefined : (keysOf(keyStages).find((key) => key === stage) ?? child.stage),
    needs: keysOf(needs).filter((key) => params.getAll("need").includes(key)),
    halfDays: allHalfDays.filter((key) => params.getAll("half").includes(key)),
  };
}

/** Undefined when nothing is known from which distance could be measured. */
export function inputOf(need: Need, child: Child): ProviderNeedInput | undefined {
  const place = need.isFromHome
    ? { postcode: child.homePostcode }
    : child.school
      ? { point: pointOf(child.school) }
      : undefined;
  return (
    place && {
      ...place,
      withinMetres: need.within * 1_000,
      keyStage: need.stage,
      // Who looks at all key stages looks at offers for other ages too.
      age: need.stage === child.stage ? child.age : undefined,
      needs: need.needs.length > 0 ? [...need.needs] : undefined,
      halfDays: need.halfDays.length > 0 ? [...need.halfDays] : undefined,
      from: child.from,
      hasEhcp: child.hasEhcp,
      isLookedAfter: child.isLookedAfter,
      referralId: child.referralId,
      commissioner: child.commissioningSchool ? { schoolId: child.commissioningSchool } : undefined,
    }
  );
}

const pointOf = ({ easting, northing }: GridPoint): GridPoint => ({ easting, northing });
