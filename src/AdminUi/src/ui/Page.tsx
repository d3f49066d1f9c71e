import { useEffect, type ReactNode } from "react";
import { Link } from "react-router";
import { tabTitle } from "./title";

/** The title of the browser's tab. Names of children are never in it: it is kept in the browser's history. */
export function usePageTitle(title: string) {
  useEffect(() => {
    tabTitle.page(title);
  }, [title]);
}

export interface Crumb {
  readonly to: string;
  readonly text: string;
}

/**
 * A page with its heading.
 * @param heading What stands above the page when it may hold a name; the title otherwise.
 */
export function Page(props: {
  title: string;
  heading?: ReactNode;
  caption?: ReactNode;
  /** The pages above this one, the topmost first. */
  crumbs?: readonly Crumb[];
  /** Buttons and links beside the heading. */
  actions?: ReactNode;
  children: ReactNode;
}) {
  usePageTitle(props.title);
  return (
    <>
      {props.crumbs && (
        <nav className="govuk-breadcrumbs" aria-label="Breadcrumb">
          <ol className="govuk-breadcrumbs__list">
            {props.crumbs.map((crumb) => (
              <li key={crumb.to} className="govuk-breadcrumbs__list-item">
                <Link to={crumb.to} className="govuk-breadcrumbs__link">
                  {crumb.text}
                </Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <div className="app-heading">
        <h1 className="govuk-heading-l">
          {props.caption && <span className="govuk-caption-l">{props.caption}</span>}
          {props.heading ?? props.title}
        </h1>
        {props.actions && <div className="app-heading__actions">{props.actions}</div>}
      </div>
      {props.children}
    </>
  );
}
