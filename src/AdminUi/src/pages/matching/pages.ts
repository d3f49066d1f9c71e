import type { PageEntry } from "../../app/pages";

export const matchingPages: readonly PageEntry[] = [
  { path: "/referrals/:id/matching", load: () => import("./MatchingPage") },
];
