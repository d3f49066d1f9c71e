import { Link } from "react-router";
import { informationStates, keysOf, reasons, statuses } from "../../words/referrals";
import { useSearch } from "../../ui/useSearch";
import { dues, filterNames, readFilters, type InformationChoice, type ReferralFilters } from "./filters";
import { forgetView, saveView, useSavedViews, type View } from "./savedViews";

export interface CountedView extends View {
  readonly count?: number;
}

/** Lists that people come back to: those that everybody needs, with their counts, and one's own. */
export function Views({ given, schoolName }: { given: readonly CountedView[]; schoolName?: string }) {
  const search = useSearch();
  const own = useSavedViews();
  const current = viewOf(new URLSearchParams(search.text));
  const isKnown = [...given, ...own].some((view) => view.search === current);
  return (
    <nav className="app-views" aria-label="Views of referrals">
      <ul>
        {given.map((view) => (
          <li key={view.search}>
            <ViewLink view={view} isCurrent={view.search === current} />
          </li>
        ))}
        {own.map((view) => (
          <li key={view.search}>
            <ViewLink view={view} isCurrent={view.search === current} />
            <button
              type="button"
              className="app-button-link app-views__forget"
              aria-label={`Forget the view ${view.name}`}
              onClick={() => forgetView(view.search)}
            >
              ✕
            </button>
          </li>
        ))}
        {!isKnown && (
          <li>
            <button
              type="button"
              className="app-button-link"
              onClick={() =>
                saveView({ search: current, name: nameOf(readFilters(new URLSearchParams(current)), schoolName) })
              }
            >
              Keep this view
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

function ViewLink({ view, isCurrent }: { view: CountedView; isCurrent: boolean }) {
  return (
    <Link
      to={view.search ? `?${view.search}` : "?"}
      preventScrollReset
      className="app-views__link"
      aria-current={isCurrent ? "page" : undefined}
    >
      {view.name}
      {view.count !== undefined && (
        <span className="app-views__count">
          <span className="govuk-visually-hidden">: </span>
          {view.count.toLocaleString("en-GB")}
        </span>
      )}
    </Link>
  );
}

/** The part of an address that is a view: its filters and order, always written in the same way, without the page. */
export function viewOf(params: URLSearchParams): string {
  const view = new URLSearchParams();
  for (const name of [...filterNames, "sort"]) {
    const value = params.get(name);
    if (value) {
      view.set(name, value);
    }
  }

  return view.toString();
}

/** A view's name, made of its filters, so that nobody has to write one and none can name a child. */
export function nameOf(filters: ReferralFilters, schoolName?: string): string {
  const { state, reason, due, school, information } = filters;
  const parts = [
    state === "OPEN" ? (due ? "" : "Open") : state === "ALL" ? "All" : statuses[state].text,
    due ? `due: ${dues[due].toLowerCase()}` : "",
    reason ? reasons[reason] : "",
    information ? informationText(information) : "",
    school ? (schoolName ?? "one school") : "",
  ].filter(Boolean);
  const name = parts.join(", ");
  return name.charAt(0).toUpperCase() + name.slice(1);
}

const informationText = (choice: InformationChoice) =>
  choice === "LATE" ? "Answer overdue" : informationStates[choice].text;

export const informationChoices = ([...keysOf(informationStates), "LATE"] as const).map((value) => ({
  value,
  text: informationText(value),
}));

export const stateChoices = [
  { value: "OPEN", text: "Open" },
  ...keysOf(statuses).map((value) => ({ value, text: statuses[value].text })),
  { value: "ALL", text: "All" },
];
