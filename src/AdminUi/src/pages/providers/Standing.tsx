import { graphql, read, type FragmentType } from "../../api/generated";
import { useViewer } from "../../app/ViewerContext";
import { Tag } from "../../ui/Tag";
import { standings } from "../../words/matching";

export const StandingFields = graphql(`
  fragment ProviderStanding on Provider {
    laCode
    isUnderReview
    approvals {
      laCode
      status
      reviewBy
    }
  }
`);

/** Where a provider stands with the viewer's authority, or else with its own. What another authority suspended is under review only. */
export function Standing({ of }: { of: FragmentType<typeof StandingFields> }) {
  const { laCode } = useViewer();
  const provider = read(StandingFields, of);
  const approval = provider.approvals.find((each) => each.laCode === (laCode ?? provider.laCode));
  const { text, colour } = standings[approval?.status ?? "NOT_APPROVED"];
  return (
    <>
      <Tag colour={colour}>{text}</Tag>
      {provider.isUnderReview && approval?.status !== "SUSPENDED" && (
        <>
          {" "}
          <Tag colour="orange">Under review</Tag>
        </>
      )}
    </>
  );
}
