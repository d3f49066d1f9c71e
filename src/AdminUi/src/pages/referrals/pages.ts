import type { PageEntry } from "../../app/pages";

export const referralsPages: readonly PageEntry[] = [{ path: "/referrals", load: () => import("./ReferralsPage") }];
