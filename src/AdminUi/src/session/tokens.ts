/** How a token says until when it is good, and for whom. It is read for the screen only: the host decides what it is worth. */
export interface Token {
  readonly text: string;
  readonly subject: string;
  /** Milliseconds since 1970. */
  readonly expires: number;
}

/** @throws when the text is no JSON Web Token. */
export function readToken(text: string): Token {
  const body = text.split(".")[1];
  if (!body) {
    throw new Error("What the identity provider sent is no token. Sign in again.");
  }

  const bytes = Uint8Array.from(atob(body.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
  const claims = JSON.parse(new TextDecoder().decode(bytes)) as { sub?: string; exp?: number };
  return { text, subject: claims.sub ?? "", expires: (claims.exp ?? 0) * 1000 };
}
