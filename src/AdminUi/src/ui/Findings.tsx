import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../api/generated";
import type { FindingFragment, Outcome, RuleStrength } from "../api/generated/graphql";
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

/** What the rules say, each with the law behind it and what to do, the gravest first. */
export function Findings({ of, empty }: { of: readonly FragmentType<typeof FindingFields>[]; empty: string }) {
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
        </li>
      ))}
    </ul>
  );
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
