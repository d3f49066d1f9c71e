import { Link } from "react-router";
import { graphql, read, type FragmentType } from "../../api/generated";
import type { InformationRequestsFragment } from "../../api/generated/graphql";
import { useViewer } from "../../app/ViewerContext";
import { Summary } from "../../ui/Summary";
import { Tag } from "../../ui/Tag";
import { writeDay, writeMoment } from "../../words/dates";
import { informationKinds, informationStates } from "../../words/referrals";

export const InformationFields = graphql(`
  fragment InformationRequests on Referral {
    id
    school {
      name
    }
    informationRequests {
      number
      askedAt
      dueDate
      state
      isOverdue
      closedAt
      gaps {
        number
        kind
        wanted
        answer
        answeredAt
      }
    }
  }
`);

type Request = InformationRequestsFragment["informationRequests"][number];

/** What the authority asked of the school, and what it was told; nothing where nothing was asked. */
export function InformationRequests({ of }: { of: FragmentType<typeof InformationFields> }) {
  const viewer = useViewer();
  const { id, school, informationRequests } = read(InformationFields, of);
  return informationRequests.length === 0 ? null : (
    <>
      <h2 className="govuk-heading-m">More information</h2>
      {informationRequests.map((request) => (
        <section key={request.number} className="app-request" aria-label={`Request ${request.number}`}>
          <p className="govuk-body">
            <StateTag of={request} /> Asked by the authority on {writeMoment(request.askedAt)}.{" "}
            {request.state === "WAITING" && saysDue(request)}
            {request.closedAt && `Closed on ${writeMoment(request.closedAt)}, before all was answered.`}
          </p>
          <Summary
            rows={request.gaps.map(({ number, kind, wanted, answer, answeredAt }) => ({
              name: `${number}. ${informationKinds[kind]}`,
              value: (
                <>
                  <p className="govuk-hint app-prose">{wanted}</p>
                  <p className="govuk-body app-prose govuk-!-margin-bottom-0">{answer ?? "Not answered"}</p>
                  {answeredAt && (
                    <span className="app-detail">
                      {school?.name ?? "The school"}, {writeMoment(answeredAt)}
                    </span>
                  )}
                </>
              ),
            }))}
          />
          {request.state === "WAITING" && viewer.is("SCHOOL_STAFF", "SCHOOL_LEADER") && (
            <Link to={`/referrals/${id}/requests/${request.number}`} className="govuk-button">
              Answer request {request.number}
            </Link>
          )}
        </section>
      ))}
    </>
  );
}

function StateTag({ of: { state, isOverdue } }: { of: Request }) {
  return isOverdue ? (
    <Tag colour="red">Answer overdue</Tag>
  ) : (
    <Tag colour={informationStates[state].colour}>{informationStates[state].text}</Tag>
  );
}

function saysDue({ dueDate, isOverdue }: Request): string {
  return dueDate
    ? `The answer ${isOverdue ? "was" : "is"} due by ${writeDay(dueDate)}.`
    : "No day is set: there are no term dates on file to count by.";
}
