import { useState } from "react";
import { useQuery } from "urql";
import { graphql, read, type FragmentType } from "../api/generated";
import type { StoredDecisionFragment } from "../api/generated/graphql";
import { writeDay, writeMoment } from "../words/dates";
import { count, sayAction } from "../words/texts";
import { Answer } from "./Answer";
import { Details } from "./Details";
import { Empty } from "./Empty";
import { Findings } from "./Findings";
import { Summary } from "./Summary";
import { Table } from "./Table";
import { Tag } from "./Tag";

export const StoredDecisionFields = graphql(`
  fragment StoredDecision on StoredDecision {
    id
    action
    at
    eventDate
    rules
    factsHash
    inputs {
      key
      value
    }
    findings {
      ...Finding
    }
  }
`);

const ReplayDocument = graphql(`
  query ReplayDecision($id: ID!) {
    replayDecision(id: $id) {
      isSame
      differences {
        ruleId
        reason
      }
      findings {
        ...Finding
      }
    }
  }
`);

/** What the rules decided on a record, each decision with what it was told, and made again on request. */
export function Decisions({ of }: { of: readonly FragmentType<typeof StoredDecisionFields>[] }) {
  return of.length === 0 ? (
    <Empty>
      <p className="govuk-body">No decision of the rules is stored for this record yet.</p>
    </Empty>
  ) : (
    <>
      {of.map((masked) => {
        const decision = read(StoredDecisionFields, masked);
        return <Decision key={decision.id} decision={decision} />;
      })}
    </>
  );
}

function Decision({ decision }: { decision: StoredDecisionFragment }) {
  const [isReplayed, setReplayed] = useState(false);
  return (
    <section className="app-decision" aria-label={`${sayAction(decision.action)}, ${writeMoment(decision.at)}`}>
      <h3 className="govuk-heading-s govuk-!-margin-bottom-2">
        {sayAction(decision.action)}, {writeMoment(decision.at)}
      </h3>
      <Summary
        rows={[
          { name: "Judged by the law of", value: writeDay(decision.eventDate) },
          {
            name: "Rules asked",
            value: (
              <Details summary={count(decision.rules.length, "rule version")}>{decision.rules.join(", ")}</Details>
            ),
          },
          { name: "Told to the rules", value: <Inputs decision={decision} /> },
        ]}
      />
      <Details summary={`What they said: ${count(decision.findings.length, "finding")}`}>
        <Findings of={decision.findings} empty="Nothing." />
      </Details>
      {isReplayed ? (
        <Replay id={decision.id} />
      ) : (
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => setReplayed(true)}>
          Make this decision again
        </button>
      )}
    </section>
  );
}

function Inputs({ decision }: { decision: StoredDecisionFragment }) {
  return (
    <Details summary={count(decision.inputs.length, "fact")}>
      <Table
        caption="Facts that the rules were told"
        isCaptionHidden
        columns={[
          { name: "Fact", cell: ({ key }) => key },
          { name: "Value", cell: ({ value }) => value },
        ]}
        rows={decision.inputs}
        keyOf={({ key }) => key}
      />
      <p className="govuk-hint">
        SHA-256 of the facts: <span className="app-break">{decision.factsHash}</span>
      </p>
    </Details>
  );
}

function Replay({ id }: { id: string }) {
  const [answer, again] = useQuery({ query: ReplayDocument, variables: { id }, requestPolicy: "network-only" });
  return (
    <div role="status">
      <Answer of={answer} what="the decision" onRetry={() => again({ requestPolicy: "network-only" })}>
        {({ replayDecision }) =>
          !replayDecision ? (
            <p className="govuk-body">This decision is not yours to see any more.</p>
          ) : replayDecision.isSame ? (
            <p className="govuk-body">
              <Tag colour="green">The same</Tag> From the same facts, by the same rule versions, the rules say the same
              today.
            </p>
          ) : (
            <>
              <p className="govuk-body">
                <Tag colour="red">Not the same</Tag> A rule was changed without a new version. Tell those who run the
                product.
              </p>
              <ul className="govuk-list govuk-list--bullet">
                {replayDecision.differences.map(({ ruleId, reason }) => (
                  <li key={ruleId}>
                    {ruleId}: {reason}
                  </li>
                ))}
              </ul>
              <Findings of={replayDecision.findings} empty="The rules say nothing now." />
            </>
          )
        }
      </Answer>
    </div>
  );
}
