import { writeTime } from "../../words/dates";
import type { Connection } from "./watch/ConcernWatch";
import { useBell, useWatch } from "./watch/WatchProvider";

/** Whether new concerns would be heard, and whether they ring. */
export function Listening() {
  const watching = useWatch();
  const bell = useBell();
  if (!watching || !bell) {
    return null;
  }

  const { connection } = watching.state;
  const className = connection.is === "live" ? "live" : connection.is === "connecting" ? "connecting" : "broken";
  return (
    <section className={`app-listening app-listening--${className}`} aria-label="Live">
      <p role="status">
        <strong>{headOf(connection)}</strong> {textOf(connection)}
      </p>
      {connection.is !== "live" && (
        <button type="button" className="app-button-link" onClick={watching.watch.tryNow}>
          Try now
        </button>
      )}
      {bell.state === "off" ? (
        <button type="button" className="app-button-link" onClick={() => void bell.bell.switchOn()}>
          Switch the sound on
        </button>
      ) : (
        <>
          <p>
            {bell.state === "on"
              ? "The sound is on."
              : "The sound is on, and the browser keeps it silent until you click somewhere."}
          </p>
          <button type="button" className="app-button-link" onClick={bell.bell.switchOff}>
            Switch the sound off
          </button>
        </>
      )}
    </section>
  );
}

function headOf(connection: Connection): string {
  switch (connection.is) {
    case "live":
      return "Live.";
    case "connecting":
      return "Connecting…";
    case "broken":
      return `Broken since ${writeTime(connection.since)}.`;
    case "refused":
      return "Not live.";
  }
}

function textOf(connection: Connection): string {
  switch (connection.is) {
    case "live":
      return "New concerns appear by themselves, on every page.";
    case "connecting":
      return "";
    case "broken":
      return connection.isTrying ? "Trying again now." : "It is tried again by itself; nothing will be missed.";
    case "refused":
      return "The server does not let you listen. Load the page again to see what is new.";
  }
}
