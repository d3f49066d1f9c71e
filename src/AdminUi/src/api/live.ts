import { createClient, type Client } from "graphql-ws";
import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { Session } from "../session/session";
import { documentIdOf } from "./client";

export type LiveState = "connecting" | "live" | "broken";

/** Closed by the host because nobody is signed in: https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md */
const isForbidden = (event: unknown) => [4401, 4403].includes((event as CloseEvent | undefined)?.code ?? 0);

/**
 * Listens for as long as it is wanted. After a break it begins again with what `variablesNow` then answers, so that a stream with a cursor goes
 * on where it was.
 */
export class Live {
  readonly #client: Client;
  readonly #session: Session;

  constructor(session: Session, url = `${location.origin.replace(/^http/, "ws")}/graphql`) {
    this.#session = session;
    this.#client = createClient({
      url,
      retryAttempts: 0,
      keepAlive: 10_000,
      lazyCloseTimeout: 1_000,
      connectionParams: () => ({ authorization: `Bearer ${session.token?.text ?? ""}` }),
    });
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
        listener.onState?.("connecting");
        const outcome = await new Promise<"broken" | "forbidden" | "refused">((resolve) => {
          void begin(resolve);
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
        await sleep(Math.min(1_000 * 2 ** failures, 8_000) * (1 + Math.random() / 4));
      }

      async function begin(resolve: (outcome: "broken" | "forbidden" | "refused") => void) {
        try {
          const variables = await listener.variablesNow();
          stop = subscribe(variables, resolve);
        } catch {
          resolve("broken");
        }
      }
    };

    const subscribe = (variables: Variables, resolve: (outcome: "broken" | "forbidden" | "refused") => void) => {
      let quiet: ReturnType<typeof setTimeout> | undefined = setTimeout(() => listener.onState?.("live"), 300);
      const end = (outcome: "broken" | "forbidden" | "refused") => {
        clearTimeout(quiet);
        quiet = undefined;
        resolve(outcome);
      };
      return this.#client.subscribe<Data>(
        // The protocol's payload has a query; the host takes the document's name beside it.
        { query: "", documentId: documentIdOf(document), variables } as never,
        {
          next: (result) => {
            listener.onState?.("live");
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
    };

    void loop();
    return () => {
      isWanted = false;
      stop();
    };
  }

  close(): void {
    void this.#client.dispose();
  }
}

const sleep = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
