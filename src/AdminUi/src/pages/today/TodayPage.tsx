import { Page as Frame } from "../../ui/Page";

export function Page() {
  return (
    <Frame title="Today">
      <p className="govuk-body">What waits for you, the most urgent first.</p>
    </Frame>
  );
}
