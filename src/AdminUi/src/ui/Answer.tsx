import type { CombinedError } from "@urql/core";
import type { ReactNode } from "react";
import { Loading } from "./Loading";
import { Page } from "./Page";

export interface Asked<Data> {
  readonly data?: Data;
  readonly error?: CombinedError;
  readonly fetching: boolean;
  readonly stale?: boolean;
}

/** The states of a question: awaited, failed, answered. What was answered stays while it is asked anew, and says so when that failed. */
export function Answer<Data>(props: {
  of: Asked<Data>;
  /** What is asked for, in the plural of people: "referrals". */
  what: string;
  /** The page's, when the answer brings the page with it: it waits, or fails, on a page of this title. */
  title?: string;
  onRetry: () => void;
  children: (data: Data) => ReactNode;
}) {
  const { data, error, fetching } = props.of;
  if (data !== undefined && data !== null) {
    return (
      <>
        {error && !fetching && <Failure error={error} onRetry={props.onRetry} isPartial />}
        {props.children(data)}
      </>
    );
  }

  const state = error && !fetching ? <Failure error={error} onRetry={props.onRetry} /> : <Loading what={props.what} />;
  return props.title === undefined ? state : <Page title={props.title}>{state}</Page>;
}

/** What went wrong, for people, with a way on. */
export function Failure({
  error,
  onRetry,
  isPartial,
}: {
  error: CombinedError;
  onRetry: () => void;
  isPartial?: boolean;
}) {
  return (
    <div className="govuk-error-summary" role="alert">
      <h2 className="govuk-error-summary__title">
        {isPartial ? "Not all of this is up to date" : "This could not be loaded"}
      </h2>
      <p className="govuk-body">{messageOf(error)}</p>
      <button type="button" className="govuk-button govuk-button--secondary" onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}

export function messageOf(error: CombinedError): string {
  const status = (error.response as { status?: number } | undefined)?.status;
  if (status === 429 || status === 503) {
    return "The server is busy with what was asked already. Wait half a minute, and try again.";
  }

  if (error.networkError && !status) {
    return navigator.onLine
      ? "The server cannot be reached. Try again in a minute."
      : "There is no connection. Try again when it is back.";
  }

  const first = error.graphQLErrors[0];
  if (first?.extensions.code === "FORBIDDEN" || first?.extensions.code === "ACCESS_DENIED") {
    return "This is not yours to see. If you think it should be, ask who gives out the rights in your organisation.";
  }

  return first?.message ?? "Something went wrong at the server. Try again in a minute.";
}
