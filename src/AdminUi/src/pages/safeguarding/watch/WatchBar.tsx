import { useEffect, useState } from "react";
import { Link, useLocation } from "react-router";
import { writeTime } from "../../../words/dates";
import { count } from "../../../words/texts";
import { sayArrivals, type Connection } from "./ConcernWatch";
import { useWatch } from "./WatchProvider";

/** Above every page of a safeguarding lead: what is new, without a name, and whether anything new would be heard at all. */
export function WatchBar() {
  const watching = useWatch();
  // The list of concerns says it at its top.
  const isSaidBelow = useLocation().pathname === "/safeguarding";
  if (!watching) {
    return null;
  }

  const { watch, state } = watching;
  const { arrivals, accesses, connection, announcement } = state;
  const only = arrivals.length === 1 ? arrivals[0] : undefined;
  return (
    <>
      <div role="status" className="govuk-visually-hidden">
        {announcement}
      </div>
      {arrivals.length > 0 && (
        <section className="app-watch app-watch--new" aria-label="New concerns">
          <p className="govuk-width-container">
            <strong>{sayArrivals(arrivals)}</strong>{" "}
            <Link to={only ? `/safeguarding/${only.id}` : "/safeguarding"}>
              {only ? "Open this concern" : "Look at them"}
            </Link>
          </p>
        </section>
      )}
      {accesses.length > 0 && (
        <section className="app-watch app-watch--access" aria-label="Emergency accesses">
          <p className="govuk-width-container">
            {accesses.length === 1
              ? "1 emergency access waits for you to look into it."
              : `${count(accesses.length, "emergency access", "emergency accesses")} wait for you to look into them.`}{" "}
            <Link to="/safeguarding/emergency" className="govuk-link">
              Look into {accesses.length === 1 ? "it" : "them"}
            </Link>
          </p>
        </section>
      )}
      {!isSaidBelow && <Break connection={connection} onTry={watch.tryNow} />}
    </>
  );
}

/** Short breaks mend themselves; a longer one has to be known. */
const shortBreak = 4_000;

function Break({ connection, onTry }: { connection: Connection; onTry: () => void }) {
  const since = connection.is === "broken" ? connection.since : undefined;
  const [lasting, setLasting] = useState<string>();
  useEffect(() => {
    const timer = setTimeout(() => setLasting(since), since ? shortBreak : 0);
    return () => clearTimeout(timer);
  }, [since]);
  const isRefused = connection.is === "refused";
  return (
    <div role="status">
      {isRefused && (
        <p className="app-watch app-watch--broken">
          <span className="govuk-width-container">
            New concerns are not heard on this screen: the server does not let you listen. Load the page again; if it
            stays so, ask who gives out the rights in your organisation.
          </span>
        </p>
      )}
      {since && lasting === since && (
        <p className="app-watch app-watch--broken">
          <span className="govuk-width-container">
            New concerns are not heard since {writeTime(since)}: the connection is broken. It is tried again by itself,
            and then nothing will have been missed. Until then take calls.{" "}
            <button type="button" className="app-button-link" onClick={onTry}>
              Try now
            </button>
          </span>
        </p>
      )}
    </div>
  );
}
