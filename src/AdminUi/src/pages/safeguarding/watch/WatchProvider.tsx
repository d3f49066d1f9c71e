import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from "react";
import { useClient } from "urql";
import { useLive } from "../../../app/LiveContext";
import { useViewer } from "../../../app/ViewerContext";
import { tabTitle } from "../../../ui/title";
import { Bell, type BellState } from "./bell";
import { ConcernWatch, type WatchState } from "./ConcernWatch";

interface Watching {
  readonly watch: ConcernWatch;
  readonly bell: Bell;
}

const Context = createContext<Watching | undefined>(undefined);

const lookEvery = 60_000;

/** Listens for concerns around all pages when the viewer is a safeguarding lead; otherwise nothing is listened to. */
export function WatchProvider({ children }: { children: ReactNode }) {
  return useViewer().is("SAFEGUARDING_LEAD") ? <Listening>{children}</Listening> : children;
}

function Listening({ children }: { children: ReactNode }) {
  const viewer = useViewer();
  const live = useLive();
  const client = useClient();
  const [watching] = useState<Watching>(() => {
    const bell = new Bell(sessionStorage);
    const watch = new ConcernWatch({
      live,
      client,
      storage: sessionStorage,
      organisation: viewer.organisation,
      onArrival: ({ severity }) => bell.ring(severity === "IMMEDIATE" || severity === "HIGH"),
    });
    return { watch, bell };
  });
  const { watch } = watching;
  // Emergency accesses are looked into by the child's authority.
  const hearsAccesses = viewer.laCode !== null;
  useEffect(() => {
    const stop = watch.start(hearsAccesses);
    const timer = setInterval(() => void watch.lookAgain(), lookEvery);
    const look = () => document.visibilityState === "visible" && void watch.lookAgain();
    document.addEventListener("visibilitychange", look);
    return () => {
      stop();
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
    };
  }, [watch, hearsAccesses]);

  const { arrivals } = useSyncExternalStore(watch.subscribe, () => watch.state);
  useEffect(() => {
    tabTitle.waiting(arrivals.length);
    return () => tabTitle.waiting(0);
  }, [arrivals.length]);
  return <Context.Provider value={watching}>{children}</Context.Provider>;
}

/** The watch and what it has heard; undefined for who is no safeguarding lead. */
export function useWatch(): { watch: ConcernWatch; state: WatchState } | undefined {
  const watch = useContext(Context)?.watch;
  const state = useSyncExternalStore(watch?.subscribe ?? never, () => watch?.state);
  return watch && state ? { watch, state } : undefined;
}

export function useBell(): { bell: Bell; state: BellState } | undefined {
  const bell = useContext(Context)?.bell;
  const state = useSyncExternalStore(bell?.subscribe ?? never, () => bell?.state);
  return bell && state ? { bell, state } : undefined;
}

const never = () => () => {};
