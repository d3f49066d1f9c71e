import { Link, useParams } from "react-router";
import { useQuery } from "urql";
import { useViewer } from "../../app/ViewerContext";
import { graphql } from "../../api/generated";
import type { RulePageQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Empty } from "../../ui/Empty";
import { strengths } from "../../ui/Findings";
import { Page as Frame } from "../../ui/Page";
import { Summary } from "../../ui/Summary";
import { Table } from "../../ui/Table";
import { Tag } from "../../ui/Tag";
import { linesOf, sayKey } from "./json";
import { confidences, sayForce } from "./words";

const RuleDocument = graphql(`
  query RulePage($id: String!) {
    rule(id: $id) {
      id
      ruleId
      version
      title
      statement
      source
      strength
      confidence
      moduleKey
      inForceFrom
      inForceUntil
      isOn
      offBecause
      examples {
        name
        title
        operation
        facts
        expected
        why
      }
    }
    ruleParameters(ruleId: $id) {
      key
      value
      default
    }
  }
`);

type Version = RulePageQuery["rule"][number];

export function Page() {
  const { id = "" } = useParams();
  const { laCode, organisationName } = useViewer();
  const [asked, again] = useQuery({ query: RuleDocument, variables: { id } });
  const newest = asked.data?.rule.at(-1);
  return (
    <Frame title={newest?.title ?? "Rule"} caption={id} crumbs={[{ to: "/rules", text: "Rules" }]}>
      <Answer of={asked} what="the rule" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ rule, ruleParameters }) =>
          rule.length === 0 ? (
            <Empty>There is no rule of this name.</Empty>
          ) : (
            <>
              {rule.toReversed().map((version) => (
                <RuleVersion key={version.id} version={version} isOnly={rule.length === 1} />
              ))}
              <Parameters of={ruleParameters} where={laCode ? organisationName : "your authority"} />
              <Examples of={newest?.examples ?? []} ruleId={id} />
            </>
          )
        }
      </Answer>
    </Frame>
  );
}

function RuleVersion({ version, isOnly }: { version: Version; isOnly: boolean }) {
  return (
    <section aria-label={`Version ${version.version}`}>
      {!isOnly && <h2 className="govuk-heading-m">Version {version.version}</h2>}
      <p className="govuk-body-l app-prose">{version.statement}</p>
      {!version.isOn && (
        <div className="govuk-inset-text">
          <Tag colour="grey">Off</Tag> It does not speak. {version.offBecause}
        </div>
      )}
      <Summary
        rows={[
          { name: "Rests on", value: version.source },
          { name: "Weight", value: strengths[version.strength] },
          { name: "Confidence", value: confidences[version.confidence] },
          { name: "For legal events", value: sayForce(version) },
          {
            name: "Module",
            value: (
              <Link to={`/rules?module=${version.moduleKey}`} className="govuk-link">
                {version.moduleKey}
              </Link>
            ),
          },
          isOnly && { name: "Version", value: version.version },
        ]}
      />
    </section>
  );
}

function Parameters({ of, where }: { of: RulePageQuery["ruleParameters"]; where: string }) {
  return of.length === 0 ? null : (
    <>
      <h2 className="govuk-heading-m">What an authority may set</h2>
      <Table
        caption={`Parameters as they hold for ${where} today`}
        isCaptionHidden
        rows={of}
        keyOf={({ key }) => key}
        columns={[
          {
            name: "Parameter",
            cell: ({ key }) => (
              <>
                {sayKey(key.split(".").slice(1).join(".") || key)} <span className="govuk-hint">{key}</span>
              </>
            ),
          },
          { name: `Holds for ${where}`, cell: ({ value }) => <strong>{value}</strong>, isNumeric: true },
          { name: "Unless set otherwise", cell: (parameter) => parameter.default, isNumeric: true, isMinor: true },
        ]}
      />
    </>
  );
}

function Examples({ of, ruleId }: { of: Version["examples"]; ruleId: string }) {
  return (
    <>
      <h2 className="govuk-heading-m">Worked examples</h2>
      {of.length === 0 ? (
        <Empty>This rule has none yet.</Empty>
      ) : (
        of.map((example) => (
          <Details key={example.name} summary={`${example.title} (${example.name})`}>
            <h3 className="govuk-heading-s">What was known</h3>
            <Summary rows={linesOf(example.facts)} />
            <h3 className="govuk-heading-s">The right answer</h3>
            <Summary rows={linesOf(example.expected)} />
            <p className="govuk-body">{example.why}</p>
            <Link to={`/rules/try?rule=${ruleId}&example=${example.name}`} className="govuk-link">
              Try this one, or change it
            </Link>
          </Details>
        ))
      )}
    </>
  );
}
