import { useRef, type ReactNode } from "react";
import { useIsWide } from "./useIsWide";

/** The frame of a table that is drawn by itself: it scrolls when the screen is narrow, by keyboard too. */
export function TableFrame({ label, children }: { label: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null);
  const isWide = useIsWide(frame);
  return (
    <div
      ref={frame}
      className="app-table"
      tabIndex={isWide ? 0 : undefined}
      role={isWide ? "region" : undefined}
      aria-label={isWide ? label : undefined}
    >
      {children}
    </div>
  );
}
