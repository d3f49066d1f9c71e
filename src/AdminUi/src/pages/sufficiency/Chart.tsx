import { Bar, CartesianGrid, ComposedChart, Legend, Line, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { shortMonth } from "./months";
import type { Grid } from "./grid";

// Told apart by how light they are too, not by hue alone; each has 3:1 against white, and a white edge against the next.
const shades = ["#12436d", "#28a197", "#801650", "#f46a25", "#6f777b", "#a285d1"];

const dashes = ["6 4", "", "2 4", "10 3 2 3"];

/**
 * Columns over months, stacked; series named in `lines` as lines over them. What it shows is in the table beside it, so it is hidden from
 * screen readers.
 */
export function Chart({ grid, unit, lines = [] }: { grid: Grid; unit: string; lines?: readonly string[] }) {
  const data = grid.rows.map(({ month, cells }) => ({
    month: shortMonth(month),
    ...Object.fromEntries(grid.columns.map((column, at) => [column, cells[at] ?? undefined])),
  }));
  // Each has a shade of its own: lines take none of theirs.
  const bars = grid.columns.filter((column) => !lines.includes(column));
  return (
    <div className="app-chart" aria-hidden="true">
      <ResponsiveContainer width="100%" height={320}>
        <ComposedChart data={data} margin={{ top: 10, right: 10, bottom: 0, left: 0 }} accessibilityLayer={false}>
          <CartesianGrid vertical={false} stroke="#d9d9d9" />
          <XAxis dataKey="month" tick={{ fontSize: 14, fill: "#0b0c0c" }} minTickGap={12} />
          <YAxis tick={{ fontSize: 14, fill: "#0b0c0c" }} width={64} allowDecimals={false} tickFormatter={writeTick} />
          <Tooltip
            formatter={(value) => `${Number(value).toLocaleString("en-GB")} ${unit}`}
            isAnimationActive={false}
          />
          <Legend itemSorter={null} formatter={(name) => <span className="app-chart__name">{String(name)}</span>} />
          {grid.columns.map((column) =>
            lines.includes(column) ? (
              <Line
                key={column}
                dataKey={column}
                stroke={lines.length > 1 ? shades[lines.indexOf(column) % shades.length] : "#0b0c0c"}
                strokeWidth={3}
                strokeDasharray={dashes[lines.indexOf(column) % dashes.length]}
                dot={{ r: 3, strokeDasharray: "" }}
                isAnimationActive={false}
              />
            ) : (
              <Bar
                key={column}
                dataKey={column}
                stackId="all"
                fill={shades[bars.indexOf(column) % shades.length]!}
                stroke="#ffffff"
                isAnimationActive={false}
              />
            ),
          )}
        </ComposedChart>
      </ResponsiveContainer>
    </div>
  );
}

const writeTick = (value: number) => value.toLocaleString("en-GB");
