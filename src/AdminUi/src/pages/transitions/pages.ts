import type { PageEntry } from "../../app/pages";

export const transitionsPages: readonly PageEntry[] = [];
