import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../api/generated";
import type { FindingFragment, Outcome, RuleStrength } from "../api/generated/graphql";
import { useViewer } from "../app/ViewerContext";
import { writeDay, writeDistance } from "../words/dates";
import { Empty } from "./Empty";
import { Tag, type TagColour } from "./Tag";

export const FindingFields = graphql(`
  fragment Finding on Finding {
    ruleId
    ruleVersion
    title
    strength
    source
    outcome
    code
    message
    dueDate
    owner
    whenPassed
    liftedUntil
    stops
  }
`);

const outcomes: Record<Outcome, { text: string; colour: TagColour; order: number }> = {
  BLOCK: { text: "Stops it", colour: "red", order: 0 },
  WARN: { text: "Needs a reason", colour: "orange", order: 1 },
  DEADLINE: { text: "Date to keep", colour: "blue", order: 2 },
  INFORM: { text: "To know", colour: "grey", order: 3 },
};

export const strengths: Record<RuleStrength, string> = {
  STATUTORY_DUTY: "Law",
  STATUTORY_GUIDANCE_MUST: "Statutory guidance, a duty",
  STATUTORY_GUIDANCE_SHOULD: "Statutory guidance",
  NATIONAL_STANDARD: "National standard",
  GOOD_PRACTICE: "Good practice",
  LOCAL_POLICY: "Local policy",
};

/**
 * What the rules say, each with the law behind it and what to do, the gravest first.
 * @param referralId The referral for which officers may lift a block of local policy, if there is one.
 */
export function Findings(props: {
  of: readonly FragmentType<typeof FindingFields>[];
  empty: string;
  referralId?: string;
}) {
  const { of, empty, referralId } = props;
  const findings = of
    .map((masked) => read(FindingFields, masked))
    .sort((a, b) => outcomes[a.outcome].order - outcomes[b.outcome].order);
  return findings.length === 0 ? (
    <Empty>{empty}</Empty>
  ) : (
    <ul className="govuk-list app-findings">
      {findings.map((finding, at) => (
        <li key={`${finding.ruleId} ${finding.code} ${at}`}>
          <FindingItem finding={finding} />
          {referralId && <Lift finding={finding} referralId={referralId} />}
        </li>
      ))}
    </ul>
  );
}

/** Only local policy can be lifted; who may do it for this rule, the API decides. */
function Lift({ finding, referralId }: { finding: FindingFragment; referralId: string }) {
  const viewer = useViewer();
  return finding.outcome === "BLOCK" &&
    finding.stops &&
    finding.strength === "LOCAL_POLICY" &&
    viewer.is("LA_COMMISSIONER", "LA_QUALITY_OFFICER") ? (
    <p className="govuk-body govuk-!-margin-top-2 govuk-!-margin-bottom-0">
      <Link to={`/referrals/${referralId}/lift/${finding.ruleId}`} className="govuk-link">
        Lift {finding.ruleId} for this referral
      </Link>
    </p>
  ) : null;
}

function FindingItem({ finding }: { finding: FindingFragment }) {
  const { text, colour } = outcomes[finding.outcome];
  return (
    <>
      <p className="govuk-body govuk-!-margin-bottom-1">
        <Tag colour={finding.outcome === "BLOCK" && !finding.stops ? "grey" : colour}>
          {finding.outcome === "BLOCK" && !finding.stops ? "Lifted" : text}
        </Tag>{" "}
        <strong>{finding.title}</strong>
      </p>
      <p className="govuk-body govuk-!-margin-bottom-1">{finding.message}</p>
      {finding.dueDate && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          By <strong>{writeDay(finding.dueDate)}</strong> ({writeDistance(finding.dueDate)})
          {finding.owner && `, ${finding.owner}`}.{finding.whenPassed && ` When it passes: ${finding.whenPassed}`}
        </p>
      )}
      {finding.liftedUntil && (
        <p className="govuk-body govuk-!-margin-bottom-1">
          Lifted for this record until {writeDay(finding.liftedUntil)}.
        </p>
      )}
      <p className="govuk-hint govuk-!-margin-bottom-0">
        {strengths[finding.strength]}: {finding.source} ·{" "}
        <Link to={`/rules/${finding.ruleId}`} className="govuk-link">
          {finding.ruleId}
        </Link>
        , version {finding.ruleVersion}
      </p>
    </>
  );
}
