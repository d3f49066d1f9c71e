import { count, plural } from "../words/texts";
import { useSearch } from "./useSearch";

export interface PageInfo {
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly startCursor?: string | null;
  readonly endCursor?: string | null;
}

/** Which page the address asks for, as the API's lists take it. */
export function usePaging(size = 25) {
  const search = useSearch();
  const [after, before] = [search.one("after"), search.one("before")];
  return before ? { last: size, before } : { first: size, after };
}

/**
 * Leads to the pages before and behind this one.
 * @param what What is listed, one of it: "placement".
 */
export function Pager({ info, shown, total, what }: { info: PageInfo; shown: number; total?: number; what: string }) {
  const { change } = useSearch();
  const go = (entries: Record<string, string | undefined>) => {
    change(entries);
    scrollTo({ top: 0 });
  };
  return (
    <nav className="app-pager" aria-label={`Pages of ${plural(what)}`}>
      <p className="govuk-body-s govuk-!-margin-bottom-0" role="status">
        {total === undefined || total === shown ? count(shown, what) : `${shown} of ${count(total, what)}`}
      </p>
      {info.hasPreviousPage && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => go({ before: info.startCursor ?? undefined, after: undefined })}
        >
          Previous page
        </button>
      )}
      {info.hasNextPage && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => go({ after: info.endCursor ?? undefined, before: undefined })}
        >
          Next page
        </button>
      )}
    </nav>
  );
}
