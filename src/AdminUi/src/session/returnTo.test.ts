import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { finishAtCallback, leaveForProvider, type Issuer } from "./providers";
import { addressHere } from "./returnTo";

const issuer: Issuer = {
  issuer: "https://identity.example",
  clientId: "ui",
  scopes: ["openid"],
  parameters: {},
  authorizationEndpoint: "https://identity.example/authorize",
  tokenEndpoint: "https://identity.example/token",
  endSessionEndpoint: null,
};

const asked: string[] = [];

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (input: string | URL) => {
    asked.push(String(input));
    return Promise.resolve(Response.json({ issuers: [issuer], hasDevelopment: false }));
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  sessionStorage.clear();
  history.replaceState(null, "", "/");
});

it.each(["/", "/referrals?view=overdue", "/pupils/1#plan", "/sign-in/beside"])("goes on at %s", (state) => {
  expect(addressHere(state)).toBe(location.origin + state);
});

it.each([
  "https://elsewhere.example/",
  "//elsewhere.example",
  "/\\elsewhere.example",
  "\\\\elsewhere.example",
  "/\t/elsewhere.example",
  "\n//elsewhere.example",
  "https:elsewhere.example",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://[",
  undefined,
  { url: "https://elsewhere.example/" },
])("is not led to %j", (state) => {
  expect(addressHere(state)).toBe(`${location.origin}/`);
});

it("stays here also where the path begins with two strokes", () => {
  expect(new URL(addressHere("/.//elsewhere.example")).origin).toBe(location.origin);
});

it("takes no code with a state of somebody else's, and asks for no token", async () => {
  // It ends only with the page.
  void leaveForProvider(issuer, "/");
  await vi.waitFor(() => expect(Object.keys(sessionStorage).some((key) => key.startsWith("oidc."))).toBe(true));
  history.replaceState(null, "", "/sign-in/callback?code=stolen&state=of-another");

  await expect(finishAtCallback()).rejects.toThrow("No matching state");

  expect(asked).not.toContain(issuer.tokenEndpoint);
});

it("takes no code where no sign-in was begun", async () => {
  history.replaceState(null, "", "/sign-in/callback?code=stolen&state=of-another");

  await expect(finishAtCallback()).rejects.toThrow("Begin again");

  expect(asked).toEqual([]);
});
