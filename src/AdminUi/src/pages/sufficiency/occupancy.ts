import type { Entry } from "./grid";

/** Per cent of what is offered; unknown where what is taken is not told. */
export const occupancyOf = (
  capacity: readonly { month: string; area: string; offered: number; taken?: number | null }[],
): Entry[] =>
  capacity
    .filter(({ offered }) => offered > 0)
    .map(({ month, area, offered, taken }) => ({
      month,
      series: area,
      value: taken === null || taken === undefined ? null : Math.round((taken / offered) * 100),
    }));
