/** Days and moments as people in England write them. Days are ISO texts without a time; moments have one, and are told in London's time. */

const zone = "Europe/London";
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const shortDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });
const briefDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const weekday = new Intl.DateTimeFormat("en-GB", {
  weekday: "long",
  day: "numeric",
  month: "long",
  year: "numeric",
  timeZone: "UTC",
});
const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const londonParts = new Intl.DateTimeFormat("en-GB", {
  timeZone: zone,
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "numeric",
  minute: "2-digit",
  hour12: true,
});

/** "27 November 2026" */
export const writeDay = (iso: string): string => day.format(new Date(`${iso}T00:00:00Z`));

/** "27 Nov" */
export const writeShortDay = (iso: string): string => shortDay.format(new Date(`${iso}T00:00:00Z`));

/** "27 Nov 2026", for tables. */
export const writeBriefDay = (iso: string): string => briefDay.format(new Date(`${iso}T00:00:00Z`));

/** "Friday 27 November 2026" */
export const writeWeekday = (iso: string): string => weekday.format(new Date(`${iso}T00:00:00Z`)).replace(",", "");

/** "November 2026", of any day in it. */
export const writeMonth = (iso: string): string => month.format(new Date(`${iso.slice(0, 7)}-01T00:00:00Z`));

/** "27 November 2026 at 9:15am" */
export function writeMoment(iso: string): string {
  return `${writeDay(londonDay(new Date(iso)))} at ${writeTime(iso)}`;
}

/** "9:15am", in London. */
export function writeTime(iso: string): string {
  const parts = partsOf(new Date(iso));
  return `${parts.hour}:${parts.minute}${parts.dayPeriod?.toLowerCase().replaceAll(/[\s.]/g, "")}`;
}

let ahead = 0;

/** From now on it is this moment and what has passed since: the product's clock counts, for that of this machine may be wrong. */
export function followClock(iso: string): void {
  ahead = Date.parse(iso) - Date.now();
}

/** Which moment it is by the product's clock. */
export const now = (): Date => new Date(Date.now() + ahead);

/** The day that it is in London, as ISO text. */
export function londonDay(moment: Date = now()): string {
  const parts = partsOf(moment);
  return `${parts.year}-${parts.month}-${parts.day}`;
}

/** Counted in days of the calendar; negative for earlier days. */
export function addDays(iso: string, days: number): string {
  const date = new Date(`${iso}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);

/** "today", "tomorrow", "in 3 days", "2 days ago". */
export function writeDistance(iso: string, today: string = londonDay()): string {
  const days = daysBetween(today, iso);
  return days === 0
    ? "today"
    : days === 1
      ? "tomorrow"
      : days === -1
        ? "yesterday"
        : days > 0
          ? `in ${days} days`
          : `${-days} days ago`;
}

/** What was typed into three fields as an ISO day; undefined when there is no such day. */
export function readDay(year: string, month: string, day: string): string | undefined {
  const [y, m, d] = [year, month, day].map((text) => (/^\d+$/.test(text.trim()) ? Number(text) : NaN)) as [
    number,
    number,
    number,
  ];
  const date = new Date(Date.UTC(y, m - 1, d));
  return y >= 1900 && y < 2200 && date.getUTCFullYear() === y && date.getUTCMonth() === m - 1 && date.getUTCDate() === d
    ? date.toISOString().slice(0, 10)
    : undefined;
}

const partsOf = (moment: Date): Partial<Record<Intl.DateTimeFormatPartTypes, string>> =>
  Object.fromEntries(londonParts.formatToParts(moment).map((part) => [part.type, part.value]));
