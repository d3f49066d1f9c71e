import { useState } from "react";
import { Link } from "react-router";
import { useQuery } from "urql";
import { graphql } from "../api/generated";
import type { FindPupilsQuery } from "../api/generated/graphql";
import { writeDay } from "../words/dates";
import { yearGroup } from "../words/referrals";
import { count, fullName } from "../words/texts";
import { Answer } from "./Answer";
import { Empty } from "./Empty";
import { useSettled } from "./useSettled";

const FindPupilsDocument = graphql(`
  query FindPupils($name: String!) {
    pupils(first: 10, where: { name: $name }) {
      totalCount
      nodes {
        id
        givenName
        familyName
        birthDate
        yearGroup
        homeSchool {
          name
        }
      }
    }
  }
`);

type Pupil = FindPupilsQuery["pupils"]["nodes"][number];

interface Props {
  /** What to do about a child who is not found. */
  readonly otherwise: string;
  readonly problem?: string;
  /** Takes the child who is chosen; or, instead, where the child leads to. */
  readonly onChoose?: (id: string) => void;
  readonly to?: (id: string) => string;
}

/**
 * Finds one of the children whom the viewer may see, by the beginning of a name. What is looked for is in no address: names are personal data.
 * Nobody is listed before: the child who sits beside does not read the names of others.
 */
export function PupilSearch(props: Props) {
  const [text, setText] = useState("");
  const name = useSettled(text.trim(), 250);
  return (
    <>
      <div className={`govuk-form-group${props.problem ? " govuk-form-group--error" : ""}`}>
        <label className="govuk-label" htmlFor="field-pupilId">
          First or last name begins with
        </label>
        {props.problem && (
          <p id="field-pupilId-error" className="govuk-error-message">
            <span className="govuk-visually-hidden">Error:</span> {props.problem}
          </p>
        )}
        <input
          id="field-pupilId"
          className={`govuk-input govuk-input--width-20${props.problem ? " govuk-input--error" : ""}`}
          type="text"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={props.problem ? "field-pupilId-error" : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
        />
      </div>
      {name && <Found {...props} name={name} />}
    </>
  );
}

function Found({ name, otherwise, onChoose, to }: Props & { name: string }) {
  const [asked, again] = useQuery({ query: FindPupilsDocument, variables: { name } });
  return (
    <Answer of={asked} what="children" onRetry={() => again({ requestPolicy: "network-only" })}>
      {({ pupils: { nodes, totalCount } }) =>
        nodes.length === 0 ? (
          <Empty>
            <p className="govuk-body">No child whom you may see is called so. Write fewer letters. {otherwise}</p>
          </Empty>
        ) : (
          <>
            <p className="govuk-hint" role="status">
              {totalCount > nodes.length
                ? `The first ${nodes.length} of ${count(totalCount, "child")}. Write more of the name to see fewer.`
                : count(totalCount, "child")}
            </p>
            <ul className="govuk-list app-picks">
              {nodes.map((pupil) => (
                <li key={pupil.id}>
                  {to ? (
                    <Link to={to(pupil.id)} className="app-picks__pick">
                      <Named pupil={pupil} />
                    </Link>
                  ) : (
                    <button type="button" className="app-picks__pick" onClick={() => onChoose?.(pupil.id)}>
                      <Named pupil={pupil} />
                    </button>
                  )}
                </li>
              ))}
            </ul>
          </>
        )
      }
    </Answer>
  );
}

function Named({ pupil }: { pupil: Pupil }) {
  return (
    <>
      <strong>{fullName(pupil)}</strong>
      <span className="app-detail">
        {yearGroup(pupil.yearGroup)}, born {writeDay(pupil.birthDate)}, {pupil.homeSchool?.name ?? "on no roll"}
      </span>
    </>
  );
}
