/** Whose person opened it; the person's name is personal data and stands beside. */
export const sayOrganisation = (access: {
  school?: { name: string } | null;
  provider?: { name: string } | null;
  laCode?: string | null;
}): string =>
  access.school?.name ??
  access.provider?.name ??
  (access.laCode ? `Local authority ${access.laCode}` : "Organisation not known");

export interface Standing {
  readonly until: string;
  readonly reviewedAt?: string | null;
  readonly isJustified?: boolean | null;
}

/** "Open for 2 hours 5 minutes", "To be looked into", "Found right". */
export function sayStanding({ reviewedAt, isJustified }: Standing): string {
  return !reviewedAt ? "To be looked into" : isJustified ? "Found right" : "Found not right";
}
