import type { ComponentType } from "react";

/** A page of the user interface, loaded when it is first looked at. */
export interface PageEntry {
  /** Its address, in the form of the router: "/referrals/:id". */
  readonly path: string;
  /** The module of the page exports it as `Page`. */
  readonly load: () => Promise<{ Page: ComponentType }>;
}
