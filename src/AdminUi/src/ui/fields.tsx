import { useEffect, useId, useRef, useState, type FormEvent, type ReactNode } from "react";
import { readDay } from "../words/dates";
import { isStale, type Form as FormOf, type Problem } from "./form";

/** The fields of forms, in the patterns of the GOV.UK Design System. */

type NameOf<Values, Type> = { [Name in keyof Values]-?: Values[Name] extends Type ? Name : never }[keyof Values] &
  string;

interface FieldProps<Values, Type> {
  readonly form: FormOf<Values>;
  readonly name: NameOf<Values, Type>;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  /** The label heads the page or the step. */
  readonly isHeading?: boolean;
  /** Also shows problems that the API reports under these names. */
  readonly alsoOf?: readonly string[];
}

/** A form with the list of its problems on top. Problems are found when it is sent, not while somebody writes. */
export function Form<Values>(props: {
  form: FormOf<Values>;
  onSubmit: () => void;
  children: ReactNode;
  label?: string;
  /** Reads the record again when somebody else has changed it meanwhile; what was written stays. */
  onReload?: () => void;
}) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form noValidate onSubmit={submit} aria-label={props.label}>
      <ErrorSummary problems={props.form.problems} shown={props.form.shown} />
      {props.onReload && isStale(props.form.problems) && (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={props.onReload}>
          Load what is there now, and keep what I wrote
        </button>
      )}
      {props.children}
    </form>
  );
}

export function ErrorSummary({ problems, shown }: { problems: readonly Problem[]; shown: number }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown > 0) {
      box.current?.focus();
    }
  }, [shown]);
  return problems.length === 0 ? null : (
    <div ref={box} className="govuk-error-summary" tabIndex={-1} role="alert">
      <h2 className="govuk-error-summary__title">There is a problem</h2>
      <ul className="govuk-list govuk-error-summary__list">
        {problems.map((problem, at) => (
          <li key={at}>
            {problem.field && document.getElementById(idOfField(problem.field)) ? (
              <a
                href={`#${idOfField(problem.field)}`}
                onClick={(event) => {
                  event.preventDefault();
                  document.getElementById(idOfField(problem.field!))?.focus();
                }}
              >
                {problem.message}
              </a>
            ) : (
              <span className="app-error-text">{problem.message}</span>
            )}
            {problem.source && <span className="govuk-hint govuk-!-margin-bottom-0"> {problem.source}</span>}
          </li>
        ))}
      </ul>
    </div>
  );
}

const idOfField = (path: string) => `field-${path.replaceAll(".", "-")}`;

const idOf = <Values,>(form: FormOf<Values>, name: string) => idOfField(pathOf(form, name));

const pathOf = <Values,>(form: FormOf<Values>, name: string) =>
  form.path === undefined ? name : `${form.path}.${name}`;

/** A button that sends; while it is under way it cannot be pressed again. */
export function Submit({
  children,
  isSending,
  isWarning,
}: {
  children: ReactNode;
  isSending: boolean;
  isWarning?: boolean;
}) {
  return (
    <button
      type="submit"
      className={`govuk-button${isWarning ? " govuk-button--warning" : ""}`}
      aria-disabled={isSending || undefined}
      onClick={(event) => isSending && event.preventDefault()}
    >
      {isSending ? "Sending…" : children}
    </button>
  );
}

