import { useViewer } from "../../app/ViewerContext";
import { Page as Frame } from "../../ui/Page";
import { PupilSearch } from "../../ui/PupilSearch";
import { Tabs } from "../../ui/Tabs";
import { Held } from "./Held";
import { mayHold } from "./rights";

export function Page() {
  const viewer = useViewer();
  return (
    <Frame title="Children">
      <p className="govuk-body app-prose">
        What is on file about a child: details, registrations, referrals and placements. You find the children of your
        school, your area or your provider.
      </p>
      {mayHold(viewer) ? (
        <Tabs
          label="Ways to find children"
          tabs={[
            { id: "name", text: "By name", panel: () => <ByName /> },
            { id: "held", text: "Records held", panel: () => <Held /> },
          ]}
        />
      ) : (
        <ByName />
      )}
    </Frame>
  );
}

function ByName() {
  return (
    <PupilSearch
      otherwise="A child who is new at a school has to be admitted to its roll first."
      to={(id) => `/pupils/${id}`}
    />
  );
}
