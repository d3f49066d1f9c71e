const short = new Intl.DateTimeFormat("en-GB", { month: "short", year: "2-digit", timeZone: "UTC" });

/** "Nov 26" */
export const shortMonth = (iso: string): string => short.format(new Date(`${iso.slice(0, 7)}-01T00:00:00Z`));

/** First day of the month that lies so many months before that of a day. */
export function monthsBefore(iso: string, months: number): string {
  const date = new Date(`${iso.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}
