import { createClient, type Client } from "graphql-ws";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Session } from "../session/session";
import { documentIdOf } from "./client";

export type LiveState = "connecting" | "live" | "broken";

type Outcome = "broken" | "forbidden" | "refused";

/** Closed by the host because nobody is signed in: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
const isForbidden = (event: unknown) => [4401, 4403].includes((event as CloseEvent | undefined)?.code ?? 0);

/** Milliseconds between the questions whether the host is still there, and until it has to have answered. */
const askEvery = 10_000;
const answerWithin = 5_000;

/** Milliseconds without a refusal after which a subscription is taken as accepted: the protocol has no word for it. */
const acceptedAfter = 300;

/**
 * Listens for as long as it is wanted. After a break it begins again with what `variablesNow` then answers, so that a stream with a cursor goes
 * on where it was.
 */
export class Live {
  readonly #client: Client;
  readonly #session: Session;
  readonly #sleepers = new Set<() => void>();
  readonly #atOnce = () => this.tryNow();
  readonly #lost = () => this.#client.terminate();
  #isConnected = false;

  constructor(session: Session, url = `${location.origin.replace(/^http/, "ws")}/graphql`) {
    let answer: ReturnType<typeof setTimeout> | undefined;
    this.#session = session;
    this.#client = createClient({
      url,
      retryAttempts: 0,
      keepAlive: askEvery,
      connectionAckWaitTimeout: answerWithin,
      lazyCloseTimeout: 1_000,
      connectionParams: () => ({ authorization: `Bearer ${session.token?.text ?? ""}` }),
      on: {
        connected: () => (this.#isConnected = true),
        closed: () => {
          this.#isConnected = false;
          clearTimeout(answer);
        },
        // A network that is gone does not close a socket by itself: silence is taken for a break.
        ping: (isReceived) => {
          if (!isReceived) {
            clearTimeout(answer);
            answer = setTimeout(this.#lost, answerWithin);
          }
        },
        pong: () => clearTimeout(answer),
      },
    });
    addEventListener("online", this.#atOnce);
    addEventListener("offline", this.#lost);
  }

  /** @returns what ends it. */
  follow<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    listener: {
      variablesNow: () => Variables | Promise<Variables>;
      onNext: (data: Data) => void;
      onState?: (state: LiveState) => void;
      /** What the host refused, by the code of its error. @returns whether to begin again. */
      onRefused?: (code: string) => boolean;
    },
  ): () => void {
    let isWanted = true;
    let stop = () => {};
    const loop = async () => {
      for (let failures = 0; isWanted; failures++) {
        await this.#session.whenSignedIn();
        if (!isWanted) {
          return;
        }

        listener.onState?.("connecting");
        const outcome = await new Promise<Outcome>((resolve) => {
          void begin(resolve, () => (failures = 0));
        });
        if (!isWanted) {
          return;
        }

        listener.onState?.("broken");
        if (outcome === "forbidden") {
          this.#session.expire();
        } else if (outcome === "refused") {
          return;
        }

        // A second, then two, four, at most eight: and a little more, so that not all come back at once.
        await this.#sleep(Math.min(1_000 * 2 ** failures, 8_000) * (1 + Math.random() / 4));
      }

      async function begin(resolve: (outcome: Outcome) => void, onAccepted: () => void) {
        try {
          const variables = await listener.variablesNow();
          if (isWanted) {
            stop = subscribe(variables, resolve, onAccepted);
          }
        } catch {
          resolve("broken");
        }
      }
    };

    const subscribe = (variables: Variables, resolve: (outcome: Outcome) => void, onAccepted: () => void) => {
      let accepted: ReturnType<typeof setTimeout> | undefined;
      const accept = () => {
        onAccepted();
        listener.onState?.("live");
      };
      const wait = () => {
        clearTimeout(accepted);
        accepted = setTimeout(accept, acceptedAfter);
      };
      const forget = this.#client.on("connected", wait);
      if (this.#isConnected) {
        wait();
      }

      const end = (outcome: Outcome) => {
        forget();
        clearTimeout(accepted);
        resolve(outcome);
      };
      const dispose = this.#client.subscribe<Data>(
        // The protocol's payload has a query; the host takes the document's name beside it.
        { query: "", documentId: documentIdOf(document), variables } as never,
        {
          next: (result) => {
            if (result.errors?.length) {
              const code = String(result.errors[0]?.extensions?.code ?? "");
              if (code === "UNAUTHENTICATED") {
                end("forbidden");
              } else if (!result.data) {
                end(listener.onRefused?.(code) ? "broken" : "refused");
              }
            }

            if (result.data) {
              listener.onNext(result.data);
            }
          },
          error: (error) => {
            const code = Array.isArray(error) ? String(error[0]?.extensions?.code ?? "") : "";
            end(
              code ? (listener.onRefused?.(code) ? "broken" : "refused") : isForbidden(error) ? "forbidden" : "broken",
            );
          },
          complete: () => end("broken"),
        },
      );
      return () => {
        forget();
        clearTimeout(accepted);
        dispose();
      };
    };

    void loop();
    return () => {
      isWanted = false;
      stop();
    };
  }

  /** Begins at once with what waits to be tried again; an attempt that hangs is given up for a new one. */
  tryNow(): void {
    if (!this.#isConnected) {
      this.#client.terminate();
    }

    [...this.#sleepers].forEach((wake) => wake());
  }

  close(): void {
    removeEventListener("online", this.#atOnce);
    removeEventListener("offline", this.#lost);
    void this.#client.dispose();
  }

  #sleep(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(timer);
        this.#sleepers.delete(wake);
        resolve();
      };
      const timer = setTimeout(wake, milliseconds);
      this.#sleepers.add(wake);
    });
  }
}
