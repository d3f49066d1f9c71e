import type { RouteObject } from "react-router";
import { todayPages } from "../pages/today/pages";
import { referralsPages } from "../pages/referrals/pages";
import { matchingPages } from "../pages/matching/pages";
import { providersPages } from "../pages/providers/pages";
import { placementsPages } from "../pages/placements/pages";
import { reviewsPages } from "../pages/reviews/pages";
import { transitionsPages } from "../pages/transitions/pages";
import { pupilsPages } from "../pages/pupils/pages";
import { safeguardingPages } from "../pages/safeguarding/pages";
import { rulesPages } from "../pages/rules/pages";
import { sufficiencyPages } from "../pages/sufficiency/pages";
import { systemsPages } from "../pages/systems/pages";
import { Layout } from "./Layout";
import { NotFoundPage } from "./NotFoundPage";
import { PageFailure } from "./PageFailure";
import type { PageEntry } from "./pages";

/** Every page, by the part of the work that it belongs to. */
export const pages: readonly PageEntry[] = [
  ...todayPages,
  ...referralsPages,
  ...matchingPages,
  ...providersPages,
  ...placementsPages,
  ...reviewsPages,
  ...transitionsPages,
  ...pupilsPages,
  ...safeguardingPages,
  ...rulesPages,
  ...sufficiencyPages,
  ...systemsPages,
];

export const routes: RouteObject[] = [
  {
    Component: Layout,
    ErrorBoundary: PageFailure,
    HydrateFallback: () => null,
    children: [
      ...pages.map(({ path, load }) => ({
        path,
        lazy: async () => ({ Component: (await load()).Page }),
        ErrorBoundary: PageFailure,
      })),
      { path: "*", Component: NotFoundPage },
    ],
  },
];
