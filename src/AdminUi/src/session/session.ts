import { readToken, type Token } from "./tokens";

export type SessionState =
  | { readonly is: "out"; readonly reason?: string }
  | { readonly is: "in"; readonly token: Token }
  /** The token is no longer good; what was on the screen stays, and goes on when the same person has signed in again. */
  | { readonly is: "expired"; readonly subject: string };

const key = "altprovision.token";

/** Milliseconds before its end at which a token is renewed. */
const renewBefore = 30_000;

/**
 * Who is signed in, in this tab. The token is kept in the tab's session storage, so that a page can be loaded again; closing the tab forgets
 * it. There is one for the page; tests make their own.
 */
export class Session {
  #state: SessionState;
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly #listeners = new Set<() => void>();
  readonly #storage: Storage;

  /** Asks the identity provider for a new token without the person; undefined when it gives none. */
  renew: () => Promise<string | undefined> = () => Promise.resolve(undefined);

  constructor(storage: Storage) {
    this.#storage = storage;
    const kept = storage.getItem(key);
    const token = kept ? readToken(kept) : undefined;
    this.#state = token && token.expires > Date.now() ? { is: "in", token } : { is: "out" };
    this.#watch();
  }

  get state(): SessionState {
    return this.#state;
  }

  get token(): Token | undefined {
    return this.#state.is === "in" ? this.#state.token : undefined;
  }

  /** @returns whether somebody else was signed in before, so that nothing of theirs may stay on the screen. */
  signIn(text: string): boolean {
    const token = readToken(text);
    const isOther = this.#state.is === "expired" && this.#state.subject !== token.subject;
    this.#storage.setItem(key, text);
    this.#set({ is: "in", token });
    return isOther;
  }

  /** The host believes the token no longer, or its time is over. */
  expire(): void {
    if (this.#state.is === "in") {
      this.#storage.removeItem(key);
      this.#set({ is: "expired", subject: this.#state.token.subject });
    }
  }

  signOut(reason?: string): void {
    // What was half written goes with the person who wrote it.
    this.#storage.clear();
    this.#set({ is: "out", reason });
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Resolves once somebody is signed in. */
  whenSignedIn(): Promise<Token> {
    return new Promise((resolve) => {
      const look = () => {
        if (this.token) {
          stop();
          resolve(this.token);
        }
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  #set(state: SessionState) {
    this.#state = state;
    this.#watch();
    this.#listeners.forEach((listener) => listener());
  }

  #watch() {
    clearTimeout(this.#timer);
    if (this.#state.is === "in") {
      const left = this.#state.token.expires - Date.now();
      // A timer holds 24 days at most.
      this.#timer = setTimeout(() => void this.#nearEnd(), Math.min(Math.max(left - renewBefore, 0), 2 ** 31 - 1));
    }
  }

  async #nearEnd() {
    const token = this.token;
    const next = await this.renew().catch(() => undefined);
    if (this.token !== token || !token) {
      return;
    }

    if (next) {
      this.signIn(next);
    } else {
      this.#timer = setTimeout(() => this.expire(), Math.max(token.expires - Date.now(), 0));
    }
  }
}

export const session = new Session(sessionStorage);
