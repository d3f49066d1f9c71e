import { Link } from "react-router";
import { Page } from "../ui/Page";

export function NotFoundPage() {
  return (
    <Page title="Page not found">
      <p className="govuk-body">
        If you typed the address, check that it is right. If you followed a link, what it led to is gone, or is not
        yours to see.
      </p>
      <p className="govuk-body">
        <Link to="/" className="govuk-link">
          Go to what waits for you today
        </Link>
      </p>
    </Page>
  );
}
