import { describe, expect, it } from "vitest";
import type { TodayQuery } from "../../api/generated/graphql";
import { viewerOf } from "../../app/ViewerContext";
import { schoolDaysLeft, variablesOf, waitingOf } from "./waiting";

const none = { totalCount: 0, nodes: [] };

const quiet = { reviewsOverdue: none, reviewsSoon: none, pastEnd: none, checksDue: none } as unknown as TodayQuery;

const viewer = (organisation: string, laCode: string | null, ...roles: Parameters<typeof viewerOf>[0]["roles"]) =>
  viewerOf({ organisation, laCode, roles });

const commissioner = viewer("la:999", "999", "LA_COMMISSIONER");
const tutor = viewer("provider:1", null, "PROVIDER_TUTOR");
const head = viewer("school:1", null, "SCHOOL_STAFF", "SCHOOL_LEADER");

const referrals = (overdue: number, dueByToday: number, near: number) =>
  ({
    ...quiet,
    near: { ...none, totalCount: near },
    overdue: { totalCount: overdue },
    dueByToday: { totalCount: dueByToday },
    drafts: none,
    submitted: none,
    openReferrals: none,
  }) as unknown as TodayQuery;

const countsOf = (data: TodayQuery) =>
  Object.fromEntries(waitingOf(data, commissioner).map(({ key, count }) => [key, count]));

describe("What is asked for today", () => {
  it("is what the viewer works on", () => {
    expect(variablesOf(commissioner, "2026-11-27")).toMatchObject({
      isAuthority: true,
      refers: true,
      watchesProviders: true,
      leads: false,
      today: "2026-11-27",
      inAFortnight: "2026-12-12",
    });
    expect(variablesOf(tutor, "2026-11-27")).toMatchObject({ refers: false, marks: true, agrees: false });
  });
});

describe("What waits", () => {
  it("counts as its list does, and only where something is new", () => {
    expect(countsOf(referrals(1, 3, 5))).toMatchObject({ overdue: 1, "due-today": 3, "due-soon": 5 });
    expect(countsOf(referrals(2, 2, 2))).toMatchObject({ overdue: 2, "due-today": 0, "due-soon": 0 });
  });

  it("begins with what cannot wait", () => {
    const urgencies = waitingOf(referrals(1, 1, 1), commissioner).map(({ urgency }) => urgency);
    expect(urgencies).toEqual([...urgencies].sort((a, b) => "nsl".indexOf(a[0]!) - "nsl".indexOf(b[0]!)));
  });

  it("has no referrals for who makes none", () => {
    expect(waitingOf(quiet, tutor).some(({ key }) => key === "overdue")).toBe(false);
  });

  it("has the agreements that wait for the viewer's own answer", () => {
    const standing = (party: string, answer: string) => ({ party, answer, isNeeded: true });
    const proposed = {
      totalCount: 2,
      nodes: [
        {
          id: "1",
          startDate: "2026-12-04",
          parties: [standing("PROVIDER", "NOT_ASKED"), standing("PARENT", "AGREED")],
        },
        { id: "2", startDate: "2026-12-04", parties: [standing("PARENT", "NOT_ASKED")] },
      ],
    };
    const data = { ...quiet, proposed } as unknown as TodayQuery;
    expect(waitingOf(data, head).find(({ key }) => key === "agreements")).toMatchObject({
      count: 1,
      entries: [{ to: "/placements/2" }],
    });
  });
});

describe("More information", () => {
  const data = {
    ...quiet,
    awaitingInformation: { nodes: [{ id: "1", informationDueDate: "2026-12-04", pupil: null }] },
    answersLate: { totalCount: 1 },
    answered: { totalCount: 2 },
  } as unknown as TodayQuery;

  it("is asked of the school, with its day", () => {
    expect(waitingOf(data, head).find(({ key }) => key === "information")).toMatchObject({
      count: 1,
      urgency: "now",
      entries: [{ to: "/referrals/1", text: "Name not shown to you, due 4 December 2026" }],
    });
  });

  it("is told to the authority once it is given, or late", () => {
    const counts = Object.fromEntries(waitingOf(data, commissioner).map(({ key, count }) => [key, count]));
    expect(counts).toMatchObject({ answered: 2, "answers-late": 1 });
    expect(counts).not.toHaveProperty("information");
  });
});

describe("What is looked for among the first of a long list", () => {
  const stale = { id: "1", name: "Canal Street", confirmations: [{ id: "2", isStale: true }] };
  const staleOf = (totalCount: number) => {
    const data = { ...quiet, expiring: none, providers: { totalCount, nodes: [stale] } } as unknown as TodayQuery;
    return waitingOf(data, commissioner).find(({ key }) => key === "stale");
  };

  it("may be more, and says so", () => {
    expect(staleOf(101)).toMatchObject({ count: 1, isAtLeast: true });
    expect(staleOf(1)).toMatchObject({ count: 1, isAtLeast: false });
  });
});

describe("School days left", () => {
  const days = ["2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30", "2026-12-01"].map((date) => ({
    date,
    isSchoolDay: !["2026-11-28", "2026-11-29"].includes(date),
  }));

  it("leave out today and what is no school day", () => {
    expect(schoolDaysLeft(days, "2026-11-27", "2026-11-27")).toBe(0);
    expect(schoolDaysLeft(days, "2026-11-27", "2026-12-01")).toBe(2);
  });

  it("are not known for what has passed or lies beyond the calendar", () => {
    expect(schoolDaysLeft(days, "2026-11-27", "2026-11-24")).toBeUndefined();
    expect(schoolDaysLeft(days, "2026-11-27", "2026-12-09")).toBeUndefined();
    expect(schoolDaysLeft(undefined, "2026-11-27", "2026-12-01")).toBeUndefined();
  });
});
