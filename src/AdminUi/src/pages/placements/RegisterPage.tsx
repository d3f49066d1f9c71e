import { useRef, useState, type KeyboardEvent } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { HalfDay, SessionsToMarkQuery } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { useSend } from "../../ui/form";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { addDays, londonDay, writeWeekday } from "../../words/dates";
import { count } from "../../words/texts";
import { halfName, halves } from "../../words/weeks";
import "./placements.scss";
import { placementName } from "./placementName";
import { quickCodes, quickCodeOf } from "./quickCodes";

const SessionsDocument = graphql(`
  query SessionsToMark($day: Date!) {
    unmarkedSessions(first: 100, where: { from: $day, to: $day }) {
      totalCount
      nodes {
        placementId
        date
        halfDay
        placement {
          ...PlacementName
          school {
            name
          }
          provider {
            name
          }
        }
      }
    }
    attendanceCodes(on: $day) {
      code
      meaning
    }
  }
`);

const MarkDocument = graphql(`
  mutation MarkAttendance($input: MarkAttendanceInput!) {
    markAttendance(input: $input) {
      attendanceMark {
        id
        code
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

type Session = SessionsToMarkQuery["unmarkedSessions"]["nodes"][number];
type Codes = SessionsToMarkQuery["attendanceCodes"];

/** The sessions of a day that nobody has marked yet: for the tutor at a quarter past nine. */
export function Page() {
  const search = useSearch();
  const today = londonDay();
  const asked = search.one("day");
  const day = asked && /^\d{4}-\d{2}-\d{2}$/.test(asked) && asked <= today ? asked : today;
  const [answer, again] = useQuery({ query: SessionsDocument, variables: { day }, requestPolicy: "network-only" });
  const mayMark = useViewer().is("PROVIDER_MANAGER", "PROVIDER_TUTOR");
  return (
    <Frame
      title={day === today ? "Today’s register" : "Register of an earlier day"}
      caption={writeWeekday(day)}
      crumbs={[{ to: "/placements", text: "Placements" }]}
    >
      <p className="app-buttons">
        <DayLink day={addDays(day, -1)}>The day before</DayLink>
        {day < today && <DayLink day={addDays(day, 1)}>The day after</DayLink>}
        {day < addDays(today, -1) && <DayLink day={today}>Today</DayLink>}
      </p>
      {mayMark && (
        <Details summary="Mark by keyboard">
          Press Tab to get to a child. Then press <kbd>P</kbd> for present, <kbd>L</kbd> for late, <kbd>I</kbd> for ill
          or <kbd>N</kbd> when nobody knows the reason yet. The next child comes by itself. The first attended session
          starts a placement.
        </Details>
      )}
      <Answer of={answer} what="the register" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ unmarkedSessions: { nodes, totalCount }, attendanceCodes }) =>
          nodes.length === 0 ? (
            <Empty>
              <p className="govuk-body">Every session of this day is marked, or there was none.</p>
            </Empty>
          ) : (
            <>
              <p className="govuk-body">
                {count(totalCount, "session")} of this day {totalCount === 1 ? "was" : "were"} not marked when you
                opened the page.
                {totalCount > nodes.length && ` The first ${nodes.length} are shown; load the page again for more.`}
              </p>
              {halves.map((half) => (
                <Half
                  key={`${day} ${half}`}
                  half={half}
                  sessions={nodes.filter(({ halfDay }) => halfDay === half)}
                  codes={attendanceCodes}
                  mayMark={mayMark}
                />
              ))}
            </>
          )
        }
      </Answer>
    </Frame>
  );
}

function DayLink({ day, children }: { day: string; children: string }) {
  return (
    <Link to={day === londonDay() ? "/placements/register" : `/placements/register?day=${day}`} className="govuk-link">
      {children}
    </Link>
  );
}

function Half(props: { half: HalfDay; sessions: readonly Session[]; codes: Codes; mayMark: boolean }) {
  const list = useRef<HTMLOListElement>(null);
  if (props.sessions.length === 0) {
    return null;
  }

  /** Who was marked is done with: the keyboard goes to the next who was not. */
  const goOn = (from: HTMLElement) => {
    const open = [...(list.current?.querySelectorAll<HTMLElement>("[data-open]") ?? [])].filter((row) => row !== from);
    const next = open.find((row) => from.compareDocumentPosition(row) & Node.DOCUMENT_POSITION_FOLLOWING) ?? open[0];
    next?.querySelector<HTMLElement>("button")?.focus();
  };
  return (
    <section aria-labelledby={`half-${props.half}`}>
      <h2 id={`half-${props.half}`} className="govuk-heading-m">
        {props.half === "AM" ? "Morning" : "Afternoon"}
      </h2>
      <ol ref={list} className="placement-roll">
        {props.sessions.map((session) => (
          <Row
            key={`${session.placementId} ${session.date} ${session.halfDay}`}
            session={session}
            codes={props.codes}
            mayMark={props.mayMark}
            onGoOn={goOn}
          />
        ))}
      </ol>
    </section>
  );
}

function Row(props: { session: Session; codes: Codes; mayMark: boolean; onGoOn: (from: HTMLElement) => void }) {
  const { session } = props;
  const row = useRef<HTMLLIElement>(null);
  const [mark, setMark] = useState<{ id: string; code: string }>();
  const [problem, setProblem] = useState<string>();
  const [key] = useState(() => crypto.randomUUID() as string);
  const [isSending, send] = useSend(MarkDocument);
  const name = session.placement ? placementName(session.placement) : "Pupil not named to you";

  const markAs = async (code: string) => {
    if (isSending) {
      return;
    }

    setProblem(undefined);
    // The keyboard goes on at once; a mark that is refused says so in its row.
    if (row.current) {
      props.onGoOn(row.current);
    }

    const { placementId, date, halfDay } = session;
    // The same mark sent again is the same; another one is another.
    const sent = await send({ input: { placementId, date, halfDay, code, idempotencyKey: `${key} ${code}` } });
    if (sent.is !== "done") {
      setProblem(sent.problems.map(({ message }) => message).join(" "));
    } else if (sent.data.markAttendance.attendanceMark) {
      setMark(sent.data.markAttendance.attendanceMark);
    }
  };
  return (
    <li ref={row} className="placement-roll__row" data-open={mark || isSending ? undefined : ""}>
      <div>
        <Link to={`/placements/${session.placementId}`} className="govuk-link placement-roll__name">
          {name}
        </Link>
        <span className="app-detail">
          {props.mayMark ? (session.placement?.school?.name ?? "On no roll") : session.placement?.provider?.name}
        </span>
      </div>
      {mark ? (
        <p className="govuk-body govuk-!-margin-bottom-0" role="status">
          ✓ Marked <strong>{mark.code}</strong>, {props.codes.find(({ code }) => code === mark.code)?.meaning}.{" "}
          <Link to={`/placements/${session.placementId}/marks/${mark.id}`} className="govuk-link">
            Correct it<span className="govuk-visually-hidden"> for {name}</span>
          </Link>
        </p>
      ) : isSending ? (
        <p className="govuk-body govuk-!-margin-bottom-0">Marking…</p>
      ) : props.mayMark ? (
        <Choices name={name} half={session.halfDay} codes={props.codes} onChoose={(code) => void markAs(code)} />
      ) : (
        <p className="govuk-body govuk-!-margin-bottom-0">The provider has not marked it yet</p>
      )}
      {problem && (
        <p className="govuk-error-message placement-roll__problem" role="alert">
          {problem}
        </p>
      )}
    </li>
  );
}

function Choices(props: { name: string; half: HalfDay; codes: Codes; onChoose: (code: string) => void }) {
  const quick = quickCodes(props.half);
  const press = (event: KeyboardEvent) => {
    const code = quickCodeOf(event.key, props.half);
    const isWriting = event.target instanceof HTMLSelectElement;
    if (code && !isWriting && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      props.onChoose(code);
    }
  };
  return (
    <div
      className="placement-roll__choices"
      role="group"
      aria-label={`${props.name}, ${halfName(props.half)}`}
      onKeyDown={press}
    >
      {quick.map(({ code, text }) => (
        <button
          key={code}
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => props.onChoose(code)}
        >
          {text}
        </button>
      ))}
      <Other {...props} />
    </div>
  );
}

/** Any other code: chosen first and sent by a button, so that the arrow keys send nothing. */
function Other(props: { codes: Codes; half: HalfDay; onChoose: (code: string) => void }) {
  const [code, setCode] = useState("");
  const known = quickCodes(props.half).map((quick) => quick.code);
  return (
    <>
      <select
        className="govuk-select"
        aria-label="Another code"
        value={code}
        onChange={(event) => setCode(event.target.value)}
      >
        <option value="">Another code</option>
        {props.codes
          .filter((each) => !known.includes(each.code))
          .map((each) => (
            <option key={each.code} value={each.code}>
              {each.code} {each.meaning}
            </option>
          ))}
      </select>
      {code && (
        <button type="button" className="govuk-button" onClick={() => props.onChoose(code)}>
          Mark {code}
        </button>
      )}
    </>
  );
}
