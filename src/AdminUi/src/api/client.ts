import {
  cacheExchange,
  Client,
  fetchExchange,
  makeOperation,
  mapExchange,
  type Operation,
  type OperationResult,
} from "@urql/core";
import { authExchange } from "@urql/exchange-auth";
import { retryExchange } from "@urql/exchange-retry";
import type { DocumentNode } from "graphql";
import type { Session } from "../session/session";
import { followClock } from "../words/dates";

/** What the generated documents carry beside their content. */
interface Registered {
  readonly __meta__?: { readonly hash?: string };
}

/** The name under which the host trusts a document of this program. */
export function documentIdOf(document: unknown): string {
  const hash = (document as Registered).__meta__?.hash;
  if (!hash) {
    throw new Error("Only documents that were generated from this program's sources can be sent.");
  }

  return `sha256:${hash}`;
}

/** One client for each person who signs in: what one was told is not in the cache of the next. */
export function createClient(session: Session): Client {
  return new Client({
    url: "/graphql",
    preferGetMethod: false,
    requestPolicy: "cache-and-network",
    exchanges: [
      cacheExchange,
      retryExchange({
        initialDelayMs: 500,
        maxDelayMs: 5_000,
        maxNumberAttempts: 4,
        // A change that got no answer is not sent again by itself: the person decides.
        retryIf: (error, operation) => operation.kind === "query" && (Boolean(error.networkError) || wasTooMuch(error)),
      }),
      authExchange(async (utils) => ({
        addAuthToOperation: (operation) =>
          session.token ? utils.appendHeaders(operation, { Authorization: `Bearer ${session.token.text}` }) : operation,
        willAuthError: () => !session.token,
        didAuthError: (error) =>
          error.response?.status === 401 || error.graphQLErrors.some((e) => e.extensions.code === "UNAUTHENTICATED"),
        // What was asked waits until the person has signed in again, and is then sent.
        refreshAuth: async () => {
          session.expire();
          await session.whenSignedIn();
        },
      })),
      mapExchange({
        onOperation: byHash,
        onResult: (result) => {
          tellClock(result.data as ToldClock | undefined);
          return withoutFailed(result);
        },
      }),
      fetchExchange,
    ],
  });
}

/** The query of the viewer says which moment it is. */
interface ToldClock {
  readonly viewer?: { readonly now?: string };
}

function tellClock(data: ToldClock | undefined) {
  if (data?.viewer?.now) {
    followClock(data.viewer.now);
  }
}

/** What failed is not taken for what is not there: data with nothing in it but nulls is none when there are errors. */
export function withoutFailed(result: OperationResult): OperationResult {
  const fields = Object.entries((result.data ?? {}) as object).filter(([name]) => name !== "__typename");
  return result.error && fields.every(([, value]) => value === null) ? { ...result, data: undefined } : result;
}

function wasTooMuch(error: { response?: { status?: number } }): boolean {
  return error.response?.status === 429 || error.response?.status === 503;
}

function byHash(operation: Operation): Operation {
  // What is tried again, or asked anew after a change, has its name already.
  if (operation.kind === "teardown" || "documentId" in operation.query) {
    return operation;
  }

  const trusted = {
    kind: "Document",
    definitions: [],
    documentId: documentIdOf(operation.query),
  } as unknown as DocumentNode;
  return makeOperation(
    operation.kind,
    { ...operation, query: Object.assign(trusted, { __key: operation.key }) },
    operation.context,
  );
}
