import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useMutation, type AnyVariables } from "urql";
import { graphql, read } from "../api/generated";
import type { FragmentType } from "../api/generated";
import { messageOf } from "./Answer";

/** Why nothing was changed, as every mutation says it. */
export const RefusalFields = graphql(`
  fragment Refusal on UserError {
    code
    message
    ruleId
    source
    field
  }
`);

/** A message of a form, at the field it is about. */
export interface Problem {
  /** The API's stable name for it; undefined when the page found it. */
  readonly code?: string;
  /** Name of the field in the form; undefined when it is about the whole. */
  readonly field?: string;
  readonly message: string;
  /** The law or guidance behind it. */
  readonly source?: string | null;
  readonly ruleId?: string | null;
}

export interface Form<Values> {
  readonly values: Values;
  readonly problems: readonly Problem[];
  set<Name extends keyof Values>(name: Name, value: Values[Name]): void;
  /** Replaces all problems, and leads the eye and the keyboard to their list. */
  showProblems(problems: readonly Problem[]): void;
  /** How often problems were shown: the list of problems takes the focus at each. */
  readonly shown: number;
  /** After it was sent: the draft is forgotten, and the next sending is another one. */
  reset(values?: Values): void;
  /** Whether what is shown was kept from before, not loaded. */
  readonly isRestored: boolean;
  /** Repeated with each attempt to send the same, so that it cannot count twice. */
  readonly idempotencyKey: string;
  /** Where these values stand in the form that holds them: "stages.0"; undefined for a whole form. */
  readonly path?: string;
}

/** Whether somebody else has changed the record since it was read. */
export const isStale = (problems: readonly Problem[]): boolean => problems.some(({ code }) => code === "version.stale");

/** One row of a list in a form, as a form whose fields bear the row's number. */
export function rowOf<Name extends string, Values extends { readonly [Key in Name]: readonly object[] }>(
  form: Form<Values>,
  name: Name,
  index: number,
): Form<Values[Name][number]> {
  const rows = form.values[name];
  return {
    ...form,
    path: form.path === undefined ? `${name}.${index}` : `${form.path}.${name}.${index}`,
    values: rows[index]!,
    set: (field, value) => {
      const changed = rows.map((row, at) => (at === index ? { ...row, [field]: value } : row));
      // The same rows but for one value, which is of the field's own type.
      form.set(name, changed as unknown as Values[Name]);
    },
    reset: () => form.reset(),
  };
}

/**
 * What is being written. It is kept in the tab at each change, and is there again when the page is loaded again.
 * @param draft Names the form among all: the page and the record. Nothing is kept without one.
 */
export function useForm<Values extends object>(initial: Values, draft?: string): Form<Values> {
  const place = draft ? `altprovision.draft.${draft}` : undefined;
  const [state, setState] = useState(() => {
    const kept = place ? readDraft<Values>(place) : undefined;
    return { values: { ...initial, ...kept }, isRestored: kept !== undefined };
  });
  const [problems, setProblems] = useState<{ list: readonly Problem[]; shown: number }>({ list: [], shown: 0 });
  const [idempotencyKey, setIdempotencyKey] = useState(() => crypto.randomUUID() as string);
  const hasChanged = useRef(false);
  useEffect(() => {
    if (place && hasChanged.current) {
      sessionStorage.setItem(place, JSON.stringify(state.values));
    }
  }, [place, state.values]);

  const set = useCallback(<Name extends keyof Values>(name: Name, value: Values[Name]) => {
    hasChanged.current = true;
    setState((before) => ({ ...before, values: { ...before.values, [name]: value } }));
  }, []);
  const showProblems = useCallback(
    (list: readonly Problem[]) => setProblems((before) => ({ list, shown: before.shown + (list.length > 0 ? 1 : 0) })),
    [],
  );
  const reset = useCallback(
    (values?: Values) => {
      if (place) {
        sessionStorage.removeItem(place);
      }

      hasChanged.current = false;
      setProblems({ list: [], shown: 0 });
      setIdempotencyKey(crypto.randomUUID());
      setState((before) => ({ values: values ?? before.values, isRestored: false }));
    },
    [place],
  );
  return useMemo(
    () => ({
      values: state.values,
      isRestored: state.isRestored,
      problems: problems.list,
      shown: problems.shown,
      set,
      showProblems,
      reset,
      idempotencyKey,
    }),
    [state, problems, set, showProblems, reset, idempotencyKey],
  );
}

/** Hands values to a form that is not on the page yet, as if they had been written there. */
export function keepDraft<Values extends object>(draft: string, values: Values): void {
  sessionStorage.setItem(`altprovision.draft.${draft}`, JSON.stringify(values));
}

function readDraft<Values>(place: string): Partial<Values> | undefined {
  const kept = sessionStorage.getItem(place);
  return kept ? (JSON.parse(kept) as Partial<Values>) : undefined;
}

export type Sent<Data> =
  | { readonly is: "done"; readonly data: Data }
  | { readonly is: "refused"; readonly problems: readonly Problem[]; readonly data: Data }
  /** Nobody knows whether it was done: sending again with the same idempotency key is safe. */
  | { readonly is: "failed"; readonly problems: readonly Problem[] };

/**
 * Sends a change. Every document selects `userErrors { ...Refusal }` of its one mutation.
 * @returns whether it is under way, and the function that sends.
 */
export function useSend<Data extends object, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
): [boolean, (variables: Variables) => Promise<Sent<Data>>] {
  const [{ fetching }, execute] = useMutation(document);
  const send = useCallback(
    async (variables: Variables): Promise<Sent<Data>> => {
      const { data, error } = await execute(variables);
      if (error || !data) {
        return {
          is: "failed",
          problems: [{ message: error ? messageOf(error) : "The server sent no answer. Try again." }],
        };
      }

      const refusals = refusalsOf(data);
      return refusals.length > 0 ? { is: "refused", problems: refusals, data } : { is: "done", data };
    },
    [execute],
  );
  return [fetching, send];
}

function refusalsOf(data: object): Problem[] {
  return Object.values(data).flatMap((payload: unknown) =>
    ((payload as { userErrors?: readonly FragmentType<typeof RefusalFields>[] } | null)?.userErrors ?? []).map(
      (masked) => {
        const { code, field, message, source, ruleId } = read(RefusalFields, masked);
        return { code, field: nameOf(field), message, source, ruleId };
      },
    ),
  );
}

/** The API names the whole path, "input.content.capacity"; forms name their fields without "input". */
const nameOf = (path: readonly string[]): string | undefined =>
  path.filter((part) => part !== "input").join(".") || undefined;
