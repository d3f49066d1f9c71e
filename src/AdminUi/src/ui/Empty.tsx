import type { ReactNode } from "react";

/** A list with nothing in it: why, and what to do. */
export function Empty({ children }: { children: ReactNode }) {
  return <div className="app-empty govuk-body">{children}</div>;
}
