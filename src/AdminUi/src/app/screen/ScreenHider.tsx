import { createContext, useCallback, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from "react";
import { tabTitle } from "../../ui/title";
import { londonDay, writeWeekday } from "../../words/dates";
import { TriplePress } from "./triplePress";

interface Hider {
  readonly hide: () => void;
}

const Context = createContext<Hider>({ hide: () => {} });

export const useHider = (): Hider => useContext(Context);

/**
 * Takes everything off the screen at once: by a button, or by Escape pressed three times. What was there stays as it was, unseen also by screen
 * readers, and comes back by a button.
 */
export function ScreenHider({ children }: { children: ReactNode }) {
  const [isHidden, setHidden] = useState(false);
  const place = useRef<Element | null>(null);
  const hide = useCallback(() => {
    place.current = document.activeElement;
    setHidden(true);
  }, []);
  const hider = useMemo(() => ({ hide }), [hide]);
  useEffect(() => {
    const presses = new TriplePress();
    const press = (event: KeyboardEvent) => {
      if (presses.press(event.key === "Escape" && !event.repeat, event.timeStamp)) {
        hide();
      }
    };
    addEventListener("keydown", press, true);
    return () => removeEventListener("keydown", press, true);
  }, [hide]);
  useEffect(() => {
    tabTitle.hidden(isHidden);
    if (!isHidden && place.current instanceof HTMLElement) {
      place.current.focus();
    }
  }, [isHidden]);
  return (
    <Context.Provider value={hider}>
      {isHidden && <QuietPage onBack={() => setHidden(false)} />}
      <div hidden={isHidden}>{children}</div>
    </Context.Provider>
  );
}

function QuietPage({ onBack }: { onBack: () => void }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    scrollTo({ top: 0 });
    heading.current?.focus();
  }, []);
  return (
    <div className="app-curtain">
      <main className="govuk-width-container govuk-main-wrapper">
        <h1 ref={heading} tabIndex={-1} className="govuk-heading-l">
          {writeWeekday(londonDay())}
        </h1>
        <p className="govuk-body">Nothing is shown here at the moment.</p>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onBack}>
          Go back
        </button>
      </main>
    </div>
  );
}
