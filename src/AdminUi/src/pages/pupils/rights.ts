import type { Viewer } from "../../app/ViewerContext";

/** The school that has the child on roll keeps the details, or the home authority for a child on no roll; the API decides. */
export function mayCorrect(
  viewer: Viewer,
  pupil: { readonly homeLaCode: string; readonly schools: readonly { readonly id: string }[] },
): boolean {
  return viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "MIS_CLIENT")
    ? pupil.schools.some(({ id }) => id === viewer.schoolId)
    : viewer.is("LA_COMMISSIONER") && pupil.schools.length === 0 && pupil.homeLaCode === viewer.laCode;
}

export const mayHold = (viewer: Viewer): boolean => viewer.is("SAFEGUARDING_LEAD", "LA_COMMISSIONER");

/** Who keeps details sees how they were corrected. */
export const seesCorrections = (viewer: Viewer): boolean =>
  viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "MIS_CLIENT", "LA_COMMISSIONER");
