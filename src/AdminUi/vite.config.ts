/// <reference types="vitest/config" />
import react from "@vitejs/plugin-react";
import { readFileSync } from "node:fs";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";
import { documentsByHash, documentsFile } from "./documents";

const host = process.env.ALTPROVISION_HOST ?? "http://localhost:5080";

/** Beside each file its compressed forms, so that the host has nothing to do at a request; and the documents that it is to trust. */
function prepared(): Plugin {
  return {
    name: "prepared",
    apply: "build",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (/\.(js|css|svg)$/.test(file.fileName)) {
            const content = Buffer.from(file.type === "chunk" ? file.code : file.source);
            const params = { [constants.BROTLI_PARAM_SIZE_HINT]: content.length };
            this.emitFile({
              type: "asset",
              fileName: `${file.fileName}.br`,
              source: brotliCompressSync(content, { params }),
            });
            this.emitFile({ type: "asset", fileName: `${file.fileName}.gz`, source: gzipSync(content, { level: 9 }) });
          }
        }

        const documents = readFileSync(documentsFile);
        this.emitFile({ type: "asset", fileName: "trusted-documents.json", source: documents });
      },
    },
  };
}

// Before each file of styles: without GOV.UK Frontend's font and crown, which are for services on GOV.UK only.
const govukSettings = `@use "govuk-frontend/dist/govuk/base" as govuk-settings with (
  $govuk-font-family: ("Inter", system-ui, "Segoe UI", Roboto, "Liberation Sans", Arial, sans-serif),
  $govuk-include-default-font-face: false,
  $govuk-page-width: 1160px
);
`;

export default defineConfig({
  plugins: [documentsByHash(), react(), prepared()],
  build: {
    // The host allows no inline script and no data: URL (ADR 0018).
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  css: { preprocessorOptions: { scss: { quietDeps: true, additionalData: govukSettings } } },
  server: {
    proxy: {
      "/graphql": { target: host, ws: true },
      "/sign-in/": host,
      "/documents/": host,
      // Pages lie at the same addresses; what is sent there is for the host.
      "/referrals/": { target: host, bypass: ({ method, url }) => (method === "POST" ? undefined : url) },
    },
  },
  test: { environment: "jsdom", include: ["src/**/*.test.{ts,tsx}"], restoreMocks: true },
});
