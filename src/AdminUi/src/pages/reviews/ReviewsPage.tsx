import { Link } from "react-router";
import { useViewer } from "../../app/ViewerContext";
import { Page as Frame } from "../../ui/Page";
import { Tabs } from "../../ui/Tabs";
import { useSearch } from "../../ui/useSearch";
import { DueReviews } from "./DueReviews";
import { HeldReviews } from "./HeldReviews";

export function Page() {
  const search = useSearch();
  const viewer = useViewer();
  const kept = new URLSearchParams(search.text);
  kept.delete("tab");
  return (
    <Frame
      title="Reviews"
      actions={
        viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER", "SCHOOL_LEADER") && (
          <Link to={`/reviews/panel?${kept}`} className="govuk-button govuk-button--secondary">
            Panel pack
          </Link>
        )
      }
    >
      <Tabs
        label="Reviews"
        tabs={[
          { id: "due", text: "Due", panel: () => <DueReviews /> },
          { id: "held", text: "Held", panel: () => <HeldReviews /> },
        ]}
      />
    </Frame>
  );
}
