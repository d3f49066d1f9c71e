import { useRouteError } from "react-router";
import { Page } from "../ui/Page";

/** A page that could not be loaded or drawn. */
export function PageFailure() {
  const error = useRouteError();
  // A new version of the product has other files than the page that is open.
  const isOld = error instanceof TypeError && /import|fetch/i.test(error.message);
  return (
    <Page title="This page cannot be shown">
      <p className="govuk-body">
        {isOld
          ? "It could not be loaded: the connection is broken, or the product was renewed in the meantime."
          : "Something went wrong while it was drawn."}{" "}
        Nothing that you saved is lost.
      </p>
      <button type="button" className="govuk-button" onClick={() => location.reload()}>
        Load it again
      </button>
    </Page>
  );
}
