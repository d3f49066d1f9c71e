import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import { Table } from "../../ui/Table";
import { writeDay } from "../../words/dates";

export const OverridesFields = graphql(`
  fragment Overrides on Referral {
    ruleOverrides {
      ruleId
      reason
      until
      grantedAt
    }
  }
`);

/** Blocks of local policy that officers have lifted for the referral. */
export function Overrides({ of }: { of: FragmentType<typeof OverridesFields> }) {
  // Left out of the question for who may not ask.
  const overrides = read(OverridesFields, of).ruleOverrides ?? [];
  return overrides.length === 0 ? null : (
    <Table
      caption="Blocks of local policy that were lifted"
      columns={[
        {
          name: "Rule",
          cell: ({ ruleId }) => (
            <Link to={`/rules/${ruleId}`} className="govuk-link">
              {ruleId}
            </Link>
          ),
        },
        { name: "Why", cell: ({ reason }) => reason },
        { name: "Until", cell: ({ until }) => writeDay(until) },
        { name: "Granted", cell: ({ grantedAt }) => writeDay(grantedAt.slice(0, 10)), isMinor: true },
      ]}
      rows={overrides}
      keyOf={({ ruleId, grantedAt }) => `${ruleId} ${grantedAt}`}
    />
  );
}
