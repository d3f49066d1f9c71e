import type { PageEntry } from "../../app/pages";

export const systemsPages: readonly PageEntry[] = [
  { path: "/systems", load: () => import("./SystemsPage") },
  { path: "/systems/new", load: () => import("./NewSystemPage") },
];
