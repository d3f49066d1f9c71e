import { createContext, useContext } from "react";
import type { Live } from "../api/live";

const Context = createContext<Live | undefined>(undefined);

export const LiveProvider = Context.Provider;

export function useLive(): Live {
  const live = useContext(Context);
  if (!live) {
    throw new Error("Nothing live is heard outside LiveProvider.");
  }

  return live;
}
