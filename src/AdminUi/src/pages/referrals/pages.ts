import type { PageEntry } from "../../app/pages";

export const referralsPages: readonly PageEntry[] = [
  { path: "/referrals", load: () => import("./ReferralsPage") },
  { path: "/referrals/new", load: () => import("./NewReferralPage") },
  { path: "/referrals/:id", load: () => import("./ReferralPage") },
  { path: "/referrals/:id/edit", load: () => import("./EditReferralPage") },
  { path: "/referrals/:id/ask", load: () => import("./AskPage") },
  { path: "/referrals/:id/requests/:request", load: () => import("./AnswerRequestPage") },
  { path: "/referrals/:id/documents/:document/remove", load: () => import("./RemoveDocumentPage") },
  { path: "/referrals/:id/reject", load: () => import("./RejectPage") },
  { path: "/referrals/:id/withdraw", load: () => import("./WithdrawPage") },
];
