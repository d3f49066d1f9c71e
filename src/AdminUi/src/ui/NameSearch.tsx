import { useState, type ReactNode } from "react";
import { count, plural } from "../words/texts";
import { Answer, type Asked } from "./Answer";
import { useSettled } from "./useSettled";

export interface Named {
  readonly id: string;
  readonly name: string;
  readonly detail?: string;
}

export interface NamesFound {
  readonly asked: Asked<{ readonly nodes: readonly Named[]; readonly totalCount: number }>;
  readonly onRetry: () => void;
}

/** Too few letters name too many. */
export const leastLetters = 2;

/** What was found and chosen, with the way to give it up. */
export function Chosen(props: { id: string; label: string; name: string; clear: string; onClear: () => void }) {
  return (
    <div className="govuk-form-group">
      <p className="govuk-label">{props.label}</p>
      <p className="govuk-body govuk-!-margin-bottom-0">
        <strong>{props.name}</strong>
        <br />
        <button type="button" id={props.id} className="app-button-link" onClick={props.onClear}>
          {props.clear}
        </button>
      </p>
    </div>
  );
}

interface Search {
  /** What is looked for, one of it: "school". */
  readonly what: string;
  /** Asks for the names that fit; of those in the area of one authority, when there is one. */
  readonly useFound: (name: string, laCode?: string | null) => NamesFound;
  readonly laCode?: string | null;
  readonly onChoose: (id: string, name: string) => void;
}

/** One of more than fit into a list, found by letters of its name. */
export function NameSearch(props: Search & { id: string; label: ReactNode; problem?: string }) {
  const { id } = props;
  const [text, setText] = useState("");
  const name = useSettled(text.trim(), 250);
  return (
    <div className={`govuk-form-group${props.problem ? " govuk-form-group--error" : ""}`}>
      <label className="govuk-label" htmlFor={id}>
        {props.label}, part of its name
      </label>
      {props.problem && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {props.problem}
        </p>
      )}
      <input
        id={id}
        className={`govuk-input govuk-input--width-20${props.problem ? " govuk-input--error" : ""}`}
        type="text"
        autoComplete="off"
        spellCheck={false}
        aria-describedby={props.problem ? `${id}-error` : undefined}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => event.key === "Enter" && event.preventDefault()}
      />
      {name.length >= leastLetters && (
        <Found
          what={props.what}
          useFound={props.useFound}
          laCode={props.laCode}
          onChoose={props.onChoose}
          name={name}
        />
      )}
    </div>
  );
}

function Found({ what, name, useFound, laCode, onChoose }: Search & { name: string }) {
  const { asked, onRetry } = useFound(name, laCode);
  return (
    <Answer of={asked} what={plural(what)} onRetry={onRetry}>
      {({ nodes, totalCount }) => (
        <>
          <p className="govuk-hint govuk-!-margin-top-2 govuk-!-margin-bottom-1" role="status">
            {nodes.length === 0
              ? `No ${what} is called so.`
              : totalCount > nodes.length
                ? `The first ${nodes.length} of ${count(totalCount, what)}`
                : count(totalCount, what)}
          </p>
          {nodes.length > 0 && (
            <ul className="govuk-list app-picks">
              {nodes.map((each) => (
                <li key={each.id}>
                  <button type="button" className="app-picks__pick" onClick={() => onChoose(each.id, each.name)}>
                    {each.name}
                    {each.detail && <span className="app-detail">{each.detail}</span>}
                  </button>
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </Answer>
  );
}
