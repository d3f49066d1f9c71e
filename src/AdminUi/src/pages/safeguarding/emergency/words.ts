export interface Standing {
  readonly until: string;
  readonly reviewedAt?: string | null;
  readonly isJustified?: boolean | null;
}

/** "Open for 2 hours 5 minutes", "To be looked into", "Found right". */
export function sayStanding({ reviewedAt, isJustified }: Standing): string {
  return !reviewedAt ? "To be looked into" : isJustified ? "Found right" : "Found not right";
}
