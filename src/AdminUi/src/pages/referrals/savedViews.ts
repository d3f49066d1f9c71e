import { useSyncExternalStore } from "react";

/** A list that somebody comes back to: the filters as the address has them, and their names. */
export interface View {
  readonly name: string;
  readonly search: string;
}

// The one thing that outlives the tab. It holds names of filters, which the program writes: no text of anybody, and nothing of a child.
// eslint-disable-next-line no-restricted-globals
const storage = () => localStorage;

const place = "altprovision.views.referrals";
const most = 12;
const listeners = new Set<() => void>();
let known: { text: string | null; views: readonly View[] } = { text: null, views: [] };

/** The person's own views on this computer, the first saved first. */
export function useSavedViews(): readonly View[] {
  return useSyncExternalStore(subscribe, readViews);
}

export function saveView(view: View): void {
  const others = readViews().filter(({ search }) => search !== view.search);
  write([...others, view].slice(-most));
}

export function forgetView(search: string): void {
  write(readViews().filter((view) => view.search !== search));
}

function readViews(): readonly View[] {
  const text = storage().getItem(place);
  if (text !== known.text) {
    known = { text, views: parse(text) };
  }

  return known.views;
}

function write(views: readonly View[]) {
  storage().setItem(place, JSON.stringify(views));
  listeners.forEach((listener) => listener());
}

/** What is stored may be of an older version, or not ours. */
export function parse(text: string | null): readonly View[] {
  try {
    const value: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(value) ? value.filter(isView) : [];
  } catch {
    return [];
  }
}

const isView = (value: unknown): value is View =>
  typeof value === "object" &&
  value !== null &&
  "name" in value &&
  typeof value.name === "string" &&
  "search" in value &&
  typeof value.search === "string";

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}
