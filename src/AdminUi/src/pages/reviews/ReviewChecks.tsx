import { useQuery } from "urql";
import { graphql, read } from "../../api/generated";
import type { RecordReviewInput } from "../../api/generated/graphql";
import { Failure } from "../../ui/Answer";
import { Findings } from "../../ui/Findings";
import { RefusalFields } from "../../ui/form";
import { useSettled } from "../../ui/useSettled";
import { writeDay } from "../../words/dates";

const CheckDocument = graphql(`
  query CheckReview($input: RecordReviewInput!) {
    checkReview(input: $input) {
      canRecord
      nextReviewDue
      problems {
        ...Refusal
      }
      findings {
        ...Finding
      }
    }
  }
`);

/** What the rules say of the review as it is written so far. Nothing is recorded by asking. */
export function ReviewChecks({ input }: { input: RecordReviewInput | undefined }) {
  const settled = useSettled(input ?? null);
  return (
    <aside className="review-checks" aria-labelledby="review-checks">
      <h2 id="review-checks" className="govuk-heading-m">
        What the rules say
      </h2>
      {settled ? (
        <Checked input={settled} />
      ) : (
        <p className="govuk-body">
          Answer the three questions on attendance, safety and need, and choose a decision: then the rules are asked as
          you write.
        </p>
      )}
    </aside>
  );
}

function Checked({ input }: { input: RecordReviewInput }) {
  const [{ data, error, fetching }, again] = useQuery({ query: CheckDocument, variables: { input } });
  if (error && !data) {
    return <Failure error={error} onRetry={() => again({ requestPolicy: "network-only" })} />;
  }

  if (!data) {
    return <p className="govuk-body">Asking the rules…</p>;
  }

  const { canRecord, nextReviewDue, problems, findings } = data.checkReview;
  return (
    <div aria-busy={fetching}>
      <p className="govuk-body" role="status">
        <strong>{canRecord ? "Nothing stands in the way." : "This is still needed:"}</strong>
        {canRecord && nextReviewDue && ` The next review would be due by ${writeDay(nextReviewDue)}.`}
      </p>
      {problems.length > 0 && (
        <ul className="govuk-list govuk-list--bullet">
          {problems.map((problem, at) => {
            const { message, source } = read(RefusalFields, problem);
            return (
              <li key={at}>
                {message}
                {source && <span className="app-detail">{source}</span>}
              </li>
            );
          })}
        </ul>
      )}
      {findings.length > 0 && <Findings of={findings} empty="" />}
    </div>
  );
}
