import { graphql, read, type FragmentType } from "../../api/generated";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { writeBriefDay, writeMoment } from "../../words/dates";
import { standings } from "../../words/matching";
import { authorityName } from "../../words/texts";

export const ApprovalsFields = graphql(`
  fragment ProviderApprovals on Provider {
    approvals {
      id
      laCode
      localAuthority {
        name
      }
      status
      since
      reviewBy
    }
    approvalDecisions {
      id
      laCode
      localAuthority {
        name
      }
      status
      reason
      decidedAt
    }
  }
`);

/** Where the provider stands with each authority, and how it came to stand there. */
export function Approvals({ of }: { of: FragmentType<typeof ApprovalsFields> }) {
  const { approvals, approvalDecisions } = read(ApprovalsFields, of);
  return (
    <>
      <Details summary="What an approval is">
        An authority’s standing decision that a provider may take new placements. It never replaces the commissioner’s
        own check for each child.
      </Details>
      {approvals.length === 0 ? (
        <Empty>
          <p className="govuk-body">
            No authority has decided on this provider. It takes no placements before one has.
          </p>
        </Empty>
      ) : (
        <Table
          caption="Standing"
          columns={[
            { name: "Authority", cell: authorityName },
            {
              name: "Standing",
              cell: ({ status }) => <Tag colour={standings[status].colour}>{standings[status].text}</Tag>,
            },
            { name: "Since", cell: ({ since }) => writeBriefDay(since) },
            { name: "Looked at again by", cell: ({ reviewBy }) => (reviewBy ? writeBriefDay(reviewBy) : "No day set") },
          ]}
          rows={approvals}
          keyOf={({ id }) => id}
        />
      )}
      {approvalDecisions.length > 0 && (
        <Table
          caption="Decisions"
          columns={[
            { name: "When", cell: ({ decidedAt }) => writeMoment(decidedAt) },
            { name: "Authority", cell: authorityName, isMinor: true },
            { name: "Decision", cell: ({ status }) => standings[status].text },
            { name: "Reason or conditions", cell: ({ reason }) => reason ?? "None given, or not told to you" },
          ]}
          rows={approvalDecisions}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
}
