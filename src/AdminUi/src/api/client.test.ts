import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode } from "graphql";
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Session } from "../session/session";
import { createClient } from "./client";

const documentOf = (operation: "query" | "mutation", hash: string) =>
  ({
    kind: "Document",
    definitions: [
      {
        kind: "OperationDefinition",
        operation,
        name: { kind: "Name", value: "Example" },
        selectionSet: { kind: "SelectionSet", selections: [] },
      },
    ],
    __meta__: { hash },
  }) as unknown as TypedDocumentNode<unknown, Record<string, never>> & DocumentNode;

const session = { token: { text: "t", subject: "s", expires: Infinity } } as Session;

afterEach(() => vi.unstubAllGlobals());

describe("The client", () => {
  it("asks again by name after a change what the change was about", async () => {
    const asked: string[] = [];
    vi.stubGlobal("fetch", async (_: string, { body }: { body: string }) => {
      asked.push((JSON.parse(body) as { documentId: string }).documentId);
      return new Response(JSON.stringify({ data: { referral: { __typename: "Referral", id: "1" } } }), {
        headers: { "content-type": "application/json" },
      });
    });
    const client = createClient(session);
    const { unsubscribe } = client.query(documentOf("query", "q"), {}).subscribe(() => {});
    await vi.waitFor(() => expect(asked).toEqual(["sha256:q"]));

    await client.mutation(documentOf("mutation", "m"), {});

    await vi.waitFor(() => expect(asked).toEqual(["sha256:q", "sha256:m", "sha256:q"]));
    unsubscribe();
  });

  it("does not take for missing what failed", async () => {
    const answer = { data: { __typename: "Query", referral: null } as object, errors: [{ message: "Failed" }] };
    vi.stubGlobal("fetch", async () => Response.json(answer));

    const failed = await createClient(session).query(documentOf("query", "f"), {});
    Object.assign(answer, { errors: undefined });
    const missing = await createClient(session).query(documentOf("query", "f"), {});

    expect([failed.data, failed.error?.message]).toEqual([undefined, "[GraphQL] Failed"]);
    expect([missing.data, missing.error]).toEqual([{ __typename: "Query", referral: null }, undefined]);
  });
});
