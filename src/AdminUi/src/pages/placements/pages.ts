import type { PageEntry } from "../../app/pages";

export const placementsPages: readonly PageEntry[] = [
  { path: "/placements", load: () => import("./PlacementsPage") },
  { path: "/placements/register", load: () => import("./RegisterPage") },
  { path: "/placements/:id", load: () => import("./PlacementPage") },
  { path: "/placements/:id/document", load: () => import("./PlacementDocumentPage") },
  { path: "/placements/:id/answer/:party", load: () => import("./AnswerPage") },
  { path: "/placements/:id/decline", load: () => import("./DeclinePage") },
  { path: "/placements/:id/plan", load: () => import("./ChangePlanPage") },
  { path: "/placements/:id/extend", load: () => import("./ExtendPage") },
  { path: "/placements/:id/end", load: () => import("./EndPage") },
  { path: "/placements/:id/marks/:mark", load: () => import("./CorrectMarkPage") },
];
