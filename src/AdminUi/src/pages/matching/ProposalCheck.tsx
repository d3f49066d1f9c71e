import { graphql, read, type FragmentType } from "../../api/generated";
import { Details } from "../../ui/Details";
import { Findings } from "../../ui/Findings";
import { RefusalFields } from "../../ui/form";
import { Tag } from "../../ui/Tag";
import { writeDay } from "../../words/dates";

export const ProposalCheckFields = graphql(`
  fragment ProposalCheck on PlacementCheck {
    canPropose
    warningsToAcknowledge
    problems {
      ...Refusal
    }
    places {
      halfDay
      capacity
      taken
      isFree
    }
    findings {
      ruleId
      dueDate
      ...Finding
    }
  }
`);

/** The rule that says by when the first review has to be held. */
const reviewRule = "ENG-REV-001";

/** What would come of the proposal, as the rules and the timetable say it now. */
export function ProposalCheck(props: {
  of: FragmentType<typeof ProposalCheckFields>;
  referralId: string;
  firstReviewDate: string;
  onReviewDate: (day: string) => void;
}) {
  const { canPropose, warningsToAcknowledge, problems, places, findings } = read(ProposalCheckFields, props.of);
  const reviewBy = findings.find(({ ruleId, dueDate }) => ruleId === reviewRule && dueDate)?.dueDate;
  return (
    <>
      <p className="govuk-body" role="status">
        {!canPropose ? (
          <>
            <Tag colour="red">Not yet</Tag> Something stands in the way.
          </>
        ) : warningsToAcknowledge.length > 0 ? (
          <>
            <Tag colour="orange">With a reason</Tag> It can be proposed once you take on what the rules warn of.
          </>
        ) : (
          <>
            <Tag colour="green">It can be proposed</Tag> Nothing stands in the way.
          </>
        )}
      </p>
      {reviewBy && reviewBy !== props.firstReviewDate && (
        <p className="govuk-body">
          The first review has to be held by {writeDay(reviewBy)}.{" "}
          <button type="button" className="app-button-link" onClick={() => props.onReviewDate(reviewBy)}>
            Take this day
          </button>
        </p>
      )}
      {problems.length > 0 && (
        <>
          <h3 className="govuk-heading-s">In the way</h3>
          <ul className="govuk-list govuk-list--bullet">
            {problems.map((masked, at) => {
              const { message, source } = read(RefusalFields, masked);
              return (
                <li key={at}>
                  {message}
                  {source && <span className="app-detail">{source}</span>}
                </li>
              );
            })}
          </ul>
        </>
      )}
      {places.length > 0 && <Places places={places} />}
      {findings.length > 0 && (
        <Details summary={`All that the rules say (${findings.length})`}>
          <Findings of={findings} empty="Nothing." referralId={props.referralId} />
        </Details>
      )}
    </>
  );
}

function Places(props: { places: readonly { halfDay: string; capacity: number; taken: number; isFree: boolean }[] }) {
  return (
    <>
      <h3 className="govuk-heading-s">Places on the fullest day of the time</h3>
      <ul className="govuk-list">
        {props.places.map(({ halfDay, capacity, taken, isFree }) => (
          <li key={halfDay}>
            {halfDay}: {taken} of {capacity} held {!isFree && <Tag colour="red">Full</Tag>}
          </li>
        ))}
      </ul>
    </>
  );
}
