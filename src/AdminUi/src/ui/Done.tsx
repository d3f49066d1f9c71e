import { useCallback } from "react";
import { useLocation, useNavigate } from "react-router";
import { Notice } from "./Notice";

/** Leads to another page, which then says what was done. The words hold no personal data: the browser keeps them in its history. */
export function useGoDone() {
  const navigate = useNavigate();
  return useCallback((to: string, done: string) => void navigate(to, { state: { done } }), [navigate]);
}

/** What was done on the page before this one. */
export function Done() {
  const location = useLocation();
  const done = doneOf(location.state);
  return done ? (
    <Notice key={location.key} isSuccess>
      <p className="govuk-notification-banner__heading">{done}</p>
    </Notice>
  ) : null;
}

function doneOf(state: unknown): string | undefined {
  return typeof state === "object" && state !== null && "done" in state && typeof state.done === "string"
    ? state.done
    : undefined;
}