export function TextField<Values>(
  props: FieldProps<Values, string> & {
    width?: 2 | 3 | 4 | 5 | 10 | 20;
    inputMode?: "text" | "numeric" | "decimal" | "tel" | "email";
    autoComplete?: string;
    prefix?: string;
    suffix?: string;
  },
) {
  const { form, name } = props;
  const problem = problemOf(props);
  const input = (
    <input
      id={idOf(form, name)}
      className={`govuk-input${props.width ? ` govuk-input--width-${props.width}` : ""}${problem ? " govuk-input--error" : ""}`}
      type="text"
      inputMode={props.inputMode}
      autoComplete={props.autoComplete ?? "off"}
      aria-describedby={describedBy(props)}
      value={form.values[name] as string}
      onChange={(event) => form.set(name, event.target.value as Values[typeof name])}
    />
  );
  return (
    <Group {...props}>
      {props.prefix || props.suffix ? (
        <div className="govuk-input__wrapper">
          {props.prefix && (
            <div className="govuk-input__prefix" aria-hidden="true">
              {props.prefix}
            </div>
          )}
          {input}
          {props.suffix && (
            <div className="govuk-input__suffix" aria-hidden="true">
              {props.suffix}
            </div>
          )}
        </div>
      ) : (
        input
      )}
    </Group>
  );
}

/** @param most How many characters fit; what is left is shown. */
export function TextArea<Values>(props: FieldProps<Values, string> & { rows?: number; most?: number }) {
  const { form, name, most } = props;
  const value = form.values[name] as string;
  return (
    <Group {...props}>
      <textarea
        id={idOf(form, name)}
        className={`govuk-textarea${problemOf(props) ? " govuk-textarea--error" : ""}`}
        rows={props.rows ?? 5}
        aria-describedby={[describedBy(props), most ? `${idOf(form, name)}-count` : ""].join(" ").trim() || undefined}
        value={value}
        onChange={(event) => form.set(name, event.target.value as Values[typeof name])}
      />
      {most && (
        <div
          id={`${idOf(form, name)}-count`}
          className={`govuk-hint govuk-character-count__message${value.length > most ? " govuk-error-message" : ""}`}
        >
          {value.length > most
            ? `You have ${(value.length - most).toLocaleString("en-GB")} characters too many`
            : `You can write up to ${most.toLocaleString("en-GB")} characters; ${(most - value.length).toLocaleString("en-GB")} are left`}
        </div>
      )}
    </Group>
  );
}

export interface Choice {
  readonly value: string;
  readonly text: string;
  readonly hint?: ReactNode;
}

/** @param empty What the choice of nothing says; without it there is none. */
export function Select<Values>(props: FieldProps<Values, string> & { choices: readonly Choice[]; empty?: string }) {
  const { form, name } = props;
  return (
    <Group {...props}>
      <select
        id={idOf(form, name)}
        className={`govuk-select${problemOf(props) ? " govuk-select--error" : ""}`}
        aria-describedby={describedBy(props)}
        value={form.values[name] as string}
        onChange={(event) => form.set(name, event.target.value as Values[typeof name])}
      >
        {props.empty !== undefined && <option value="">{props.empty}</option>}
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.text}
          </option>
        ))}
      </select>
    </Group>
  );
}

export function Radios<Values>(props: FieldProps<Values, string> & { choices: readonly Choice[]; isInline?: boolean }) {
  const { form, name } = props;
  return (
    <FieldSet {...props}>
      <div className={`govuk-radios${props.isInline ? " govuk-radios--inline" : ""}`}>
        {props.choices.map((choice, at) => (
          <div key={choice.value} className="govuk-radios__item">
            <input
              id={at === 0 ? idOf(form, name) : `${idOf(form, name)}-${choice.value}`}
              className="govuk-radios__input"
              type="radio"
              name={idOf(form, name)}
              checked={form.values[name] === choice.value}
              aria-describedby={choice.hint ? `${idOf(form, name)}-${choice.value}-hint` : undefined}
              onChange={() => form.set(name, choice.value as Values[typeof name])}
            />
            <label
              className="govuk-label govuk-radios__label"
              htmlFor={at === 0 ? idOf(form, name) : `${idOf(form, name)}-${choice.value}`}
            >
              {choice.text}
            </label>
            {choice.hint && (
              <div id={`${idOf(form, name)}-${choice.value}-hint`} className="govuk-hint govuk-radios__hint">
                {choice.hint}
              </div>
            )}
          </div>
        ))}
      </div>
    </FieldSet>
  );
}

