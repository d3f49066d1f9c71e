/** The way up from a page about one placement. */
export const placementCrumbs = (id: string) => [
  { to: "/placements", text: "Placements" },
  { to: `/placements/${id}`, text: "Placement" },
];
