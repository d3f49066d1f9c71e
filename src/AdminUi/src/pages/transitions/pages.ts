import type { PageEntry } from "../../app/pages";

export const transitionsPages: readonly PageEntry[] = [
  { path: "/transitions", load: () => import("./TransitionsPage") },
  { path: "/transitions/new", load: () => import("./NewTransitionPage") },
  { path: "/transitions/:id", load: () => import("./TransitionPage") },
  { path: "/transitions/:id/stage", load: () => import("./StagePage") },
  { path: "/transitions/:id/complete", load: () => import("./CompletePage") },
  { path: "/transitions/:id/check", load: () => import("./CheckPage") },
];
