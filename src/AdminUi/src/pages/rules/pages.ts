import type { PageEntry } from "../../app/pages";

export const rulesPages: readonly PageEntry[] = [];
