import type { UserManager } from "oidc-client-ts";
import { addressHere } from "./returnTo";
import { session } from "./session";

/** How people sign in here, as `GET /sign-in/configuration` tells. */
export interface SignInConfiguration {
  readonly issuers: readonly Issuer[];
  /** Whether the demo's people may sign in without a password: in development only. */
  readonly hasDevelopment: boolean;
}

export interface Issuer {
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly endSessionEndpoint: string | null;
}

export interface DemoPerson {
  readonly key: string;
  readonly title: string;
}

const chosen = "altprovision.issuer";

export async function readConfiguration(): Promise<SignInConfiguration> {
  return readJson<SignInConfiguration>("/sign-in/configuration");
}

export async function readDemoPeople(): Promise<readonly DemoPerson[]> {
  return readJson<readonly DemoPerson[]>("/sign-in/development");
}

/** A token for one of the demo's people. */
export async function signInAsDemo(person: string): Promise<string> {
  const { token } = await readJson<{ token: string }>(`/sign-in/development/${encodeURIComponent(person)}`, {
    method: "POST",
  });
  return token;
}

/** Leaves this page for the identity provider's, which comes back to `/sign-in/callback` (authorization code with PKCE). */
export async function leaveForProvider(issuer: Issuer, returnTo: string): Promise<void> {
  sessionStorage.setItem(chosen, issuer.issuer);
  await (await managerOf(issuer)).signinRedirect({ state: returnTo });
}

/** Comes back from the identity provider. @returns where to go on. */
export async function finishAtCallback(): Promise<{ token: string; returnTo: string }> {
  const issuer = await readChosenIssuer();
  if (!issuer) {
    throw new Error("This page does not know with whom you signed in. Begin again.");
  }

  const user = await (await managerOf(issuer)).signinRedirectCallback();
  return { token: user.access_token, returnTo: addressHere(user.state) };
}

/** Where a sign-in in a tab of its own begins and ends. */
export const besidePath = "/sign-in/beside";

/** In a tab of its own, so that a half-written form stays where it is. The tab tells its token to this one and closes. */
export function signInBeside(issuer: Issuer): Promise<string> {
  const channel = new BroadcastChannel("altprovision.sign-in");
  open(`${besidePath}?issuer=${encodeURIComponent(issuer.issuer)}`, "_blank", "noopener");
  return new Promise((resolve) => {
    channel.onmessage = (event: MessageEvent<string>) => {
      channel.close();
      resolve(event.data);
    };
  });
}

export async function beginBeside(): Promise<void> {
  const name = new URLSearchParams(location.search).get("issuer");
  const issuer = (await readConfiguration()).issuers.find((candidate) => candidate.issuer === name);
  if (!issuer) {
    throw new Error("This identity provider is not known here.");
  }

  await leaveForProvider(issuer, besidePath);
}

export function finishBeside(token: string): void {
  const channel = new BroadcastChannel("altprovision.sign-in");
  channel.postMessage(token);
  channel.close();
  close();
}

/** A new token from the provider, if it gave a refresh token. */
export async function renew(): Promise<string | undefined> {
  const issuer = await readChosenIssuer();
  if (!issuer) {
    return undefined;
  }

  const manager = await managerOf(issuer);
  const user = await manager.getUser();
  return user?.refresh_token ? (await manager.signinSilent())?.access_token : undefined;
}

/**
 * Ends the sign-in: at the host, in this tab, and at the identity provider if it has a place for that. Without a network the tab at least forgets.
 * @param endAtHost Tells the host that the token is good no longer.
 */
export async function leave(endAtHost: () => Promise<unknown>): Promise<void> {
  const [endAtProvider] = await Promise.all([withinSeconds(3, prepareEnd()), withinSeconds(3, endAtHost())]);
  session.signOut("You have signed out.");
  await endAtProvider?.();
}

/** Reads what the provider wants to know before the tab forgets it. */
async function prepareEnd(): Promise<(() => Promise<void>) | undefined> {
  const issuer = await readChosenIssuer();
  if (!issuer?.endSessionEndpoint) {
    return undefined;
  }

  const manager = await managerOf(issuer);
  const user = await manager.getUser();
  return () => manager.signoutRedirect({ id_token_hint: user?.id_token });
}

async function readChosenIssuer(): Promise<Issuer | undefined> {
  const name = sessionStorage.getItem(chosen);
  return name ? (await readConfiguration()).issuers.find((candidate) => candidate.issuer === name) : undefined;
}

/** Undefined when it fails or takes longer. */
const withinSeconds = <Value>(seconds: number, value: Promise<Value>): Promise<Value | undefined> =>
  Promise.race([
    value.catch(() => undefined),
    new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), seconds * 1_000)),
  ]);

async function managerOf(issuer: Issuer): Promise<UserManager> {
  // Only who signs in this way loads the library.
  const { UserManager, WebStorageStateStore } = await import("oidc-client-ts");
  return new UserManager({
    authority: issuer.issuer,
    client_id: issuer.clientId,
    redirect_uri: `${location.origin}/sign-in/callback`,
    post_logout_redirect_uri: `${location.origin}/`,
    response_type: "code",
    scope: issuer.scopes.join(" "),
    extraQueryParams: { ...issuer.parameters },
    metadata: {
      issuer: issuer.issuer,
      authorization_endpoint: issuer.authorizationEndpoint,
      token_endpoint: issuer.tokenEndpoint,
      end_session_endpoint: issuer.endSessionEndpoint ?? undefined,
    },
    automaticSilentRenew: false,
    loadUserInfo: false,
    userStore: new WebStorageStateStore({ store: sessionStorage }),
    stateStore: new WebStorageStateStore({ store: sessionStorage }),
  });
}

async function readJson<T>(path: string, init?: RequestInit): Promise<T> {
  const response = await fetch(path, init);
  if (!response.ok) {
    throw new Error(`The server answered ${response.status}. Try again in a minute.`);
  }

  return (await response.json()) as T;
}
