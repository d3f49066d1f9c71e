import { useEffect, useRef, useState } from "react";
import { Link, NavLink, Outlet, ScrollRestoration, useLocation, useNavigation } from "react-router";
import { WatchBar } from "../pages/safeguarding/watch/WatchBar";
import { WatchProvider } from "../pages/safeguarding/watch/WatchProvider";
import { navigation } from "./navigation";
import { ScreenHider } from "./screen/ScreenHider";
import { SignOut } from "./SignOut";
import { useOnline } from "./useOnline";
import { useViewer } from "./ViewerContext";

/** What surrounds every page: who is a safeguarding lead hears of concerns on all of them, and everybody can hide them at once. */
export function Layout() {
  return (
    <WatchProvider>
      <ScreenHider>
        <Frame />
      </ScreenHider>
    </WatchProvider>
  );
}

function Frame() {
  const viewer = useViewer();
  const online = useOnline();
  const main = useRef<HTMLElement>(null);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const { pathname } = useLocation();
  const isMoving = useNavigation().state === "loading";

  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false;
      return;
    }

    // Who uses a screen reader or the keyboard is told of the new page, and begins at its top.
    main.current?.focus({ preventScroll: true });
    setMenuOpen(false);
  }, [pathname]);

  return (
    <>
      <a href="#main" className="govuk-skip-link">
        Skip to main content
      </a>
      <header className="app-header">
        <div className="govuk-width-container app-header__inner">
          <Link to="/" className="app-header__name">
            AltProvision
          </Link>
          <button
            type="button"
            className="app-header__menu"
            aria-expanded={isMenuOpen}
            aria-controls="navigation"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            Menu
          </button>
          <SignOut />
        </div>
        <nav id="navigation" aria-label="Main" className={`app-navigation${isMenuOpen ? " app-navigation--open" : ""}`}>
          <ul className="govuk-width-container">
            {navigation
              .filter((entry) => entry.isFor(viewer))
              .map((entry) => (
                <li key={entry.to}>
                  <NavLink to={entry.to} end={entry.to === "/"}>
                    {entry.text}
                  </NavLink>
                </li>
              ))}
          </ul>
        </nav>
      </header>
      <div className={`app-progress${isMoving ? " app-progress--on" : ""}`} aria-hidden="true" />
      <WatchBar />
      <div role="status" className="app-offline-place">
        {!online && (
          <p className="govuk-width-container app-offline">
            There is no connection. What you have written stays here; send it when the connection is back.
          </p>
        )}
      </div>
      <div className="govuk-width-container">
        <main id="main" ref={main} tabIndex={-1} className="govuk-main-wrapper app-main">
          <Outlet />
        </main>
      </div>
      <footer className="app-footer">
        <div className="govuk-width-container">
          <p className="govuk-body-s">
            What is shown here is about children. Lock the screen when you leave it. Contains public sector information
            licensed under the Open Government Licence v3.0.
          </p>
        </div>
      </footer>
      <ScrollRestoration />
    </>
  );
}
