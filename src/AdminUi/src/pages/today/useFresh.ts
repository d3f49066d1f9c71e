import type { CombinedError } from "@urql/core";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { useCallback, useEffect, useRef, useState } from "react";
import { useClient, type AnyVariables } from "urql";
import { now as productNow } from "../../words/dates";

const every = 60_000;

export interface Fresh<Data> {
  readonly data?: Data;
  readonly error?: CombinedError;
  readonly fetching: boolean;
  /** When the data were as they are shown. */
  readonly at?: Date;
}

/**
 * Asks again each minute, when the tab is looked at again, and when something happened. What is shown stays until the next answer is there.
 * @param happened Whatever changes when something has happened.
 */
export function useFresh<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variablesNow: () => Variables,
  happened?: unknown,
): [Fresh<Data>, () => void] {
  const client = useClient();
  const [state, setState] = useState<Fresh<Data>>({ fetching: true });
  const now = useRef(variablesNow);
  useEffect(() => {
    now.current = variablesNow;
  });
  const load = useCallback(async () => {
    const { data, error } = await client.query(document, now.current(), { requestPolicy: "network-only" });
    setState((before) =>
      data && !error
        ? { data, fetching: false, at: productNow() }
        : { data: before.data ?? data, at: before.at, error, fetching: false },
    );
  }, [client, document]);

  useEffect(() => {
    const look = () => page.visibilityState === "visible" && void load();
    void load();
    const timer = setInterval(look, every);
    addEventListener("focus", look);
    page.addEventListener("visibilitychange", look);
    return () => {
      clearInterval(timer);
      removeEventListener("focus", look);
      page.removeEventListener("visibilitychange", look);
    };
  }, [load, happened]);

  const refresh = useCallback(() => {
    setState((before) => ({ ...before, fetching: true }));
    void load();
  }, [load]);
  return [state, refresh];
}

const page = globalThis.document;
