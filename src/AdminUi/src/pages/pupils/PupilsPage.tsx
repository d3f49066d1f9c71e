import { Page as Frame } from "../../ui/Page";
import { PupilSearch } from "../../ui/PupilSearch";

export function Page() {
  return (
    <Frame title="Children">
      <p className="govuk-body app-prose">
        What is on file about a child: details, registrations, referrals and placements. You find the children of your
        school, your area or your provider.
      </p>
      <PupilSearch
        otherwise="A child who is new at a school has to be admitted to its roll first."
        to={(id) => `/pupils/${id}`}
      />
    </Frame>
  );
}
