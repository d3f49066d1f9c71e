import type { PageEntry } from "../../app/pages";

export const safeguardingPages: readonly PageEntry[] = [
  { path: "/safeguarding", load: () => import("./ConcernsPage") },
  { path: "/safeguarding/new", load: () => import("./RaiseConcernPage") },
  { path: "/safeguarding/emergency", load: () => import("./emergency/EmergencyAccessesPage") },
  { path: "/safeguarding/emergency/new", load: () => import("./emergency/OpenEmergencyAccessPage") },
  { path: "/safeguarding/emergency/:id", load: () => import("./emergency/EmergencyAccessPage") },
  { path: "/safeguarding/:id", load: () => import("./ConcernPage") },
];
