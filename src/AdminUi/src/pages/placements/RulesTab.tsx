import { graphql, read, type FragmentType } from "../../api/generated";
import { Decisions } from "../../ui/Decisions";
import { Findings } from "../../ui/Findings";
import { Table } from "../../ui/Table";
import { writeDay, writeMoment } from "../../words/dates";

export const PlacementRulesFields = graphql(`
  fragment PlacementRules on Placement {
    findings {
      ...Finding
    }
    decisions @include(if: $withDecisions) {
      ...StoredDecision
    }
    referralId
    referral {
      ruleOverrides @include(if: $withOverrides) {
        ruleId
        reason
        until
        grantedAt
      }
    }
  }
`);

/** What the rules say of the placement, what they decided each time they were asked, and which of them an officer has lifted. */
export function RulesTab({ of }: { of: FragmentType<typeof PlacementRulesFields> }) {
  const { findings, decisions, referralId, referral } = read(PlacementRulesFields, of);
  const overrides = referral?.ruleOverrides ?? [];
  return (
    <>
      <h2 className="govuk-heading-m">What the rules said last</h2>
      <Findings
        of={findings}
        referralId={referralId}
        empty="No rule has spoken of this placement: it came from another system, or is not proposed by this product."
      />
      {overrides.length > 0 && (
        <Table
          caption="Local rules that were lifted for it"
          columns={[
            { name: "Rule", cell: (override) => override.ruleId },
            { name: "Why", cell: (override) => override.reason },
            { name: "Until", cell: (override) => writeDay(override.until) },
            { name: "Granted", cell: (override) => writeMoment(override.grantedAt), isMinor: true },
          ]}
          rows={overrides}
          keyOf={(override) => `${override.ruleId} ${override.grantedAt}`}
        />
      )}
      {decisions && (
        <>
          <h2 className="govuk-heading-m">Decisions on record</h2>
          <Decisions of={decisions} />
        </>
      )}
    </>
  );
}
