import { useQuery } from "urql";
import { graphql } from "../../api/generated";
import type { CheckReferralQuery } from "../../api/generated/graphql";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { Findings } from "../../ui/Findings";
import { useSettled } from "../../ui/useSettled";
import { writeDistance, writeWeekday } from "../../words/dates";
import { responsibleBodies } from "../../words/referrals";
import { contentOf, type ReferralValues } from "./referralForm";

const CheckDocument = graphql(`
  query CheckReferral($input: CheckReferralInput!) {
    checkReferral(input: $input) {
      responsible
      dueDate
      canSubmit
      findings {
        ...Finding
      }
    }
  }
`);

/** Who must arrange education and by when, as the rules say it of what is written so far. */
export function DutyPanel({ values }: { values: ReferralValues }) {
  const settled = useSettled({ pupilId: values.pupilId, content: contentOf({ ...values, summary: "" }) });
  const { pupilId, content } = settled;
  const canAsk = pupilId !== "" && content !== undefined;
  const [answer, again] = useQuery({
    query: CheckDocument,
    variables: { input: { pupilId, content: content ?? { reason: "OTHERWISE", eventDate: "", summary: "" } } },
    pause: !canAsk,
  });
  return (
    <section className="app-beside" aria-labelledby="duty">
      <h2 id="duty" className="govuk-heading-m">
        Who must act, and by when
      </h2>
      {canAsk ? (
        <Answer of={answer} what="what the rules say" onRetry={() => again({ requestPolicy: "network-only" })}>
          {({ checkReferral }) =>
            checkReferral ? (
              <Duty check={checkReferral} />
            ) : (
              <p className="govuk-body">This child is not, or no longer, one whom you may refer.</p>
            )
          }
        </Answer>
      ) : (
        <p className="govuk-body">
          As soon as child, reason and date are known, the rules say here who must arrange education and by when.
        </p>
      )}
    </section>
  );
}

function Duty({ check }: { check: NonNullable<CheckReferralQuery["checkReferral"]> }) {
  const { responsible, dueDate, canSubmit, findings } = check;
  return (
    <>
      <div role="status">
        <p className="govuk-body">
          {responsible ? (
            <>
              <strong>{responsibleBodies[responsible]}</strong> must arrange education.
            </>
          ) : (
            "No rule names a body that must arrange education."
          )}
        </p>
        <p className="govuk-body">
          {dueDate ? (
            <>
              Full-time education must be in place by <strong>{writeWeekday(dueDate)}</strong> ({writeDistance(dueDate)}
              ).
            </>
          ) : (
            "No dated duty applies."
          )}
        </p>
        {!canSubmit && (
          <p className="govuk-body app-error-text">As it stands, it cannot be sent. What the rules say shows why.</p>
        )}
      </div>
      <Details summary={`What the rules say (${findings.length})`} isOpen={!canSubmit}>
        <Findings of={findings} empty="Nothing." />
      </Details>
    </>
  );
}
