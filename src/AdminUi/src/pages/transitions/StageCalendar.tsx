import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { DayReason } from "../../api/generated/graphql";
import { addDays, londonDay, writeMonth, writeWeekday } from "../../words/dates";
import { count } from "../../words/texts";
import { monthsBetween, stageOn, type Stage } from "./stages";

const DaysDocument = graphql(`
  query DaysOfTransition($of: CalendarKeyInput!, $from: Date!, $to: Date!) {
    schoolDays(of: $of, from: $from, to: $to) {
      calendarName
      isProvisional
      days {
        date
        reason
        note
      }
    }
  }
`);

const dayNames = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const reasonNames: Record<Exclude<DayReason, "SCHOOL_DAY" | "WEEKEND">, string> = {
  BANK_HOLIDAY: "Bank holiday",
  INSET: "Training day",
  CLOSURE: "Closed",
  HOLIDAY: "Holiday",
};

interface DayFacts {
  readonly stages: readonly Stage[];
  readonly check?: string;
  readonly offDays: ReadonlyMap<string, string>;
}

/** The stages on the calendar of the school that receives the pupil, month by month. */
export function StageCalendar(props: {
  stages: readonly Stage[];
  sustainedCheckDue?: string;
  schoolId?: string;
  laCode?: string;
}) {
  const { stages, schoolId, laCode } = props;
  const from = `${(stages[0]?.startsOn ?? londonDay()).slice(0, 7)}-01`;
  const last = stages.at(-1)?.startsOn ?? from;
  const [{ data }] = useQuery({
    query: DaysDocument,
    variables: { of: schoolId ? { schoolId } : { laCode: laCode ?? "" }, from, to: addDays(last, 40) },
    pause: !schoolId && !laCode,
  });
  const offDays = new Map(
    (data?.schoolDays?.days ?? []).flatMap(({ date, reason, note }): [string, string][] =>
      reason === "SCHOOL_DAY" || reason === "WEEKEND" ? [] : [[date, note ?? reasonNames[reason]]],
    ),
  );
  return (
    <section aria-labelledby="stage-calendar">
      <h2 id="stage-calendar" className="govuk-heading-m">
        On the calendar
      </h2>
      {data?.schoolDays && (
        <p className="govuk-body">
          Days without school are those of {data.schoolDays.calendarName}.
          {data.schoolDays.isProvisional && " Its dates may still change."}
        </p>
      )}
      <div className="stage-calendar">
        {monthsBetween(from, last).map((month) => (
          <div key={month.first} className="app-table">
            <table className="govuk-table">
              <caption className="govuk-table__caption govuk-table__caption--s">{writeMonth(month.first)}</caption>
              <thead>
                <tr>
                  {dayNames.map((name) => (
                    <th key={name} scope="col">
                      <abbr title={name}>{name.slice(0, 2)}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {month.weeks.map((week) => (
                  <tr key={week.find(Boolean)}>
                    {week.map((day, at) =>
                      day ? (
                        <Day key={day} day={day} facts={{ stages, check: props.sustainedCheckDue, offDays }} />
                      ) : (
                        <td key={at} />
                      ),
                    )}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </section>
  );
}

function Day({ day, facts }: { day: string; facts: DayFacts }) {
  const stage = stageOn(facts.stages, day);
  const begins = stage?.startsOn === day ? stage : undefined;
  const off = facts.offDays.get(day);
  const isWeekend = [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay());
  const isIn = stage && !off && !isWeekend;
  const words = [
    begins &&
      `stage ${begins.number} begins, ${begins.halfDaysPerWeek === 10 ? "full time" : `${count(begins.halfDaysPerWeek, "half-day")} a week`}`,
    off,
    day === facts.check && "check whether it lasted",
    day === londonDay() && "today",
  ].filter(Boolean);
  const classes = [
    begins ? "stage-calendar__begins" : isIn ? "stage-calendar__in" : off || isWeekend ? "stage-calendar__off" : "",
    day === londonDay() ? "stage-calendar__today" : "",
  ];
  return (
    <td className={classes.filter(Boolean).join(" ") || undefined} title={words.join("; ") || undefined}>
      {Number(day.slice(8))}
      {begins && <span aria-hidden="true" className="stage-calendar__number">{`S${begins.number}`}</span>}
      {words.length > 0 && (
        <span className="govuk-visually-hidden">
          {" "}
          {writeWeekday(day)}: {words.join("; ")}
        </span>
      )}
    </td>
  );
}
