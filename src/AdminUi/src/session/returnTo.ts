/** Where to go on after a sign-in: an address of this page, else the first one. Nobody is led away by what came back with the code. */
export function addressHere(state: unknown): string {
  if (typeof state !== "string" || !URL.canParse(state, location.origin)) {
    return `${location.origin}/`;
  }

  const address = new URL(state, location.origin);
  return address.origin === location.origin ? address.href : `${location.origin}/`;
}
