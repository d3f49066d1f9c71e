import type { PageEntry } from "../../app/pages";

export const reviewsPages: readonly PageEntry[] = [
  { path: "/reviews", load: () => import("./ReviewsPage") },
  { path: "/reviews/new", load: () => import("./NewReviewPage") },
  { path: "/reviews/report", load: () => import("./NewReportPage") },
  { path: "/reviews/reports/:id", load: () => import("./ReportPage") },
  { path: "/reviews/panel", load: () => import("./PanelPage") },
  { path: "/reviews/:id", load: () => import("./ReviewPage") },
];
