import { Bar, BarChart, CartesianGrid, ResponsiveContainer, XAxis, YAxis } from "recharts";
import { writeShortDay } from "../../words/dates";
import type { Mark, RegisterWeek } from "./register";

/** Sessions of each week by what they count as. The table beside it says the same. */
export default function WeeksChart({ weeks }: { weeks: readonly RegisterWeek<Mark>[] }) {
  const data = weeks.map((week) => ({ ...week, name: writeShortDay(week.monday) }));
  return (
    <ResponsiveContainer width="100%" height={260}>
      <BarChart
        data={data}
        margin={{ top: 10, right: 0, bottom: 0, left: -25 }}
        accessibilityLayer={false}
        maxBarSize={80}
      >
        <CartesianGrid vertical={false} stroke="#dcdcdc" />
        <XAxis dataKey="name" tickLine={false} />
        <YAxis allowDecimals={false} tickLine={false} axisLine={false} domain={[0, 10]} ticks={[0, 2, 4, 6, 8, 10]} />
        <Bar dataKey="attended" stackId="week" className="placement-attended" isAnimationActive={false} />
        <Bar dataKey="authorised" stackId="week" className="placement-authorised" isAnimationActive={false} />
        <Bar dataKey="unauthorised" stackId="week" className="placement-unauthorised" isAnimationActive={false} />
        <Bar dataKey="notCounted" stackId="week" className="placement-not-counted" isAnimationActive={false} />
      </BarChart>
    </ResponsiveContainer>
  );
}
