import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

/**
 * What a list shows, in the page's address, so that it can be sent to a colleague and the way back leads to the same place. Personal data does
 * not belong there.
 */
export function useSearch() {
  const [params, setParams] = useSearchParams();
  /** Changes some entries and leaves the others; an empty one is taken out. The page of a list begins anew unless it is what changes. */
  const change = useCallback(
    (entries: Readonly<Record<string, string | readonly string[] | undefined | null>>) => {
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (!("after" in entries) && !("before" in entries)) {
            after.delete("after");
            after.delete("before");
          }

          for (const [name, value] of Object.entries(entries)) {
            after.delete(name);
            for (const each of typeof value === "string" ? [value] : (value ?? [])) {
              if (each) {
                after.append(name, each);
              }
            }
          }

          return after;
        },
        { preventScrollReset: !("after" in entries || "before" in entries) },
      );
    },
    [setParams],
  );
  return useMemo(
    () => ({
      /** The entry, or undefined when there is none. */
      one: (name: string) => params.get(name) ?? undefined,
      all: (name: string) => params.getAll(name),
      /** The entry if it is one of these; what somebody typed into the address may be anything. */
      oneOf: <Value extends string>(name: string, values: readonly Value[]) =>
        values.find((value) => value === params.get(name)),
      allOf: <Value extends string>(name: string, values: readonly Value[]) =>
        values.filter((value) => params.getAll(name).includes(value)),
      text: params.toString(),
      change,
    }),
    [params, change],
  );
}
