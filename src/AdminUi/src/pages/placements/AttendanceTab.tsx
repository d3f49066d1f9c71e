import { lazy, Suspense } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { AttendanceMarkFieldsFragment, PlacementAttendanceQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Empty } from "../../ui/Empty";
import { Findings } from "../../ui/Findings";
import { Loading } from "../../ui/Loading";
import { Summary } from "../../ui/Summary";
import { Table, type Column } from "../../ui/Table";
import { useSearch } from "../../ui/useSearch";
import { addDays, londonDay, writeDay, writeMoment, writeShortDay, writeWeekday } from "../../words/dates";
import { attendanceCategories } from "../../words/placements";
import { count, writePercent } from "../../words/texts";
import { halfName, mondayOf, weekHalfDays } from "../../words/weeks";
import { weeksOf, weeksShown, writeAttended, type RegisterWeek } from "./register";
import { Timetable } from "./Timetable";

const WeeksChart = lazy(() => import("./WeeksChart"));

const AttendanceDocument = graphql(`
  query PlacementAttendance($id: ID!, $from: Date!, $to: Date!) {
    placement(id: $id) {
      id
      startDate
      halfDays
      ...AttendanceSummary
      attendanceFindings {
        ...Finding
      }
    }
    attendanceMarks(placementId: $id, first: 100, from: $from, to: $to) {
      nodes {
        id
        date
        halfDay
        code
        category
        ...AttendanceMarkFields
      }
    }
    attendanceCodes {
      code
      meaning
      category
    }
  }
`);

const MarkFields = graphql(`
  fragment AttendanceMarkFields on AttendanceMark {
    id
    date
    halfDay
    code
    category
    corrections {
      oldCode
      newCode
      reason
      correctedBy
      at
    }
  }
`);

export const AttendanceSummaryFields = graphql(`
  fragment AttendanceSummary on Placement {
    attendance {
      possible
      attended
      late
      authorisedAbsence
      unauthorisedAbsence
      notCounted
      attendancePercent
      authorisedPercent
      unauthorisedPercent
    }
  }
`);

type Codes = PlacementAttendanceQuery["attendanceCodes"];

/** The timetable, and the register of ten weeks at a time. */
export function AttendanceTab({ id }: { id: string }) {
  const search = useSearch();
  const asked = search.one("until");
  const lastMonday = mondayOf(asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : londonDay());
  const from = addDays(lastMonday, -7 * (weeksShown - 1));
  const [answer, again] = useQuery({
    query: AttendanceDocument,
    variables: { id, from, to: addDays(lastMonday, 6) },
  });
  return (
    <Answer of={answer} what="attendance" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ placement, attendanceMarks, attendanceCodes }) =>
        placement && (
          <>
            <Timetable halfDays={placement.halfDays} />
            <h2 className="govuk-heading-m">Attendance over the whole placement</h2>
            <AttendanceSummary of={placement} />
            <h2 className="govuk-heading-m">
              Week by week, {writeDay(from)} to {writeDay(addDays(lastMonday, 6))}
            </h2>
            <Register
              marks={attendanceMarks.nodes.map((mark) => read(MarkFields, mark))}
              codes={attendanceCodes}
              placementId={id}
            />
            <div className="app-buttons">
              {from > placement.startDate && (
                <button
                  type="button"
                  className="govuk-button govuk-button--secondary"
                  onClick={() => search.change({ until: addDays(from, -1) })}
                >
                  Earlier weeks
                </button>
              )}
              {lastMonday < mondayOf(londonDay()) && (
                <button
                  type="button"
                  className="govuk-button govuk-button--secondary"
                  onClick={() => search.change({ until: addDays(lastMonday, 7 * weeksShown) })}
                >
                  Later weeks
                </button>
              )}
            </div>
            <h2 className="govuk-heading-m">What the rules say of the attendance today</h2>
            <Findings of={placement.attendanceFindings} empty="The rules have nothing to say of the attendance yet." />
          </>
        )
      }
    </Answer>
  );
}

/** Sessions by what they count as, in numbers and per cent. */
export function AttendanceSummary({ of }: { of: FragmentType<typeof AttendanceSummaryFields> }) {
  const { attendance } = read(AttendanceSummaryFields, of);
  return attendance ? (
    <Summary
      rows={[
        {
          name: "Attended",
          value: (
            <>
              <strong>{writePercent(attendance.attendancePercent)}</strong>
              {attendance.possible > 0 &&
                `: ${attendance.attended} of ${count(attendance.possible, "possible session")}, ${attendance.late} of them late`}
            </>
          ),
        },
        {
          name: "Authorised absence",
          value: `${count(attendance.authorisedAbsence, "session")}${withPercent(attendance.authorisedPercent)}`,
        },
        {
          name: "Unauthorised absence",
          value: `${count(attendance.unauthorisedAbsence, "session")}${withPercent(attendance.unauthorisedPercent)}`,
        },
        attendance.notCounted > 0 && {
          name: "Not counted",
          value: `${count(attendance.notCounted, "session")}, which were not possible`,
        },
      ]}
    />
  ) : (
    <Empty>
      <p className="govuk-body">The attendance is not yours to see.</p>
    </Empty>
  );
}

