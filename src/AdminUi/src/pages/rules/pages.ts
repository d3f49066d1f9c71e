import type { PageEntry } from "../../app/pages";

export const rulesPages: readonly PageEntry[] = [
  { path: "/rules", load: () => import("./RulesPage") },
  { path: "/rules/try", load: () => import("./TryDecisionPage") },
  { path: "/rules/simulate", load: () => import("./SimulateRulesPage") },
  { path: "/rules/:id", load: () => import("./RulePage") },
];
