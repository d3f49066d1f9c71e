import type { PageEntry } from "../../app/pages";

export const todayPages: readonly PageEntry[] = [{ path: "/", load: () => import("./TodayPage") }];
