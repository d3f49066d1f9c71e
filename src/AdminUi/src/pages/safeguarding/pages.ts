import type { PageEntry } from "../../app/pages";

export const safeguardingPages: readonly PageEntry[] = [];
