import type { PageEntry } from "../../app/pages";

export const providersPages: readonly PageEntry[] = [
  { path: "/providers", load: () => import("./ProvidersPage") },
  { path: "/providers/new", load: () => import("./NewProviderPage") },
  { path: "/providers/:id", load: () => import("./ProviderPage") },
  { path: "/providers/:id/change", load: () => import("./ChangeProviderPage") },
  { path: "/providers/:id/approval", load: () => import("./ApprovalPage") },
  { path: "/providers/:id/evidence", load: () => import("./NewEvidencePage") },
  { path: "/providers/:id/confirmation", load: () => import("./NewConfirmationPage") },
  { path: "/providers/:id/confirmations/:confirmation/stale", load: () => import("./StalePage") },
  { path: "/providers/:id/check", load: () => import("./NewCheckPage") },
  { path: "/providers/:id/sites/new", load: () => import("./NewSitePage") },
  { path: "/providers/:id/sites/:site/capacity", load: () => import("./CapacityPage") },
  { path: "/providers/:id/sites/:site/offer", load: () => import("./OfferPage") },
];
