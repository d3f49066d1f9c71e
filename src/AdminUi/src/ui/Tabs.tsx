import type { ReactNode } from "react";
import { Link } from "react-router";
import { useSearch } from "./useSearch";

export interface Tab {
  /** Its name in the address. */
  readonly id: string;
  readonly text: string;
  readonly panel: () => ReactNode;
}

/** Parts of a page, one at a time; which one is in the address. Links rather than the tabs of ARIA: each is a place to be sent to. */
export function Tabs({ tabs, label }: { tabs: readonly Tab[]; label: string }) {
  const search = useSearch();
  const current = tabs.find((tab) => tab.id === search.one("tab")) ?? tabs[0]!;
  return (
    <div className="app-tabs">
      <nav aria-label={label}>
        <ul className="app-tabs__list">
          {tabs.map((tab) => (
            <li key={tab.id}>
              <Link
                to={tab === tabs[0] ? "?" : `?tab=${tab.id}`}
                preventScrollReset
                className="app-tabs__tab"
                aria-current={tab === current ? "page" : undefined}
              >
                {tab.text}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <div className="app-tabs__panel">{current.panel()}</div>
    </div>
  );
}
