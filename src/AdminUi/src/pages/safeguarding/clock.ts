import { useEffect, useState } from "react";
import { now } from "../../words/dates";
import { count } from "../../words/texts";

/** "12 minutes left", "2 hours 5 minutes late", "3 days late". */
export function sayClock(until: string, now: number): string {
  const minutes = Math.round((Date.parse(until) - now) / 60_000);
  return minutes === 0 ? "now" : `${sayMinutes(Math.abs(minutes))} ${minutes > 0 ? "left" : "late"}`;
}

export function sayMinutes(minutes: number): string {
  const [days, hours] = [Math.floor(minutes / 1_440), Math.floor(minutes / 60)];
  if (days >= 2) {
    return count(days, "day");
  }

  const rest = minutes % 60;
  return [hours > 0 && count(hours, "hour"), (rest > 0 || hours === 0) && count(rest, "minute")]
    .filter(Boolean)
    .join(" ");
}

/** The time, renewed often enough for a clock of minutes. */
export function useNow(): number {
  const [moment, setMoment] = useState(() => now().getTime());
  useEffect(() => {
    const timer = setInterval(() => setMoment(now().getTime()), 10_000);
    return () => clearInterval(timer);
  }, []);
  return moment;
}
