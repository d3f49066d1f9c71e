import type { PageEntry } from "../../app/pages";

export const reviewsPages: readonly PageEntry[] = [];
