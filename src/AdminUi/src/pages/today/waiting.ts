import type { EvidenceKind, PlacementParty, TodayQuery, TodayQueryVariables } from "../../api/generated/graphql";
import type { Viewer } from "../../app/ViewerContext";
import { addDays, writeDay, writeWeekday } from "../../words/dates";
import { count, fullName, sayName } from "../../words/texts";

/** How long something can still wait. */
export type Urgency = "now" | "soon" | "later";

export interface Waiting {
  readonly key: string;
  readonly count: number;
  /** Whether there may be more: they were looked for among the first of a longer list. */
  readonly isAtLeast?: boolean;
  /** What waits, for one and for several: said behind its number. */
  readonly what: readonly [one: string, many: string];
  readonly urgency: Urgency;
  /** The list that holds it. */
  readonly to?: string;
  /** What it is about, one by one, where no list can be asked for just these. */
  readonly entries?: readonly Entry[];
}

export interface Entry {
  readonly to: string;
  readonly text: string;
}

/** What is asked, by what the viewer does. */
export function variablesOf(viewer: Viewer, today: string): TodayQueryVariables {
  const isAuthority = viewer.laCode !== null;
  return {
    laCode: viewer.laCode,
    calendar: { laCode: viewer.laCode ?? "" },
    isAuthority,
    refers: viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "MIS_CLIENT"),
    agrees: partiesOf(viewer).length > 0,
    explains: viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER", "PROVIDER_MANAGER"),
    marks: viewer.is("PROVIDER_TUTOR", "PROVIDER_MANAGER", "SCHOOL_STAFF", "SCHOOL_LEADER", "LA_COMMISSIONER"),
    watchesProviders: viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER"),
    watchesExpiries: viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER", "PROVIDER_MANAGER"),
    providerId: viewer.providerId,
    leads: viewer.is("SAFEGUARDING_LEAD"),
    reviewsAccesses: isAuthority && viewer.is("SAFEGUARDING_LEAD"),
    today,
    tomorrow: addDays(today, 1),
    inAFortnight: addDays(today, 15),
    inAMonth: addDays(today, 31),
    yesterday: addDays(today, -1),
    aWeekAgo: addDays(today, -7),
  };
}

const isPart = ({ totalCount, nodes }: { totalCount: number; nodes: readonly unknown[] }) => totalCount > nodes.length;

