import { useId, useState, type FormEvent, type ReactNode } from "react";
import type { Choice } from "./fields";
import { useSearch } from "./useSearch";

/** What narrows a list. Each choice takes effect at once and is in the address; how many are left is said by the list's pager. */
export function Filters({ what, names, children }: { what: string; names: readonly string[]; children: ReactNode }) {
  const search = useSearch();
  const isAny = names.some((name) => search.one(name) !== undefined);
  return (
    <search className="app-filters" aria-label={`Filter ${what}`}>
      <div className="app-filters__fields">{children}</div>
      {isAny && (
        <p className="govuk-body">
          <button
            type="button"
            className="app-button-link"
            onClick={() => search.change(Object.fromEntries(names.map((name) => [name, undefined])))}
          >
            Clear all filters
          </button>
        </p>
      )}
    </search>
  );
}

/** @param empty What the choice of all says; without it one is always chosen, the first unless the address says otherwise. */
export function FilterSelect(props: { name: string; label: string; choices: readonly Choice[]; empty?: string }) {
  const search = useSearch();
  const id = useId();
  return (
    <div className="govuk-form-group">
      <label className="govuk-label" htmlFor={id}>
        {props.label}
      </label>
      <select
        id={id}
        className="govuk-select"
        value={search.one(props.name) ?? (props.empty === undefined ? props.choices[0]?.value : "")}
        onChange={(event) => search.change({ [props.name]: event.target.value })}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Text that is looked for when it is sent. It is no place for names of children: it is in the address. */
export function FilterText(props: { name: string; label: string; hint?: string; button: string; width?: 10 | 20 }) {
  const search = useSearch();
  const id = useId();
  const current = search.one(props.name) ?? "";
  const [text, setText] = useState(current);
  const [told, setTold] = useState(current);
  if (current !== told) {
    setTold(current);
    setText(current);
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    search.change({ [props.name]: text.trim() });
  };
  return (
    <form className="govuk-form-group" onSubmit={submit}>
      <label className="govuk-label" htmlFor={id}>
        {props.label}
      </label>
      {props.hint && (
        <div id={`${id}-hint`} className="govuk-hint">
          {props.hint}
        </div>
      )}
      <div className="app-filters__text">
        <input
          id={id}
          className={`govuk-input govuk-input--width-${props.width ?? 20}`}
          type="text"
          autoComplete="off"
          aria-describedby={props.hint ? `${id}-hint` : undefined}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="govuk-button govuk-button--secondary">
          {props.button}
        </button>
      </div>
    </form>
  );
}
