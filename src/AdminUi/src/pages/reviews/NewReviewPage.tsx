import { useQuery } from "urql";
import { Link } from "react-router";
import { graphql, read } from "../../api/generated";
import type { PlacementToReviewQuery, ReviewAttendee } from "../../api/generated/graphql";
import { NotFoundPage } from "../../app/NotFoundPage";
import { Answer } from "../../ui/Answer";
import { Details } from "../../ui/Details";
import { useGoDone } from "../../ui/Done";
import { Checkbox, Checkboxes, DateField, Form, Radios, Submit, TextArea } from "../../ui/fields";
import { useForm, useSend } from "../../ui/form";
import { Notice, Warning } from "../../ui/Notice";
import { Page as Frame } from "../../ui/Page";
import { useSearch } from "../../ui/useSearch";
import { londonDay, writeDay } from "../../words/dates";
import { reviewAttendees, reviewDecisions } from "../../words/reviews";
import { choicesOf } from "../../words/texts";
import { placementCrumbs } from "../placements/crumbs";
import { placementName } from "../placements/placementName";
import { ReportFields, ReportText } from "./Report";
import { ReviewChecks } from "./ReviewChecks";
import { emptyReview, reviewInput, unanswered } from "./reviewForm";
import "./reviews.scss";

const PlacementDocument = graphql(`
  query PlacementToReview($id: ID!) {
    placement(id: $id) {
      id
      ...PlacementName
      pupil {
        hasEhcp
      }
      plan {
        goals {
          goal
          measure
        }
      }
      attendance {
        attendancePercent
      }
      reviewSchedule {
        nextReviewDue
        isOverdue
        waitingReports {
          id
          ...ProviderReport
        }
      }
    }
  }
`);

const RecordDocument = graphql(`
  mutation RecordReview($input: RecordReviewInput!) {
    recordReview(input: $input) {
      review {
        id
        nextReviewDue
        placement {
          id
        }
      }
      userErrors {
        ...Refusal
      }
    }
  }
`);

export function Page() {
  const id = useSearch().one("placement") ?? "";
  const [asked, again] = useQuery({ query: PlacementDocument, variables: { id }, pause: !id });
  const placement = asked.data?.placement;
  return !id || placement === null ? (
    <NotFoundPage />
  ) : (
    <Frame title="Record a review" caption={placement && placementName(placement)} crumbs={placementCrumbs(id)}>
      <Answer of={asked} what="the placement" onRetry={() => again({ requestPolicy: "network-only" })}>
        {() => placement && <Record placement={placement} />}
      </Answer>
    </Frame>
  );
}

type Placement = NonNullable<PlacementToReviewQuery["placement"]>;

const yesNo = [
  { value: "yes", text: "Yes" },
  { value: "no", text: "No" },
];

const attendees = Object.keys(reviewAttendees) as ReviewAttendee[];

function Record({ placement }: { placement: Placement }) {
  const form = useForm(emptyReview(londonDay()), `review.${placement.id}`);
  const [isSending, send] = useSend(RecordDocument);
  const goDone = useGoDone();
  const { values } = form;
  const input = reviewInput(values, placement.id, attendees);
  const submit = async () => {
    if (!input) {
      form.showProblems(unanswered(values));
      return;
    }

    const sent = await send({ input: { ...input, idempotencyKey: form.idempotencyKey } });
    if (sent.is !== "done") {
      form.showProblems(sent.problems);
    } else if (sent.data.recordReview.review) {
      const { id, nextReviewDue } = sent.data.recordReview.review;
      form.reset();
      goDone(
        `/reviews/${id}`,
        nextReviewDue
          ? `The review is recorded. The next one is due by ${writeDay(nextReviewDue)}.`
          : "The review is recorded. No other one falls due before the agreed end.",
      );
    }
  };
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        {form.isRestored && (
          <Notice title="Draft">
            <p className="govuk-body">What you wrote before is here again. Nothing of it was sent.</p>
          </Notice>
        )}
        <Background of={placement} />
        <Form form={form} onSubmit={() => void submit()} label="Review">
          <DateField form={form} name="heldOn" label="When was it held?" />
          <Checkboxes form={form} name="attendees" label="Who came?" isSmall choices={choicesOf(reviewAttendees)} />
          <Radios form={form} name="isAttending" label="Does the child attend as planned?" isInline choices={yesNo} />
          <Radios form={form} name="isSafe" label="Is the child safe there?" isInline choices={yesNo} />
          {values.isSafe === "no" && (
            <Warning>
              <Link to={`/safeguarding/new?placement=${placement.id}`} className="govuk-link">
                Raise a safeguarding concern
              </Link>{" "}
              now. A placement where the child is not safe cannot go on as it is.
            </Warning>
          )}
          <Radios form={form} name="isMeetingNeed" label="Does the placement meet the need?" isInline choices={yesNo} />
          <TextArea
            form={form}
            name="progress"
            label="Progress"
            hint="Against each goal; behaviour and wellbeing too. At least 20 characters."
            rows={8}
            most={8000}
          />
          <TextArea form={form} name="pupilVoice" label="What the child said, in the child’s words" most={4000} />
          <Checkbox form={form} name="isPupilVoiceDeclined" label="The child was asked and chose to say nothing" />
          <TextArea form={form} name="parentView" label="What the parent or carer said" most={4000} />
          <Checkbox
            form={form}
            name="isParentUnreached"
            label="The parent or carer was asked and could not be reached"
          />
          <Checkbox form={form} name="isRiskReviewed" label="The risk assessment was looked at again" />
          {placement.pupil?.hasEhcp !== false && (
            <Checkbox form={form} name="areEhcpOutcomesReviewed" label="The outcomes of the EHC plan were looked at" />
          )}
          <Radios form={form} name="decision" label="What was decided?" choices={choicesOf(reviewDecisions)} />
          <TextArea form={form} name="decisionReason" label="Why?" rows={4} most={2000} />
          <DateField
            form={form}
            name="nextReviewDate"
            label="Next review (optional)"
            hint="Leave it empty for the last day that the rules allow."
          />
          <Submit isSending={isSending}>Record the review</Submit>
        </Form>
      </div>
      <div className="govuk-grid-column-one-third">
        <ReviewChecks input={input} />
      </div>
    </div>
  );
}

/** What the meeting had before it: goals, attendance and the provider's report. */
function Background({ of: { plan, attendance, reviewSchedule } }: { of: Placement }) {
  const reports = reviewSchedule?.waitingReports ?? [];
  return (
    <>
      <p className="govuk-body">
        {reviewSchedule?.nextReviewDue
          ? `Due by ${writeDay(reviewSchedule.nextReviewDue)}${reviewSchedule.isOverdue ? ", overdue" : ""}. `
          : ""}
        {typeof attendance?.attendancePercent === "number" && `Attended so far: ${attendance.attendancePercent}%.`}
      </p>
      {plan && plan.goals.length > 0 && (
        <Details summary="The goals of the plan">
          <ul className="govuk-list govuk-list--bullet">
            {plan.goals.map(({ goal, measure }) => (
              <li key={goal}>
                {goal}: {measure}
              </li>
            ))}
          </ul>
        </Details>
      )}
      {reports.length === 0 ? (
        <p className="govuk-body">The provider’s report is not here yet.</p>
      ) : (
        reports.map((report) => {
          const { periodFrom, periodTo } = read(ReportFields, report);
          return (
            <Details key={report.id} summary={`Provider’s report, ${writeDay(periodFrom)} to ${writeDay(periodTo)}`}>
              <ReportText of={report} />
            </Details>
          );
        })
      )}
    </>
  );
}
