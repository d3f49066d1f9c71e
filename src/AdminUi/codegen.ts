import type { CodegenConfig } from "@graphql-codegen/cli";
import { addTypenameSelectionDocumentTransform } from "@graphql-codegen/client-preset";

/** Types of all documents from the API's schema, and the documents themselves, by the SHA-256 of their text, for the host to trust. */
const config: CodegenConfig = {
  schema: "../../docs/schema.graphql",
  documents: ["src/**/*.{ts,tsx}"],
  ignoreNoDocuments: true,
  generates: {
    "src/api/generated/": {
      preset: "client",
      documentTransforms: [addTypenameSelectionDocumentTransform],
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: "read" },
        persistedDocuments: { hashAlgorithm: "sha256" },
      },
      config: {
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
        nonOptionalTypename: true,
        onlyOperationTypes: true,
        scalars: {
          ID: "string",
          Date: "string",
          DateTime: "string",
          Decimal: "number",
          Money: "string",
          Postcode: "string",
          URN: "string",
          UPN: "string",
          UKPRN: "string",
        },
      },
    },
  },
};

export default config;