const withPercent = (percent?: number | null) =>
  percent === null || percent === undefined ? "" : ` (${writePercent(percent)})`;

function Register(props: { marks: readonly AttendanceMarkFieldsFragment[]; codes: Codes; placementId: string }) {
  const { marks, codes } = props;
  const viewer = useViewer();
  const weeks = weeksOf(marks);
  if (weeks.length === 0) {
    return (
      <Empty>
        <p className="govuk-body">No session was marked in these weeks.</p>
      </Empty>
    );
  }

  const mayCorrect = viewer.is("PROVIDER_MANAGER", "PROVIDER_TUTOR");
  const meaningOf = (code: string) => codes.find((known) => known.code === code)?.meaning ?? "Not in the set any more";
  const columns: readonly Column<RegisterWeek<AttendanceMarkFieldsFragment>>[] = [
    { name: "Week of", cell: ({ monday }) => writeShortDay(monday) },
    ...weekHalfDays
      .filter(({ key }) => weeks.some((week) => week.marks[key]))
      .map(({ key }) => ({
        name: key,
        cell: (week: RegisterWeek<AttendanceMarkFieldsFragment>) => {
          const mark = week.marks[key];
          return mark ? (
            <Cell
              mark={mark}
              meaning={meaningOf(mark.code)}
              to={mayCorrect ? `/placements/${props.placementId}/marks/${mark.id}` : undefined}
            />
          ) : null;
        },
      })),
    { name: "Attended", cell: (week) => writeAttended(week) },
  ];
  return (
    <>
      <figure className="placement-chart">
        <div role="img" aria-label="Sessions of each week by what they count as; the table below says the same">
          <Suspense fallback={<Loading what="the chart" />}>
            <WeeksChart weeks={weeks} />
          </Suspense>
        </div>
        <figcaption>
          <ul className="placement-legend">
            <li className="placement-legend__attended">{attendanceCategories.ATTENDING}</li>
            <li className="placement-legend__authorised">{attendanceCategories.AUTHORISED}</li>
            <li className="placement-legend__unauthorised">{attendanceCategories.UNAUTHORISED}</li>
            <li className="placement-legend__not-counted">{attendanceCategories.NOT_POSSIBLE}</li>
          </ul>
        </figcaption>
      </figure>
      <div className="placement-register app-dense">
        <Table caption="Register" columns={columns} rows={weeks} keyOf={({ monday }) => monday} />
      </div>
      <CodesUsed marks={marks} meaningOf={meaningOf} />
      <Corrections marks={marks} />
    </>
  );
}

function Cell({ mark, meaning, to }: { mark: AttendanceMarkFieldsFragment; meaning: string; to?: string }) {
  const isCorrected = mark.corrections.length > 0;
  const inner = (
    <>
      <span aria-hidden="true">
        {mark.code}
        {isCorrected && "*"}
      </span>
      <span className="govuk-visually-hidden">
        {meaning}
        {isCorrected && ", corrected"}
        {to && `: correct ${writeWeekday(mark.date)} ${halfName(mark.halfDay)}`}
      </span>
    </>
  );
  const className = `placement-code placement-code--${(mark.category ?? "ADMINISTRATIVE").toLowerCase()}`;
  return to ? (
    <Link to={to} className={`govuk-link ${className}`}>
      {inner}
    </Link>
  ) : (
    <span className={className}>{inner}</span>
  );
}

function CodesUsed(props: { marks: readonly AttendanceMarkFieldsFragment[]; meaningOf: (code: string) => string }) {
  const used = [...new Set(props.marks.map(({ code }) => code))].sort();
  return (
    <dl className="placement-codes">
      {used.map((code) => (
        <div key={code}>
          <dt>{code}</dt>
          <dd>{props.meaningOf(code)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Corrections({ marks }: { marks: readonly AttendanceMarkFieldsFragment[] }) {
  const corrections = marks.flatMap((mark) => mark.corrections.map((correction) => ({ mark, correction })));
  return (
    corrections.length > 0 && (
      <Table
        caption="Corrections"
        columns={[
          {
            name: "Session",
            cell: ({ mark }) => `${writeWeekday(mark.date)}, ${halfName(mark.halfDay)}`,
          },
          { name: "Change", cell: ({ correction }) => `${correction.oldCode} to ${correction.newCode}` },
          { name: "Why", cell: ({ correction }) => correction.reason },
          { name: "By", cell: ({ correction }) => correction.correctedBy, isMinor: true },
          { name: "When", cell: ({ correction }) => writeMoment(correction.at), isMinor: true },
        ]}
        rows={corrections}
        keyOf={({ mark, correction }) => `${mark.id} ${correction.at}`}
      />
    )
  );
}
