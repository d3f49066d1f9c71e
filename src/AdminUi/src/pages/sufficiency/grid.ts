import { writeMonth } from "../../words/dates";

/** A number, or null where it is of 1 to 4 children and so not told. */
export type Cell = number | null;

/** Figures as a table: a row for each month, a column for each series. What is not in the data is none. */
export interface Grid {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly month: string; readonly cells: readonly Cell[] }[];
}

export interface Entry {
  readonly month: string;
  readonly series: string;
  readonly value: Cell;
}

/** The letter for what is suppressed, as in the statistics of the Department for Education. */
export const suppressed = "c";

/** First days of the months from one to another, both among them. */
export function monthsOf(from: string, until: string): string[] {
  const months: string[] = [];
  const date = new Date(`${from.slice(0, 7)}-01T00:00:00Z`);
  while (date.toISOString().slice(0, 10) <= until) {
    months.push(date.toISOString().slice(0, 10));
    date.setUTCMonth(date.getUTCMonth() + 1);
  }

  return months;
}

/** @param columns in the order in which they are to stand; those without any entry are left out. */
export function gridOf(months: readonly string[], columns: readonly string[], entries: readonly Entry[]): Grid {
  const values = new Map(entries.map(({ month, series, value }) => [`${month} ${series}`, value]));
  const present = columns.filter((column) => entries.some(({ series, value }) => series === column && value !== 0));
  return {
    columns: present,
    rows: months.map((month) => ({
      month,
      cells: present.map((column) => {
        const value = values.get(`${month} ${column}`);
        return value === undefined ? 0 : value;
      }),
    })),
  };
}

export const writeCell = (cell: Cell): string => (cell === null ? suppressed : cell.toLocaleString("en-GB"));

export const hasSuppressed = ({ rows }: Grid): boolean => rows.some(({ cells }) => cells.includes(null));

/** For spreadsheets: RFC 4180, and nothing that one would take for a formula. */
export function csvOf(grid: Grid): string {
  const lines = [
    ["Month", ...grid.columns],
    ...grid.rows.map(({ month, cells }) => [
      writeMonth(month),
      ...cells.map((cell) => (cell === null ? suppressed : String(cell))),
    ]),
  ];
  return lines.map((line) => line.map(quote).join(",")).join("\r\n") + "\r\n";
}

function quote(text: string): string {
  const safe = /^[=+\-@\t]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/**
 * The columns with the most stand by themselves, the others together: more than a few shades cannot be told apart.
 * @param apart columns that stand by themselves however small they are.
 */
export function gathered(grid: Grid, most: number, apart: readonly string[] = []): Grid {
  if (grid.columns.length <= most) {
    return grid;
  }

  const totals = grid.columns.map((column, at) =>
    apart.includes(column) ? Infinity : grid.rows.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0),
  );
  const kept = totals
    .map((total, at) => ({ total, at }))
    .sort((a, b) => b.total - a.total)
    .slice(0, most - 1)
    .map(({ at }) => at)
    .sort((a, b) => a - b);
  return {
    columns: [...kept.map((at) => grid.columns[at]!), "All others"],
    rows: grid.rows.map(({ month, cells }) => ({
      month,
      cells: [
        ...kept.map((at) => cells[at] ?? null),
        cells.reduce<number>((sum, cell, at) => (kept.includes(at) ? sum : sum + (cell ?? 0)), 0),
      ],
    })),
  };
}
