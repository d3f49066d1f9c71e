import type { Client } from "urql";
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Live, LiveState } from "../../../api/live";
import { announce, ConcernWatch, sayArrivals, type Arrival } from "./ConcernWatch";

interface Listener {
  variablesNow: () => Promise<{ after?: string }>;
  onNext: (data: { concernRaised: object }) => void;
  onState: (state: LiveState) => void;
  onRefused: (code: string) => boolean;
}

/** Stands for the connection: what a watch listens with, to be called by a test. */
function given(organisation = "school:1") {
  const listeners: Listener[] = [];
  const answers: Record<string, unknown>[] = [];
  const live = {
    follow: (_: unknown, listener: Listener) => {
      listeners.push(listener);
      return () => {};
    },
  } as unknown as Live;
  const client = {
    query: () => ({ toPromise: () => Promise.resolve({ data: answers.shift() }) }),
  } as unknown as Client;
  const onArrival = vi.fn();
  const watch = new ConcernWatch({ live, client, storage: sessionStorage, organisation, onArrival });
  watch.start(false);
  return { watch, listener: listeners[0]!, answers, onArrival };
}

const notice = (id: string, severity = "HIGH") => ({
  concernRaised: {
    concernId: id,
    severity,
    raisedAt: "2026-11-27T09:14:00Z",
    deliveredAt: "2026-11-27T09:15:00Z",
    cursor: `after ${id}`,
  },
});

const page = (...ids: string[]) => ({ nodes: ids.map((id) => ({ id })), pageInfo: { hasNextPage: false } });

beforeEach(() => sessionStorage.clear());

describe("Listening for concerns", () => {
  it("begins at the end of the feed and goes on behind what was heard last", async () => {
    const { listener, answers } = given();
    answers.push({ concernFeed: { endCursor: "end" } });

    expect(await listener.variablesNow()).toEqual({ after: "end" });
    listener.onNext(notice("a"));
    expect(await listener.variablesNow()).toEqual({ after: "after a" });
  });

  it("goes on behind what was heard last also when the page is loaded anew, and still counts it", async () => {
    const before = given();
    before.listener.onNext(notice("a"));

    const { watch, listener } = given();

    expect(watch.state.arrivals.map(({ id }) => id)).toEqual(["a"]);
    expect(await listener.variablesNow()).toEqual({ after: "after a" });
  });

  it("forgets what another organisation heard in the same tab", () => {
    given("school:1").listener.onNext(notice("a"));

    expect(given("school:2").watch.state.arrivals).toEqual([]);
  });

  it("counts and rings once for a notice that comes twice", () => {
    const { watch, listener, onArrival } = given();

    listener.onNext(notice("a"));
    listener.onNext(notice("a"));

    expect(watch.state.arrivals).toHaveLength(1);
    expect(onArrival).toHaveBeenCalledTimes(1);
  });

  it("begins anew where the feed does not know its place, and lists are loaded again", async () => {
    const { watch, listener, answers } = given();
    listener.onNext(notice("a"));
    const changes = watch.state.changes;
    answers.push({ concernFeed: { endCursor: "new end" } });

    expect(listener.onRefused("BAD_USER_INPUT")).toBe(true);
    expect(await listener.variablesNow()).toEqual({ after: "new end" });
    expect(watch.state.changes).toBeGreaterThan(changes);
  });

  it("stops where the viewer may not listen, and says so", () => {
    const { watch, listener } = given();

    expect(listener.onRefused("FORBIDDEN")).toBe(false);
    listener.onState("broken");
    expect(watch.state.connection.is).toBe("refused");
  });

  it("keeps the time at which it broke until it is live again", () => {
    const { watch, listener } = given();
    listener.onState("live");
    listener.onState("broken");
    const broken = watch.state.connection;

    listener.onState("connecting");
    expect(watch.state.connection).toEqual({ ...broken, isTrying: true });
    listener.onState("live");
    expect(watch.state.connection.is).toBe("live");
  });

  it("counts down when somebody has acknowledged, here or elsewhere", async () => {
    const { watch, listener, answers } = given();
    ["a", "b", "c"].forEach((id) => listener.onNext(notice(id)));

    watch.acknowledged("a");
    answers.push({ concerns: page("c"), emergencyAccesses: page() });
    await watch.lookAgain();

    expect(watch.state.arrivals.map(({ id }) => id)).toEqual(["c"]);
  });

  it("does not forget a concern because a list was not whole", async () => {
    const { watch, listener, answers } = given();
    listener.onNext(notice("a"));
    answers.push({ concerns: { nodes: [], pageInfo: { hasNextPage: true } }, emergencyAccesses: page() });

    await watch.lookAgain();

    expect(watch.state.arrivals).toHaveLength(1);
  });
});

describe("What is said of new concerns", () => {
  const arrival: Arrival = {
    id: "a",
    severity: "HIGH",
    raisedAt: "2026-11-27T09:14:00Z",
    deliveredAt: "2026-11-27T09:15:00Z",
  };

  it("is how urgent and when, and nothing of whom", () => {
    expect(announce(arrival)).toBe("New concern: severity high, arrived 9:15am.");
    expect(sayArrivals([{ ...arrival, severity: "IMMEDIATE" }, arrival])).toBe(
      "2 new concerns: the gravest is immediate, the newest arrived 9:15am.",
    );
  });
});
