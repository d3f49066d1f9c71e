import type { PageEntry } from "../../app/pages";

export const matchingPages: readonly PageEntry[] = [
  { path: "/referrals/:id/matching", load: () => import("./MatchingPage") },
  { path: "/referrals/:id/own-check", load: () => import("./OwnCheckPage") },
  { path: "/referrals/:id/lift/:rule", load: () => import("./LiftRulePage") },
  { path: "/referrals/:id/propose", load: () => import("./ProposePage") },
];
