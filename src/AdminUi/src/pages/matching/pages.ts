import type { PageEntry } from "../../app/pages";

export const matchingPages: readonly PageEntry[] = [];
