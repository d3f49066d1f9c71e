import type { PageEntry } from "../../app/pages";

export const placementsPages: readonly PageEntry[] = [];
