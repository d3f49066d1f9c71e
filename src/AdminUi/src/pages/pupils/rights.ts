import type { PupilFactKind } from "../../api/generated/graphql";
import type { Viewer } from "../../app/ViewerContext";

interface Pupil {
  readonly homeLaCode: string;
  readonly schools: readonly { readonly id: string }[];
}

/** The school that has the child on roll keeps the details, or the home authority for a child on no roll; the API decides. */
export function mayCorrect(viewer: Viewer, pupil: Pupil): boolean {
  return viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "MIS_CLIENT")
    ? pupil.schools.some(({ id }) => id === viewer.schoolId)
    : viewer.is("LA_COMMISSIONER") && pupil.schools.length === 0 && pupil.homeLaCode === viewer.laCode;
}

/** What the viewer may record of the child: who keeps the details all, and the home authority what it decides itself. */
export function factKindsOf(viewer: Viewer, pupil: Pupil): readonly PupilFactKind[] {
  if (mayCorrect(viewer, pupil)) {
    return ["EHCP", "SEN_SUPPORT", "LOOKED_AFTER", "FREE_SCHOOL_MEALS"];
  }

  return viewer.is("LA_COMMISSIONER") && pupil.homeLaCode === viewer.laCode ? ["EHCP", "LOOKED_AFTER"] : [];
}

export const mayHold = (viewer: Viewer): boolean => viewer.is("SAFEGUARDING_LEAD", "LA_COMMISSIONER");

/** Who keeps details sees how they were corrected. */
export const seesCorrections = (viewer: Viewer): boolean =>
  viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "MIS_CLIENT", "LA_COMMISSIONER");
