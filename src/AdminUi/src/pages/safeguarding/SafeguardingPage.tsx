import type { ReactNode } from "react";
import { useHider } from "../../app/screen/ScreenHider";
import { Page, type Crumb } from "../../ui/Page";
import "./safeguarding.scss";

/** A page on safeguarding: the screen can be hidden at once. */
export function SafeguardingPage(props: {
  title: string;
  heading?: ReactNode;
  caption?: ReactNode;
  isTop?: boolean;
  crumbs?: readonly Crumb[];
  actions?: ReactNode;
  children: ReactNode;
}) {
  const { hide } = useHider();
  return (
    <Page
      title={props.title}
      heading={props.heading}
      caption={props.caption}
      crumbs={props.isTop ? undefined : [{ to: "/safeguarding", text: "Safeguarding" }, ...(props.crumbs ?? [])]}
      actions={
        <>
          {props.actions}
          <button
            type="button"
            className="govuk-button govuk-button--warning"
            aria-describedby="hide-help"
            onClick={hide}
          >
            Hide this screen
          </button>
          <span id="hide-help" className="govuk-visually-hidden">
            The same happens when you press Escape three times.
          </span>
        </>
      }
    >
      {props.children}
    </Page>
  );
}
