import type { Client } from "urql";
import type { Live, LiveState } from "../../../api/live";
import type { ConcernSeverity } from "../../../api/generated/graphql";
import { now, writeTime } from "../../../words/dates";
import { gravest, severities } from "../words";
import { ConcernRaisedDocument, EmergencyOpenedDocument, FeedEndDocument, StillWaitingDocument } from "./documents";

/** A concern that was put before the viewer's organisation while this tab listened: which one and how urgent, and nothing about whom. */
export interface Arrival {
  readonly id: string;
  readonly severity: ConcernSeverity;
  readonly raisedAt: string;
  readonly deliveredAt: string;
}

/** An emergency access that waits to be looked into. */
export interface OpenedAccess {
  readonly id: string;
  readonly openedAt: string;
}

export type Connection =
  | { readonly is: "connecting" }
  | { readonly is: "live" }
  | { readonly is: "broken"; readonly since: string; readonly isTrying: boolean }
  /** The host does not let this viewer listen. */
  | { readonly is: "refused" };

export interface WatchState {
  readonly connection: Connection;
  /** What arrived and nobody of the viewer's organisation has acknowledged, the newest last. */
  readonly arrivals: readonly Arrival[];
  readonly accesses: readonly OpenedAccess[];
  /** What a screen reader is to say. */
  readonly announcement: string;
  /** Goes up when lists of concerns may be out of date. */
  readonly changes: number;
}

/** Kept in the tab: loading a page anew neither misses what arrives meanwhile nor forgets what arrived. */
interface Kept {
  readonly organisation: string;
  readonly cursor?: string;
  readonly arrivals: readonly Arrival[];
}

const key = "altprovision.concern-feed";

/**
 * Listens for concerns on every page of a safeguarding lead. It begins at the end of the feed, goes on behind the last notice that it has
 * dealt with, and counts what waits until somebody has acknowledged it.
 */
export class ConcernWatch {
  readonly #live: Live;
  readonly #client: Client;
  readonly #storage: Storage;
  readonly #organisation: string;
  readonly #onArrival: (arrival: Arrival) => void;
  readonly #listeners = new Set<() => void>();
  #cursor: string | undefined;
  #state: WatchState;

