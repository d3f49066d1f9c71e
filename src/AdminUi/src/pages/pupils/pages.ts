import type { PageEntry } from "../../app/pages";

export const pupilsPages: readonly PageEntry[] = [
  { path: "/pupils", load: () => import("./PupilsPage") },
  { path: "/pupils/:id", load: () => import("./PupilPage") },
  { path: "/pupils/:id/correct", load: () => import("./CorrectPage") },
  { path: "/pupils/:id/facts/new", load: () => import("./NewFactPage") },
  { path: "/pupils/:id/facts/:fact/end", load: () => import("./EndFactPage") },
  { path: "/pupils/:id/hold", load: () => import("./HoldPage") },
];
