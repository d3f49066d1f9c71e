import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

export const documentsFile = "src/api/generated/persisted-documents.json";

/**
 * Puts the name and the hash of a GraphQL document in place of its text: the host knows the text, and the browser need not load it. Types are
 * checked before, on the whole text.
 */
export function documentsByHash(): Plugin {
  let hashes = new Map<string, string>();
  return {
    name: "documents-by-hash",
    enforce: "pre",
    buildStart() {
      this.addWatchFile(documentsFile);
      hashes = readHashes();
    },
    transform(code, id) {
      return /\/src\/.*\.tsx?$/.test(id) && !id.includes("/generated/") ? replaceDocuments(code, hashes) : undefined;
    },
  };
}

/** @throws when a document was not registered: the generator has to run first. */
export function replaceDocuments(code: string, hashes: ReadonlyMap<string, string>): string {
  // Lines are kept, so that places in errors stay right.
  return code.replaceAll(/\bgraphql\(\s*`([^`]*)`,?\s*\)/g, (call, text: string) => {
    const lines = "\n".repeat(call.split("\n").length - 1);
    const [, operation, name] = /^\s*(query|mutation|subscription|fragment)\s+(\w+)/m.exec(text) ?? [];
    if (!name || operation === "fragment") {
      return `({} as never)${lines}`;
    }

    const hash = hashes.get(name);
    if (!hash) {
      throw new Error(`The document ${name} is not registered. Run npm run generate.`);
    }

    const selectionSet = { kind: "SelectionSet", selections: [] };
    const definition = { kind: "OperationDefinition", operation, name: { kind: "Name", value: name }, selectionSet };
    return `(${JSON.stringify({ kind: "Document", definitions: [definition], __meta__: { hash } })} as never)${lines}`;
  });
}

function readHashes(): Map<string, string> {
  const documents = JSON.parse(readFileSync(documentsFile, "utf8")) as Record<string, string>;
  return new Map(
    Object.entries(documents).map(([hash, text]) => [
      /\b(?:query|mutation|subscription)\s+(\w+)/.exec(text)?.[1] ?? "",
      hash,
    ]),
  );
}
