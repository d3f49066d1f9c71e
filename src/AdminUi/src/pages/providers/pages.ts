import type { PageEntry } from "../../app/pages";

export const providersPages: readonly PageEntry[] = [];
