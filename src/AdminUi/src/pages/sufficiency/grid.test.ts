import { describe, expect, it } from "vitest";
import { csvOf, gathered, gridOf, hasSuppressed, monthsOf } from "./grid";

const months = monthsOf("2026-11-01", "2027-01-31");
const grid = gridOf(
  months,
  ["Law", "Policy", "Never"],
  [
    { month: "2026-11-01", series: "Law", value: 12 },
    { month: "2026-12-01", series: "Law", value: null },
    { month: "2027-01-01", series: "Policy", value: 6.5 },
  ],
);

describe("Figures by month", () => {
  it("have each month, and each series that has anything", () => {
    expect(months).toEqual(["2026-11-01", "2026-12-01", "2027-01-01"]);
    expect(grid).toEqual({
      columns: ["Law", "Policy"],
      rows: [
        { month: "2026-11-01", cells: [12, 0] },
        { month: "2026-12-01", cells: [null, 0] },
        { month: "2027-01-01", cells: [0, 6.5] },
      ],
    });
    expect(hasSuppressed(grid)).toBe(true);
  });

  it("are downloaded with small numbers left out", () => {
    expect(csvOf(grid)).toBe("Month,Law,Policy\r\nNovember 2026,12,0\r\nDecember 2026,c,0\r\nJanuary 2027,0,6.5\r\n");
  });

  it("are quoted where they have to be, and are no formulas", () => {
    expect(csvOf({ columns: ['A "b", c', "=SUM(A1)"], rows: [] })).toBe(`Month,"A ""b"", c",'=SUM(A1)\r\n`);
  });

  it("are gathered where there are too many series to tell apart", () => {
    const wide = gridOf(
      ["2026-11-01"],
      ["A", "B", "C"],
      [
        { month: "2026-11-01", series: "A", value: 5 },
        { month: "2026-11-01", series: "B", value: 9 },
        { month: "2026-11-01", series: "C", value: 7 },
      ],
    );

    expect(gathered(wide, 2)).toEqual({
      columns: ["B", "All others"],
      rows: [{ month: "2026-11-01", cells: [9, 12] }],
    });
    expect(gathered(wide, 3)).toBe(wide);
  });
});