export function Checkboxes<Values>(
  props: FieldProps<Values, readonly string[]> & { choices: readonly Choice[]; isSmall?: boolean },
) {
  const { form, name } = props;
  const chosen = form.values[name] as readonly string[];
  return (
    <FieldSet {...props}>
      <div className={`govuk-checkboxes${props.isSmall ? " govuk-checkboxes--small" : ""}`}>
        {props.choices.map((choice, at) => (
          <CheckboxItem
            key={choice.value}
            id={at === 0 ? idOf(form, name) : `${idOf(form, name)}-${choice.value}`}
            text={choice.text}
            hint={choice.hint}
            isChecked={chosen.includes(choice.value)}
            onChange={(isChecked) =>
              form.set(
                name,
                // In the order of the choices, however they were ticked.
                props.choices
                  .map(({ value }) => value)
                  .filter((value) =>
                    value === choice.value ? isChecked : chosen.includes(value),
                  ) as Values[typeof name],
              )
            }
          />
        ))}
      </div>
    </FieldSet>
  );
}

/** A file of this computer. It is no value of the form: nothing but the browser may hold it. */
export function FileField<Values>(
  props: Omit<FieldProps<Values, string>, "name"> & {
    name: string;
    accept: string;
    onChoose: (file: File | undefined) => void;
  },
) {
  const problem = problemOf(props);
  return (
    <Group {...props}>
      <input
        id={idOf(props.form, props.name)}
        className={`govuk-file-upload${problem ? " govuk-file-upload--error" : ""}`}
        type="file"
        accept={props.accept}
        aria-describedby={describedBy(props)}
        onChange={(event) => props.onChoose(event.target.files?.[0])}
      />
    </Group>
  );
}

/** One statement to tick. */
export function Checkbox<Values>(props: FieldProps<Values, boolean>) {
  const { form, name } = props;
  const problem = problemOf(props);
  return (
    <div className={`govuk-form-group${problem ? " govuk-form-group--error" : ""}`}>
      {problem && <ErrorMessage id={`${idOf(form, name)}-error`} message={problem.message} />}
      <div className="govuk-checkboxes">
        <CheckboxItem
          id={idOf(form, name)}
          text={props.label}
          hint={props.hint}
          isChecked={form.values[name] as boolean}
          onChange={(isChecked) => form.set(name, isChecked as Values[typeof name])}
        />
      </div>
    </div>
  );
}

function CheckboxItem(props: {
  id: string;
  text: ReactNode;
  hint?: ReactNode;
  isChecked: boolean;
  onChange: (isChecked: boolean) => void;
}) {
  return (
    <div className="govuk-checkboxes__item">
      <input
        id={props.id}
        className="govuk-checkboxes__input"
        type="checkbox"
        checked={props.isChecked}
        aria-describedby={props.hint ? `${props.id}-text` : undefined}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <label className="govuk-label govuk-checkboxes__label" htmlFor={props.id}>
        {props.text}
      </label>
      {props.hint && (
        <div id={`${props.id}-text`} className="govuk-hint govuk-checkboxes__hint">
          {props.hint}
        </div>
      )}
    </div>
  );
}

