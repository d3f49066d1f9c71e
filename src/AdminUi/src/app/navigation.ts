import type { Viewer } from "./ViewerContext";

export interface NavigationEntry {
  readonly to: string;
  readonly text: string;
  readonly isFor: (viewer: Viewer) => boolean;
}

const everybody = () => true;

/** The main navigation, in the order of the work. */
export const navigation: readonly NavigationEntry[] = [
  { to: "/", text: "Today", isFor: everybody },
  {
    to: "/referrals",
    text: "Referrals",
    isFor: (viewer) => viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "MIS_CLIENT"),
  },
  { to: "/placements", text: "Placements", isFor: everybody },
  { to: "/reviews", text: "Reviews", isFor: everybody },
  { to: "/transitions", text: "Transitions", isFor: everybody },
  { to: "/pupils", text: "Children", isFor: everybody },
  { to: "/providers", text: "Providers", isFor: everybody },
  { to: "/safeguarding", text: "Safeguarding", isFor: everybody },
  { to: "/sufficiency", text: "Sufficiency", isFor: (viewer) => viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER") },
  { to: "/rules", text: "Rules", isFor: everybody },
  { to: "/systems", text: "Systems", isFor: (viewer) => viewer.is("SCHOOL_LEADER") },
];
