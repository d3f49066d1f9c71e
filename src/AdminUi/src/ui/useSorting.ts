import type { Sorting } from "./Table";
import { useSearch } from "./useSearch";

/** The order that the address asks for, "START_DATE-ASC", and how to ask for another. */
export function useSorting<Sort extends string>(fields: readonly Sort[], otherwise: Sorting<Sort>) {
  const search = useSearch();
  const [field, direction] = (search.one("sort") ?? "").split("-");
  const by = fields.find((known) => known === field);
  const sorting: Sorting<Sort> = by ? { by, direction: direction === "DESC" ? "DESC" : "ASC" } : otherwise;
  const onSort = (next: Sorting<Sort>) => search.change({ sort: `${next.by}-${next.direction}` });
  return { sorting, onSort };
}