/** A day in three fields. The value is an ISO day, "" when nothing is written, and what was written when it is no day. */
export function DateField<Values>(props: FieldProps<Values, string>) {
  const { form, name } = props;
  const value = form.values[name] as string;
  const [written, setWritten] = useState(() => partsOf(value));
  const [told, setTold] = useState(value);
  if (value !== told) {
    // The value was changed from outside: a draft, or another record.
    setTold(value);
    setWritten(partsOf(value));
  }

  const write = (part: keyof typeof written, text: string) => {
    const next = { ...written, [part]: text };
    const isEmpty = !next.day && !next.month && !next.year;
    const iso = isEmpty ? "" : (readDay(next.year, next.month, next.day) ?? `${next.day}/${next.month}/${next.year}`);
    setWritten(next);
    setTold(iso);
    form.set(name, iso as Values[typeof name]);
  };
  const problem = problemOf(props);
  return (
    <FieldSet {...props}>
      <div className="govuk-date-input">
        {(["day", "month", "year"] as const).map((part) => (
          <div key={part} className="govuk-date-input__item">
            <div className="govuk-form-group">
              <label
                className="govuk-label govuk-date-input__label"
                htmlFor={part === "day" ? idOf(form, name) : `${idOf(form, name)}-${part}`}
              >
                {part.charAt(0).toUpperCase() + part.slice(1)}
              </label>
              <input
                id={part === "day" ? idOf(form, name) : `${idOf(form, name)}-${part}`}
                className={`govuk-input govuk-date-input__input govuk-input--width-${part === "year" ? 4 : 2}${problem ? " govuk-input--error" : ""}`}
                type="text"
                inputMode="numeric"
                autoComplete="off"
                value={written[part]}
                onChange={(event) => write(part, event.target.value)}
              />
            </div>
          </div>
        ))}
      </div>
    </FieldSet>
  );
}

/** Whether the value of a date field is a day. */
export const isDay = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

function partsOf(value: string) {
  const [year = "", month = "", day = ""] = isDay(value) ? value.split("-") : value.split("/").reverse();
  return { year, month: month.replace(/^0/, ""), day: day.replace(/^0/, "") };
}

type Named<Values, Type> = Omit<FieldProps<Values, Type>, "name"> & { readonly name: string };

function Group<Values, Type>(props: Named<Values, Type> & { children: ReactNode }) {
  const problem = problemOf(props);
  const label = (
    <label className={`govuk-label${props.isHeading ? " govuk-label--m" : ""}`} htmlFor={idOf(props.form, props.name)}>
      {props.label}
    </label>
  );
  return (
    <div className={`govuk-form-group${problem ? " govuk-form-group--error" : ""}`}>
      {props.isHeading ? <h2 className="govuk-label-wrapper">{label}</h2> : label}
      {props.hint && (
        <div id={`${idOf(props.form, props.name)}-hint`} className="govuk-hint">
          {props.hint}
        </div>
      )}
      {problem && <ErrorMessage id={`${idOf(props.form, props.name)}-error`} message={problem.message} />}
      {props.children}
    </div>
  );
}

function FieldSet<Values, Type>(props: FieldProps<Values, Type> & { children: ReactNode }) {
  const problem = problemOf(props);
  const id = useId();
  return (
    <div className={`govuk-form-group${problem ? " govuk-form-group--error" : ""}`}>
      <fieldset className="govuk-fieldset" aria-describedby={describedBy(props)} aria-labelledby={id}>
        <legend id={id} className={`govuk-fieldset__legend${props.isHeading ? " govuk-fieldset__legend--m" : ""}`}>
          {props.isHeading ? <h2 className="govuk-fieldset__heading">{props.label}</h2> : props.label}
        </legend>
        {props.hint && (
          <div id={`${idOf(props.form, props.name)}-hint`} className="govuk-hint">
            {props.hint}
          </div>
        )}
        {problem && <ErrorMessage id={`${idOf(props.form, props.name)}-error`} message={problem.message} />}
        {props.children}
      </fieldset>
    </div>
  );
}

function ErrorMessage({ id, message }: { id: string; message: string }) {
  return (
    <p id={id} className="govuk-error-message">
      <span className="govuk-visually-hidden">Error:</span> {message}
    </p>
  );
}

function problemOf<Values, Type>({ form, name, alsoOf }: Named<Values, Type>): Problem | undefined {
  const path = pathOf(form, name);
  return form.problems.find(({ field }) => field !== undefined && (field === path || alsoOf?.includes(field)));
}

function describedBy<Values, Type>(props: Named<Values, Type>): string | undefined {
  const ids = [
    props.hint ? `${idOf(props.form, props.name)}-hint` : "",
    problemOf(props) ? `${idOf(props.form, props.name)}-error` : "",
  ];
  return ids.filter(Boolean).join(" ") || undefined;
}
