import type { PageEntry } from "../../app/pages";

export const sufficiencyPages: readonly PageEntry[] = [
  { path: "/sufficiency", load: () => import("./SufficiencyPage") },
];