  constructor(given: {
    live: Live;
    client: Client;
    storage: Storage;
    organisation: string;
    onArrival: (arrival: Arrival) => void;
  }) {
    this.#onArrival = given.onArrival;
    this.#live = given.live;
    this.#client = given.client;
    this.#storage = given.storage;
    this.#organisation = given.organisation;
    const kept = this.#read();
    this.#cursor = kept?.cursor;
    this.#state = {
      connection: { is: "connecting" },
      arrivals: kept?.arrivals ?? [],
      accesses: [],
      announcement: "",
      changes: 0,
    };
  }

  get state(): WatchState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** @returns what ends it. */
  start(hearsAccesses: boolean): () => void {
    const stops = [
      this.#live.follow(ConcernRaisedDocument, {
        variablesNow: async () => ({ after: (this.#cursor ??= await this.#end()) }),
        onNext: ({ concernRaised }) => this.#hear(concernRaised),
        onState: (state) => this.#connected(state),
        onRefused: (code) => this.#refused(code),
      }),
    ];
    if (hearsAccesses) {
      stops.push(
        this.#live.follow(EmergencyOpenedDocument, {
          variablesNow: () => ({}),
          onNext: ({ emergencyAccessOpened: { emergencyAccessId, emergencyAccess } }) =>
            this.#hearAccess(emergencyAccessId, emergencyAccess?.openedAt),
          // Each stream begins with all that wait: what somebody else has looked into does not stay.
          onRefused: (code) => code !== "FORBIDDEN",
        }),
      );
    }

    void this.lookAgain();
    return () => stops.forEach((stop) => stop());
  }

  tryNow = (): void => {
    this.#live.tryNow();
    this.#set({ changes: this.#state.changes + 1 });
  };

  /** This person has acknowledged it just now. */
  acknowledged(id: string): void {
    this.#keep(this.#state.arrivals.filter((arrival) => arrival.id !== id));
  }

  reviewed(id: string): void {
    this.#set({ accesses: this.#state.accesses.filter((access) => access.id !== id) });
  }

  /** Others acknowledge too, on other screens. */
  async lookAgain(): Promise<void> {
    const { arrivals, accesses } = this.#state;
    if (arrivals.length + accesses.length === 0) {
      return;
    }

    const since = arrivals.map(({ raisedAt }) => raisedAt).sort()[0] ?? now().toISOString();
    const { data } = await this.#client
      .query(StillWaitingDocument, { since }, { requestPolicy: "network-only" })
      .toPromise();
    if (!data) {
      return;
    }

    // What came while the question was under way is not in the answer. A list that is not whole says nothing of what is not in it.
    const isOver = (known: readonly { id: string }[], list: typeof data.concerns | typeof data.emergencyAccesses) => {
      const waiting = new Set(list.nodes.map(({ id }) => id));
      return ({ id }: { id: string }) =>
        !list.pageInfo.hasNextPage && known.some((entry) => entry.id === id) && !waiting.has(id);
    };
    const [isDone, isReviewed] = [isOver(arrivals, data.concerns), isOver(accesses, data.emergencyAccesses)];
    const left = this.#state.arrivals.filter((arrival) => !isDone(arrival));
    if (left.length < this.#state.arrivals.length) {
      this.#keep(left);
      this.#set({ changes: this.#state.changes + 1 });
    }

    this.#set({ accesses: this.#state.accesses.filter((access) => !isReviewed(access)) });
  }

  async #end(): Promise<string> {
    const { data, error } = await this.#client
      .query(FeedEndDocument, {}, { requestPolicy: "network-only" })
      .toPromise();
    if (!data) {
      throw error ?? new Error("The feed of concerns has no end.");
    }

    // What was put before the organisation until here is in the lists, which are loaded anew.
    this.#set({ changes: this.#state.changes + 1 });
    return data.concernFeed.endCursor;
  }

  #hear({ concernId: id, severity, raisedAt, deliveredAt, cursor }: Heard) {
    const isNew = !this.#state.arrivals.some((arrival) => arrival.id === id) && this.#cursor !== cursor;
    this.#cursor = cursor;
    if (!isNew) {
      this.#keep(this.#state.arrivals);
      return;
    }

    const arrival = { id, severity, raisedAt, deliveredAt };
    this.#keep([...this.#state.arrivals, arrival]);
    this.#set({ announcement: announce(arrival), changes: this.#state.changes + 1 });
    this.#onArrival(arrival);
  }

  #hearAccess(id: string, openedAt: string | undefined) {
    if (openedAt && !this.#state.accesses.some((access) => access.id === id)) {
      this.#set({
        accesses: [...this.#state.accesses, { id, openedAt }],
        announcement: `An emergency access was opened at ${writeTime(openedAt)}.`,
      });
    }
  }

  #connected(state: LiveState) {
    const { connection, changes } = this.#state;
    if (state === "live") {
      // What changed during the break without a notice: somebody acknowledged, say.
      this.#set({ connection: { is: "live" }, changes: connection.is === "broken" ? changes + 1 : changes });
      void this.lookAgain();
    } else if (connection.is === "broken") {
      this.#set({ connection: { ...connection, isTrying: state === "connecting" } });
    } else if (connection.is !== "refused") {
      this.#set({
        connection:
          state === "connecting" ? { is: "connecting" } : { is: "broken", since: now().toISOString(), isTrying: false },
      });
    }
  }

  #refused(code: string): boolean {
    if (code === "FORBIDDEN") {
      this.#set({ connection: { is: "refused" } });
      return false;
    }

    if (code === "BAD_USER_INPUT") {
      // The feed does not know the cursor: after a restored backup, say. It begins anew, and the lists show the rest.
      this.#cursor = undefined;
      this.#keep(this.#state.arrivals);
    }

    return true;
  }

  /** Cursor and arrivals in one, so that nothing is dealt with that was not kept. */
  #keep(arrivals: readonly Arrival[]) {
    const kept: Kept = { organisation: this.#organisation, cursor: this.#cursor, arrivals };
    this.#storage.setItem(key, JSON.stringify(kept));
    this.#set({ arrivals });
  }

  #read(): Kept | undefined {
    const text = this.#storage.getItem(key);
    const kept = text ? (JSON.parse(text) as Kept) : undefined;
    return kept?.organisation === this.#organisation ? kept : undefined;
  }

  #set(changed: Partial<WatchState>) {
    this.#state = { ...this.#state, ...changed };
    this.#listeners.forEach((listener) => listener());
  }
}

interface Heard extends Omit<Arrival, "id"> {
  readonly concernId: string;
  readonly cursor: string;
}

/** Nothing by which a bystander could know whom it is about. */
export const announce = ({ severity, deliveredAt }: Arrival): string =>
  `New concern: severity ${severities[severity].text.toLowerCase()}, arrived ${writeTime(deliveredAt)}.`;

/** What stands in the bar above every page. */
export function sayArrivals(arrivals: readonly Arrival[]): string {
  const newest = arrivals[arrivals.length - 1];
  if (!newest) {
    return "";
  }

  const worst = severities[gravest(arrivals.map(({ severity }) => severity))].text.toLowerCase();
  return arrivals.length === 1
    ? `New concern: severity ${worst}, arrived ${writeTime(newest.deliveredAt)}.`
    : `${arrivals.length} new concerns: the gravest is ${worst}, the newest arrived ${writeTime(newest.deliveredAt)}.`;
}