/** The parties whose answer the viewer records. */
function partiesOf(viewer: Viewer): readonly PlacementParty[] {
  return [
    ...(viewer.is("SCHOOL_LEADER") ? (["HOME_SCHOOL"] as const) : []),
    ...(viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER") ? (["PARENT", "CHILD"] as const) : []),
    ...(viewer.is("PROVIDER_MANAGER") ? (["PROVIDER"] as const) : []),
    ...(viewer.is("LA_COMMISSIONER") ? (["LA"] as const) : []),
  ];
}

/** The rule by which the reason of an absence has to be found. */
const absenceRule = "ENG-ATT-009";

/** All that may wait, in the order of the legal clock; what is not the viewer's work is left out. */
export function waitingOf(data: TodayQuery, viewer: Viewer): readonly Waiting[] {
  return [
    ...ofConcerns(data),
    ...ofReferrals(data),
    ...ofInformation(data, viewer),
    ...ofPlacements(data, viewer),
    ...ofProviders(data),
  ].sort((a, b) => order[a.urgency] - order[b.urgency]);
}

const order: Record<Urgency, number> = { now: 0, soon: 1, later: 2 };

function ofConcerns({ concerns, concernsLate, emergencyAccesses }: TodayQuery): Waiting[] {
  return [
    ...(concerns && concernsLate
      ? [
          {
            key: "concerns-late",
            count: concernsLate.totalCount,
            what: ["concern that nobody acknowledged in time", "concerns that nobody acknowledged in time"] as const,
            urgency: "now" as const,
            to: "/safeguarding?tab=all&status=OVERDUE",
          },
          {
            key: "concerns",
            count: concerns.totalCount,
            what: ["concern not acknowledged by you", "concerns not acknowledged by you"] as const,
            urgency: "now" as const,
            to: "/safeguarding?tab=all&status=NOT_BY_US",
          },
        ]
      : []),
    ...(emergencyAccesses
      ? [
          {
            key: "emergency",
            count: emergencyAccesses.totalCount,
            what: ["emergency access to look into", "emergency accesses to look into"] as const,
            urgency: "now" as const,
            to: "/safeguarding/emergency?review=waiting",
          },
        ]
      : []),
  ];
}

function ofReferrals({ near, overdue, dueByToday, drafts, submitted, openReferrals }: TodayQuery): Waiting[] {
  if (!near || !overdue || !dueByToday || !drafts || !submitted || !openReferrals) {
    return [];
  }

  const toConfirm = openReferrals.nodes.filter(({ dueDateMoves }) => dueDateMoves.some(isToConfirm));
  const toPlace = openReferrals.nodes.filter(
    ({ status, placements }) => status === "ACCEPTED" && !placements.some((placement) => live.has(placement.status)),
  );
  return [
    {
      key: "overdue",
      count: overdue.totalCount,
      what: ["referral past its statutory date", "referrals past their statutory date"],
      urgency: "now",
      to: "/referrals?due=overdue",
    },
    {
      // As its list has them: the API asks for all before a day. Said only when one is due on this very day.
      key: "due-today",
      count: dueByToday.totalCount > overdue.totalCount ? dueByToday.totalCount : 0,
      what: ["referral due today", overdue.totalCount > 0 ? "referrals due today or overdue" : "referrals due today"],
      urgency: "now",
      to: "/referrals?due=today",
    },
    {
      key: "due-soon",
      count: near.totalCount > dueByToday.totalCount ? near.totalCount : 0,
      what: [
        "referral due within 14 days",
        dueByToday.totalCount > 0 ? "referrals due within 14 days or overdue" : "referrals due within 14 days",
      ],
      urgency: "soon",
      to: "/referrals?due=fortnight",
    },
    {
      key: "to-confirm",
      count: toConfirm.length,
      isAtLeast: isPart(openReferrals),
      what: ["later statutory date to confirm", "later statutory dates to confirm"],
      urgency: "soon",
      entries: toConfirm.map(({ id, pupil }) => ({ to: `/referrals/${id}`, text: fullName(pupil) })),
    },
    {
      key: "submitted",
      count: submitted.totalCount,
      what: ["referral to be decided", "referrals to be decided"],
      urgency: "soon",
      to: "/referrals?state=SUBMITTED",
    },
    {
      key: "to-place",
      count: toPlace.length,
      isAtLeast: isPart(openReferrals),
      what: ["accepted referral without a place", "accepted referrals without a place"],
      urgency: "soon",
      entries: toPlace.map(({ id, pupil }) => ({ to: `/referrals/${id}`, text: fullName(pupil) })),
    },
    {
      key: "drafts",
      count: drafts.totalCount,
      what: ["draft to be sent", "drafts to be sent"],
      urgency: "later",
      to: "/referrals?state=DRAFT",
    },
  ];
}

/** What an authority asked of schools: to be answered by the one, to be looked at by the other. */
function ofInformation({ awaitingInformation, answersLate, answered }: TodayQuery, viewer: Viewer): Waiting[] {
  if (!awaitingInformation || !answersLate || !answered) {
    return [];
  }

  return viewer.laCode === null
    ? [
        {
          key: "information",
          count: awaitingInformation.nodes.length,
          what: ["request for more information to answer", "requests for more information to answer"],
          urgency: answersLate.totalCount > 0 ? "now" : "soon",
          entries: awaitingInformation.nodes.map(({ id, pupil, informationDueDate }) => ({
            to: `/referrals/${id}`,
            text: `${fullName(pupil)}${informationDueDate ? `, due ${writeDay(informationDueDate)}` : ""}`,
          })),
        },
      ]
    : [
        {
          key: "answered",
          count: answered.totalCount,
          what: [
            "referral to be decided whose school has answered",
            "referrals to be decided whose schools have answered",
          ],
          urgency: "soon",
          to: "/referrals?state=SUBMITTED&information=ANSWERED",
        },
        {
          key: "answers-late",
          count: answersLate.totalCount,
          what: ["answer of a school overdue", "answers of schools overdue"],
          urgency: "soon",
          to: "/referrals?information=LATE",
        },
      ];
}

const isToConfirm = ({ state }: { state: string }) => state === "TO_CONFIRM";

const live: ReadonlySet<string> = new Set(["AWAITING_AGREEMENT", "AGREED", "ACTIVE"]);

function ofPlacements(data: TodayQuery, viewer: Viewer): Waiting[] {
  const mine = partiesOf(viewer);
  const awaited = data.proposed?.nodes.filter(({ parties }) =>
    parties.some(({ party, isNeeded, answer }) => isNeeded && answer === "NOT_ASKED" && mine.includes(party)),
  );
  const unexplained = data.active?.nodes.filter(({ attendanceFindings }) =>
    attendanceFindings.some(({ ruleId, outcome }) => ruleId === absenceRule && outcome === "DEADLINE"),
  );
  const reviewDates = data.reviewsSoon.nodes.filter(({ dateMoves }) => dateMoves.some(isToConfirm));
  return [
    {
      key: "reviews-overdue",
      count: data.reviewsOverdue.totalCount,
      what: ["review overdue", "reviews overdue"],
      urgency: "now",
      to: "/reviews?due=overdue",
    },
    ...(data.unmarkedToday && data.unmarkedWeek
      ? [
          {
            key: "unmarked-today",
            count: data.unmarkedToday.totalCount,
            what: ["session of today not marked", "sessions of today not marked"] as const,
            urgency: "now" as const,
            to: "/placements/register",
          },
          {
            key: "unmarked-week",
            count: data.unmarkedWeek.totalCount,
            what: ["session of the 7 days before not marked", "sessions of the 7 days before not marked"] as const,
            urgency: "soon" as const,
            entries: daysOf(data.unmarkedWeek),
          },
        ]
      : []),
    {
      key: "reviews-soon",
      count: data.reviewsSoon.totalCount,
      what: ["review due within 14 days", "reviews due within 14 days"],
      urgency: "soon",
      to: "/reviews?due=fortnight",
    },
    ...(awaited
      ? [
          {
            key: "agreements",
            count: awaited.length,
            isAtLeast: data.proposed && isPart(data.proposed),
            what: [
              "agreement waits for an answer that you record",
              "agreements wait for an answer that you record",
            ] as const,
            urgency: "soon" as const,
            entries: awaited.map(({ id, pupil, provider, startDate }) => ({
              to: `/placements/${id}`,
              text: `${fullName(pupil)} at ${provider?.name ?? "a provider"}, from ${writeDay(startDate)}`,
            })),
          },
        ]
      : []),
    ...(unexplained
      ? [
          {
            key: "absences",
            count: unexplained.length,
            isAtLeast: data.active && isPart(data.active),
            what: ["placement with an absence to be explained", "placements with absences to be explained"] as const,
            urgency: "soon" as const,
            entries: unexplained.map(({ id, pupil, provider }) => ({
              to: `/placements/${id}?tab=attendance`,
              text: `${fullName(pupil)} at ${provider?.name ?? "a provider"}`,
            })),
          },
        ]
      : []),
    {
      key: "review-dates",
      count: reviewDates.length,
      isAtLeast: isPart(data.reviewsSoon),
      what: ["later review date to confirm", "later review dates to confirm"],
      urgency: "soon",
      entries: reviewDates.map(({ placementId, pupil }) => ({
        to: `/placements/${placementId}?tab=reviews`,
        text: fullName(pupil),
      })),
    },
    {
      key: "past-end",
      count: data.pastEnd.totalCount,
      what: ["placement past its agreed end", "placements past their agreed end"],
      urgency: "soon",
      to: "/placements?show=past-end",
    },
    {
      key: "sustained",
      count: data.checksDue.totalCount,
      what: ["return to check: does it still hold?", "returns to check: do they still hold?"],
      urgency: "later",
      to: "/transitions?show=check-due",
    },
  ];
}

/** The days of sessions, each with how many there are. Where the list breaks off, its last day may have more. */
function daysOf(sessions: NonNullable<TodayQuery["unmarkedWeek"]>): readonly Entry[] {
  const days = new Map<string, number>();
  for (const { date } of sessions.nodes) {
    days.set(date, (days.get(date) ?? 0) + 1);
  }

  const last = isPart(sessions) ? sessions.nodes.at(-1)?.date : undefined;
  return [...days].map(([date, number]) => ({
    to: `/placements/register?day=${date}`,
    text: `${writeWeekday(date)}: ${count(number, "session")}${date === last ? " or more, and more on later days" : ""}`,
  }));
}

function ofProviders({ expiring, providers }: TodayQuery): Waiting[] {
  if (!expiring) {
    return [];
  }

  // The earliest come first, so those that have run out are among them.
  const expired = expiring.nodes.filter(({ isExpired }) => isExpired);
  const stale = providers?.nodes.filter(({ confirmations }) => confirmations[0]?.isStale);
  const entryOf = (document: {
    kind: EvidenceKind;
    expiresOn?: string | null;
    providerId: string;
    provider?: { name: string } | null;
  }): Entry => ({
    to: `/providers/${document.providerId}?tab=evidence`,
    text: `${document.provider?.name ?? "Provider"}: ${sayName(document.kind).toLowerCase()}${
      document.expiresOn ? `, ${writeDay(document.expiresOn)}` : ""
    }`,
  });
  return [
    {
      key: "expired",
      count: expired.length,
      isAtLeast: isPart(expiring) && expired.length === expiring.nodes.length,
      what: ["document of a provider has run out", "documents of providers have run out"],
      urgency: "now",
      entries: expired.map(entryOf),
    },
    ...(stale && providers
      ? [
          {
            key: "stale",
            count: stale.length,
            isAtLeast: isPart(providers),
            what: ["safeguarding confirmation is out of date", "safeguarding confirmations are out of date"] as const,
            urgency: "now" as const,
            entries: stale.map(({ id, name }) => ({ to: `/providers/${id}?tab=checks`, text: name })),
          },
        ]
      : []),
    {
      key: "expiring",
      count: expiring.totalCount - expired.length,
      what: ["document of a provider runs out within 30 days", "documents of providers run out within 30 days"],
      urgency: "soon",
      entries: expiring.nodes.filter(({ isExpired }) => !isExpired).map(entryOf),
    },
  ];
}

/** How many school days are left, counting from tomorrow to the date itself; undefined beyond the days that are known. */
export function schoolDaysLeft(
  days: readonly { readonly date: string; readonly isSchoolDay: boolean }[] | undefined,
  today: string,
  dueDate: string,
): number | undefined {
  const last = days?.at(-1)?.date;
  return days && last !== undefined && dueDate <= last && dueDate >= today
    ? days.filter(({ date, isSchoolDay }) => isSchoolDay && date > today && date <= dueDate).length
    : undefined;
}
